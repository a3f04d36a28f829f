import ArgumentParser

/// `policy new pack|policy|case NAME`: files to start from.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write the files of a new pack, policy or case; nothing is overwritten.",
    subcommands: [NewPack.self, NewPolicy.self, NewCase.self])
}
