import ArgumentParser
import PolicyPacks

/// `policy pack build PACK`: a pack in one signed file.
struct PackBuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Write a pack that checks into one archive, signed with a secret key.",
    discussion: "The archive is PACK-VERSION.policypack, and the same for the same files and key.")

  @Argument(help: ArgumentHelp("The pack.", valueName: "pack")) var name: String
  @OptionGroup var packs: PackOptions
  @Option(
    name: .customLong("key"),
    help: ArgumentHelp("The secret key, as `policy pack keygen` writes it.", valueName: "file"),
    completion: .file(extensions: ["key"]))
  var keyPath: String
  @OptionGroup var output: OutputOption

  func run() throws {
    let key = try KeyFile.read(keyPath, .secret)
    let pack = try SealedPack(name, packs.store(withTests: true), Surveyor(packs))
    let bytes = try pack.archive(signedBy: key.value)
    let path = output.path ?? "\(pack.id)-\(pack.version).policypack"
    do throws(Files.Unreadable) {
      try Files.replace(path, with: bytes)
    } catch {
      Stream.complaints.write("policy: `\(error.path)` cannot be written: \(error.reason)\n")
      throw ExitStatus.complaints
    }
    Stream.answers.write(
      "wrote \(path): \(counted(pack.files.count, "file")), \(counted(bytes.count, "byte"))\n")
  }
}
