#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Paths as texts, and the places that an installation is made of.
enum Paths {
  /// The path without a slash at its end.
  static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// The folder that holds a path, by its text: `a/b` lies in `a`, `a` in `.`.
  static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The path from the root, links followed; nil if there is nothing.
  static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// One path from the root as seen from another.
  static func relative(_ path: String, to folder: String) -> String {
    let (path, folder) = (path.split(separator: "/"), folder.split(separator: "/"))
    let common = zip(path, folder).prefix { $0 == $1 }.count
    let parts = folder.dropFirst(common).map { _ in ".." } + path.dropFirst(common)
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  /// The folders above the running executable, nearest first.
  ///
  /// In an installation one of them holds `share/policy`, in a checkout one holds `docs`.
  static var aboveExecutable: [String] {
    guard var path = executable else { return [] }
    var folders: [String] = []
    while path != "/", path != "." {
      path = parent(path)
      folders.append(path == "/" ? "" : path)
    }
    return folders
  }

  private static var executable: String? {
    #if os(Linux)
      return real("/proc/self/exe")
    #else
      var size: UInt32 = 4096
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
      return buffer.withUnsafeBufferPointer { $0.baseAddress.flatMap { real(String(cString: $0)) } }
    #endif
  }
}
