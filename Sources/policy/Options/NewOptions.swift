import ArgumentParser
import CivilTime
import PolicySyntax

/// Where and from when the new rules are.
struct NewOptions: ParsableArguments {
  @Option(
    name: .customLong("packs"),
    help: ArgumentHelp("The folder of packs to write to.", valueName: "dir"),
    completion: .directory)
  var folder = "policies"

  @Option(help: ArgumentHelp("The first day on which the edition is in force.", valueName: "day"))
  var from = "2020-01-01"

  func validate() throws {
    if case .failure(let fault) = readDate(from) {
      throw ValidationError("`--from \(from)` is not a day: \(fault)")
    }
  }

  /// Only called once the text is known to be a day.
  func day() throws -> CivilDate {
    guard let day = CivilDate(from) else { throw ExitStatus.ourFault }
    return day
  }

  /// A name that a file of the language may introduce, and a folder may have.
  static func check(_ name: String) throws {
    if !name.contains("/"), Identifier.problem(name) == nil { return }
    throw ValidationError(
      "`\(name)` is no name: letters, digits, `-` and `.`, starting with a letter")
  }
}
