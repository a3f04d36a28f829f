#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Files {
  /// Makes a folder that only its owner may enter, with a name that nothing has yet.
  ///
  /// - Parameter start: the path of the folder as far as it is chosen.
  package static func makeFreshFolder(_ start: String) throws(Unreadable) -> String {
    var template = Array("\(start)XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer -> String? in
      guard let path = buffer.baseAddress.flatMap({ mkdtemp($0) }) else { return nil }
      return String(cString: path)
    }
    guard let made else { throw failure(start) }
    return made
  }

  /// Gives a file or folder another name on the same disk; what is in the way stays, unless it is
  /// an empty folder or a file.
  package static func move(_ old: String, to new: String) throws(Unreadable) {
    guard rename(old, new) == 0 else { throw failure(new) }
  }

  /// Writes a file whole or not at all; what was there is replaced.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(Unreadable) {
    let draft = "\(path).\(getpid()).new"
    unlink(draft)
    do throws(Unreadable) {
      try write(bytes, to: draft)
      try move(draft, to: path)
    } catch {
      unlink(draft)
      throw Unreadable(path: path, reason: error.reason)
    }
  }

  /// Removes a file, or a folder with all that is in it; links are removed, not followed.
  package static func remove(_ path: String) {
    guard kind(path) == .folder else {
      unlink(path)
      return
    }
    for name in everyName(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }

  /// The names in a folder, hidden ones too.
  private static func everyName(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func failure(_ path: String) -> Unreadable {
    Unreadable(path: path, reason: String(cString: strerror(errno)))
  }
}
