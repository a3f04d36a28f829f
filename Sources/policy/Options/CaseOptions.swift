import ArgumentParser
import CivilTime
import PolicyPacks
import PolicySyntax

/// What is asked about a case, beside the case itself.
struct CaseOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The case; `-` reads it from standard input.", valueName: "case"),
    completion: .file(extensions: ["yaml", "yml"]))
  var path: String

  @Option(help: ArgumentHelp("The policy, where the case names none.", valueName: "p[@edition]"))
  var policy: String?

  @Option(help: ArgumentHelp("What was applied for.", valueName: "name"))
  var procedure: String?

  @Option(
    name: .customLong("reading"),
    help: ArgumentHelp(
      "An option for a reading; may be given several times.", valueName: "name=option"))
  var chosen: [String] = []

  @Option(help: "Show what every option of every reading would change.")
  var readings: ReadingsShown?

  @Option(help: ArgumentHelp("Ask for the status on a day, not for a procedure.", valueName: "day"))
  var day: String?

  @Flag(help: "Take the current day as the day of the question.")
  var today = false

  @Option(help: "`none`: what the case does not say is unknown.")
  var presume: Presumptions?

  enum ReadingsShown: String, ExpressibleByArgument, CaseIterable { case all }
  enum Presumptions: String, ExpressibleByArgument, CaseIterable { case off = "none" }

  func validate() throws {
    for pair in chosen where Self.pair(pair) == nil {
      throw ValidationError("`--reading \(pair)` names no option: write `--reading NAME=OPTION`")
    }
    let names = chosen.compactMap { Self.pair($0)?.0 }
    if let again = names.enumerated().first(where: { names[..<$0.offset].contains($0.element) }) {
      throw ValidationError("`--reading` names `\(again.element)` twice")
    }
    if day != nil, procedure != nil || today {
      throw ValidationError("`--day` goes with neither `--procedure` nor `--today`")
    }
    if let day, case .failure(let fault) = readDate(day) {
      throw ValidationError("`--day \(day)` is not a day: \(fault)")
    }
  }

  private static func pair(_ text: String) -> (String, String)? {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    return (String(parts[0]), String(parts[1]))
  }

  var selection: Selection {
    Selection(
      policy: policy, procedure: procedure, day: askedDay, readings: chosen.compactMap(Self.pair),
      usesPresumptions: presume != .off)
  }

  private var askedDay: CivilDate? {
    guard let day, case .success(let date) = readDate(day) else { return nil }
    return date
  }
}
