import ArgumentParser
import PolicyPacks

/// `policy new policy PACK/NAME`: a policy in a pack that is there.
struct NewPolicy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Write a policy with its words and tests into a pack.")

  @Argument(help: ArgumentHelp("The policy's id.", valueName: "pack/name"))
  var name: String
  @OptionGroup var options: NewOptions

  func validate() throws {
    guard parts.count == 2 else {
      throw ValidationError("`\(name)` is no policy: write `PACK/NAME`")
    }
    try parts.forEach(NewOptions.check)
  }

  private var parts: [String] {
    name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
  }

  func run() throws {
    let folder = Paths.trimmed(options.folder)
    guard Files.exists("\(folder)/\(parts[0])/pack.yaml") else {
      let place = "\(folder)/\(parts[0])"
      Stream.complaints.write(
        "policy: there is no pack `\(place)`; `policy new pack \(parts[0])` writes one\n")
      throw ExitStatus.complaints
    }
    try Scaffold.policy(parts[1], of: parts[0], in: folder, from: options.day()).write()
  }
}
