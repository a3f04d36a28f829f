import ArgumentParser
import PolicyEvaluation
import PolicyPacks
import PolicyReports

/// `policy decide CASE`: the decision alone, for programs.
struct Decide: ParsableCommand {
  // Why a super-command: parsed alone, it need not look for the flag that asks for completions.
  static let configuration = CommandConfiguration(
    commandName: "decide", _superCommandName: "policy",
    abstract: "Decide a case; the decision as JSON.",
    discussion: """
      Without a procedure the answer is the status on a day: `--day`, else the fact `day`, else \
      the case's `today`. `policy schema decision` prints the schema. Ends with 3 if something \
      cannot be said.
      """)

  @OptionGroup var asked: CaseOptions
  @OptionGroup var packs: PackOptions

  func run() throws {
    let asked = try AskedCase(asked, packs)
    switch asked.answer {
    case .refused: throw ExitStatus.complaints
    case .noEdition(let policy, let day, let reason, let latest):
      let answer = NoEdition(
        policy: policy, governingDay: day, reason: reason, latest: latest, asked: asked)
      Stream.answers.write(answer.json.text() + "\n")
      throw ExitStatus.undetermined
    case .decided(let ruling):
      var context = ReportContext(ruling, of: asked)
      context.disputes = asked.store.disputes(asked.written, asked.options.selection, ruling)
      var json = DecisionJSON(ruling.decision, context).json
      if asked.options.readings != nil {
        json = json.adding("readings", ReadingsTable(ruling.decision).json(json))
      }
      Stream.answers.write(json.text() + "\n")
      if !ruling.decision.undetermined.isEmpty { throw ExitStatus.undetermined }
    }
  }
}
