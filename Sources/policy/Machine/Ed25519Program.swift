import PolicyPacks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Signatures, made and held against keys by the program `policy-ed25519` that lies beside this one.
///
/// It is another process because a library of cryptography would make every start slower, and it is
/// looked for nowhere else: what lies beside the command is as trustworthy as the command.
enum Ed25519Program {
  static let name = "policy-ed25519"

  /// A fresh pair of keys, 32 bytes each.
  static func generate() throws(ExitStatus) -> (secret: [UInt8], shared: [UInt8]) {
    let keys = try answer("generate", []).split(separator: "\n").map {
      hexadecimalBytes($0, count: 32)
    }
    guard keys.count == 2, let secret = keys[0], let shared = keys[1] else { throw broken() }
    return (secret, shared)
  }

  /// The public key that belongs to a secret one.
  static func publicKey(of secret: [UInt8]) throws(ExitStatus) -> [UInt8] {
    let line = try answer("public", [secret]).split(separator: "\n").first
    guard let key = line.flatMap({ hexadecimalBytes($0, count: 32) }) else { throw broken() }
    return key
  }

  /// The signature of some bytes, 64 bytes.
  static func signature(of message: [UInt8], by secret: [UInt8]) throws(ExitStatus) -> [UInt8] {
    let line = try answer("sign", [secret, message]).split(separator: "\n").first
    guard let signature = line.flatMap({ hexadecimalBytes($0, count: 64) }) else { throw broken() }
    return signature
  }

  static func isValid(_ signature: [UInt8], of message: [UInt8], by key: [UInt8])
    throws(ExitStatus) -> Bool
  {
    switch try run("verify", [key, signature, message]).status {
    case 0: return true
    case 1: return false
    default: throw broken()
    }
  }

  // MARK: The process

  private static func answer(_ verb: String, _ lines: [[UInt8]]) throws(ExitStatus) -> String {
    let ended = try run(verb, lines)
    guard ended.status == 0 else { throw broken() }
    return ended.text
  }

  /// Runs the program with an empty environment: lines of hexadecimal digits in, its answer out.
  private static func run(_ verb: String, _ lines: [[UInt8]]) throws(ExitStatus)
    -> (status: Int32, text: String)
  {
    guard let folder = Paths.aboveExecutable.first, Files.kind("\(folder)/\(name)") == .file else {
      Stream.complaints.write("policy: `\(name)` does not lie beside `policy`; install both\n")
      throw .ourFault
    }
    var (into, out): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard pipe(&into) == 0, pipe(&out) == 0 else { throw broken() }
    guard let process = start("\(folder)/\(name)", verb, reading: into, writing: out) else {
      for descriptor in into + out { close(descriptor) }
      throw broken()
    }
    close(into[0])
    close(out[1])
    // The program reads all before it answers, so neither side waits for the other.
    send(Array(lines.map { hexadecimal($0) + "\n" }.joined().utf8), to: into[1])
    close(into[1])
    let text = receive(from: out[0])
    close(out[0])
    var state: Int32 = 0
    while waitpid(process, &state, 0) < 0 { guard errno == EINTR else { throw broken() } }
    guard state & 0x7F == 0 else { throw broken() }
    return (state >> 8 & 0xFF, text)
  }

  private static func start(_ path: String, _ verb: String, reading: [Int32], writing: [Int32])
    -> pid_t?
  {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, reading[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, writing[1], STDOUT_FILENO)
    for descriptor in reading + writing where descriptor > STDERR_FILENO {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    let words = [strdup(path), strdup(verb)]
    defer { words.forEach { free($0) } }
    var arguments = words + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    var process: pid_t = 0
    return posix_spawn(&process, path, &actions, nil, &arguments, &environment) == 0 ? process : nil
  }

  private static func send(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
    }
  }

  private static func receive(from descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { bytes += chunk[..<count] } else if count == 0 || errno != EINTR { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func broken() -> ExitStatus {
    Stream.complaints.write("policy: `\(name)` does not answer as it must; install it anew\n")
    return .ourFault
  }
}
