import ArgumentParser
import PolicyPacks

/// `policy pack install ARCHIVE…`: signed packs, put where packs are found.
struct PackInstall: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Put the pack of a signed archive into the first folder of packs.",
    discussion: """
      The signature, every digest, every path and the pack itself are checked first; then the pack \
      is there whole, or not at all.
      """)

  @Argument(
    help: ArgumentHelp("The archives, in this order.", valueName: "archive"),
    completion: .file(extensions: ["policypack"]))
  var paths: [String]
  @OptionGroup var packs: PackOptions
  @OptionGroup var trust: TrustOptions
  @Flag(help: "Replace a pack that is there.") var replace = false

  func run() throws {
    let keys = try trust.keys()
    let folders = packs.found
    for path in paths {
      let archive = try openArchive(path, trusting: keys)
      try Installer(
        archive: archive, folders: folders, replaces: replace, surveyor: Surveyor(packs)
      ).install()
      Stream.answers.write(
        "installed \(archive.pack.value) \(archive.version.value)"
          + " in \(folders[0])/\(archive.pack.value)\n")
    }
  }
}
