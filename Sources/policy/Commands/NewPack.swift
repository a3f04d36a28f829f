import ArgumentParser
import PolicyPacks

/// `policy new pack NAME`: a pack with one small policy.
struct NewPack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Write a pack with one small policy and its tests.")

  @Argument(help: ArgumentHelp("The pack's id, also the name of its folder.", valueName: "name"))
  var name: String
  @OptionGroup var options: NewOptions

  func validate() throws { try NewOptions.check(name) }

  func run() throws {
    let folder = Paths.trimmed(options.folder)
    guard !Files.exists("\(folder)/\(name)") else {
      Stream.complaints.write(
        "policy: `\(folder)/\(name)` is there already; nothing was written\n")
      throw ExitStatus.complaints
    }
    try Scaffold.pack(name, in: folder, from: options.day()).write()
  }
}
