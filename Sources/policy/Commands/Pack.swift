import ArgumentParser

/// `policy pack …`: packs as things that are locked, sealed and handed on.
struct Pack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Lock packs, verify them, and hand them on in signed archives.",
    subcommands: [
      PackLockCommand.self, PackVerify.self, PackKeygen.self, PackBuild.self, PackInstall.self,
    ])
}

/// Where a command writes.
struct OutputOption: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
  var path: String?
}
