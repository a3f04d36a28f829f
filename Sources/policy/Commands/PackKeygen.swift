import ArgumentParser
import PolicyPacks

/// `policy pack keygen NAME`: a pair of keys to sign archives with.
struct PackKeygen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keygen",
    abstract: "Write a pair of Ed25519 keys: NAME.key to sign with, NAME.pub to hand out.")

  @Argument(
    help: ArgumentHelp("The path of both files, without their endings.", valueName: "name"))
  var name: String

  func run() throws {
    let (secret, shared) = ("\(name).key", "\(name).pub")
    for path in [secret, shared] where Files.kind(path) != nil {
      Stream.complaints.write("policy: `\(path)` is there already; nothing was written\n")
      throw ExitStatus.complaints
    }
    let keys = try Ed25519Program.generate()
    do throws(Files.Unreadable) {
      try Files.write(
        Array(KeyFile.text(.secret, keys.secret).utf8), to: secret, isPrivate: true)
      try Files.write(KeyFile.text(.shared, keys.shared), to: shared)
    } catch {
      Stream.complaints.write("policy: `\(error.path)` cannot be written: \(error.reason)\n")
      throw ExitStatus.complaints
    }
    Stream.answers.write("wrote \(secret): keep it to yourself\nwrote \(shared): hand it out\n")
  }
}
