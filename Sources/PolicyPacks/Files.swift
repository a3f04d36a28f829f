import SourceText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files and folders of the machine, read without Foundation: starting up must cost nothing.
package enum Files {
  /// Why a file could not be read.
  package struct Unreadable: Error, Sendable {
    package let path: String
    package let reason: String

    package init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  /// Reads a whole file; `-` is standard input. Files beyond the limit are refused before reading on.
  package static func read(_ path: String, shownAs shown: String? = nil) throws(Unreadable)
    -> SourceFile
  {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
    guard descriptor >= 0 else {
      throw Unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { if path != "-" { close(descriptor) } }
    var info = stat()
    let size = fstat(descriptor, &info) == 0 ? Int(info.st_size) : 0
    var bytes: [UInt8] = []
    while true {
      // Nothing is known about the size of a pipe.
      let room = min(max(size - bytes.count, 0), sizeLimit) + 4_096
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
        count = systemRead(descriptor, buffer.baseAddress, room)
        initialized = max(count, 0)
      }
      guard count >= 0 else {
        throw Unreadable(path: path, reason: String(cString: strerror(errno)))
      }
      guard count > 0 else { break }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      // A file gives as much as it has; only of other things is the end to be looked for.
      if size > 0, bytes.count == size { break }
      guard bytes.count <= sizeLimit else {
        throw Unreadable(path: path, reason: "larger than \(sizeLimit) bytes")
      }
    }
    return SourceFile(path: shown ?? path, bytes: bytes)
  }

  /// No policy, calendar or case comes near this size.
  package static let sizeLimit = 16 * 1024 * 1024

  /// The names in a folder, sorted, without those that start with a dot; nil if it is no folder.
  package static func list(_ folder: String) -> [String]? { entries(folder)?.map(\.name) }

  /// The names in a folder with what they are, sorted, without those that start with a dot.
  private static func entries(_ folder: String) -> [(name: String, kind: Kind)]? {
    guard let handle = opendir(folder) else { return nil }
    defer { closedir(handle) }
    var found: [(name: String, kind: Kind)] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      // Why: most file systems tell along with the name, which spares asking for each.
      let told: Kind? =
        switch Int32(entry.pointee.d_type) {
        case Int32(DT_REG): .file
        case Int32(DT_DIR): .folder
        case Int32(DT_LNK): .link
        default: nil
        }
      found.append((name, told ?? kind("\(folder)/\(name)") ?? .other))
    }
    return found.sorted { $0.name < $1.name }
  }

  package static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  package static func exists(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0
  }

  /// What lies at a path, links not followed.
  package enum Kind: Sendable { case file, folder, link, other }

  /// What lies at a path, links not followed; nil: nothing.
  package static func kind(_ path: String) -> Kind? {
    var info = stat()
    guard lstat(path, &info) == 0 else { return nil }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// Who may do what with a file, as the last twelve bits of its mode; nil: there is nothing.
  package static func permissions(_ path: String) -> Int? {
    var info = stat()
    return stat(path, &info) == 0 ? Int(info.st_mode & 0o7777) : nil
  }

  /// Whether a path is a link to something else.
  package static func isLink(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
  }

  /// Every `.yaml` file below a folder, in the order of their paths; links to folders are not followed,
  /// for they may lead back.
  package static func yamlFiles(under folder: String) -> [String] {
    (entries(folder) ?? []).flatMap { entry -> [String] in
      let path = "\(folder)/\(entry.name)"
      if entry.kind == .folder { return yamlFiles(under: path) }
      guard entry.name.hasSuffix(".yaml") || entry.name.hasSuffix(".yml") else { return [] }
      return entry.kind == .link && isFolder(path) ? [] : [path]
    }
  }

  /// Writes a file anew; the folder must exist.
  package static func write(_ text: String, to path: String) throws(Unreadable) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes a file anew; the folder must exist. `isPrivate`: nobody else may read it.
  package static func write(_ bytes: [UInt8], to path: String, isPrivate: Bool = false)
    throws(Unreadable)
  {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, isPrivate ? 0o600 : 0o644)
    guard descriptor >= 0 else {
      throw Unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else {
        throw Unreadable(path: path, reason: String(cString: strerror(errno)))
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String) throws(Unreadable) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += made.isEmpty || made.hasSuffix("/") ? String(part) : "/\(part)"
      if isFolder(made) { continue }
      guard mkdir(made, 0o755) == 0 else {
        throw Unreadable(path: made, reason: String(cString: strerror(errno)))
      }
    }
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}
