import PolicyPacks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of a file in a revision, as `git show REVISION:PATH` gives them.
///
/// Runs git from the search path, in the current folder, without a shell.
func gitShow(_ revision: String) throws(Files.Unreadable) -> [UInt8] {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else {
    throw Files.Unreadable(path: revision, reason: String(cString: strerror(errno)))
  }
  defer { close(ends[0]) }
  let child = spawnGit(["git", "show", "--end-of-options", revision], output: ends[1])
  close(ends[1])
  guard let child else { throw Files.Unreadable(path: revision, reason: "git cannot be run") }
  let bytes = drain(ends[0])
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0, errno == EINTR {}
  guard status == 0 else {
    throw Files.Unreadable(path: revision, reason: "git knows no such revision of a file")
  }
  return bytes
}

private func spawnGit(_ words: [String], output: Int32) -> pid_t? {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
  var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
  defer { arguments.forEach { free($0) } }
  var child: pid_t = 0
  return posix_spawnp(&child, "git", &actions, nil, &arguments, environ) == 0 ? child : nil
}

private func drain(_ descriptor: Int32) -> [UInt8] {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while bytes.count <= Files.sizeLimit {
    let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { break }
    bytes += chunk[..<count]
  }
  return bytes
}
