import ArgumentParser
import Diagnostics
import PolicyPacks
import PolicyReports
import SourceText

/// `policy test [PATH…]`: runs the tests of packs.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run the tests of packs.",
    discussion: """
      A path is a pack, a folder of packs, or a file of tests; without one, the tests of all packs \
      are run. An expectation that is not met is shown at its place.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, junit, json }

  @Argument(help: ArgumentHelp("Whose tests to run.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @OptionGroup var packs: PackOptions

  @Option(help: "How to report.") var format = Format.text

  func run() throws {
    let surveyor = Surveyor(packs)
    var trial = Trial()
    if paths.isEmpty { trial.complain(surveyor.complaintsAboutFolders) }
    for target in try surveyor.targets(of: paths) { trial.run(target, surveyor) }
    switch format {
    case .text:
      complain(of: trial.complaints)
      if !trial.complaints.isEmpty { Stream.complaints.write("\n") }
      Stream.answers.write(trial.summary + "\n")
    case .junit: Stream.answers.write(trial.junit)
    case .json: Stream.answers.write(trial.json.text() + "\n")
    }
    if !trial.isPassed { throw ExitStatus.complaints }
  }
}
