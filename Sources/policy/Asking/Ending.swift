import PolicyEvaluation
import PolicyReports

/// The explanation in which an interview ends.
struct Ending {
  let asked: AskedCase
  let language: Language
  let depth: Depth
  let format: FormatOptions

  /// Writes it; ends with the status of a decision that leaves something open.
  func write() throws {
    switch asked.answer {
    case .refused: throw ExitStatus.complaints
    case .noEdition(let policy, let day, let reason, let latest):
      let answer = NoEdition(
        policy: policy, governingDay: day, reason: reason, latest: latest, asked: asked)
      format.write(answer.blocks(language), answer.json, language)
      throw ExitStatus.undetermined
    case .decided(let ruling):
      let explanation = explain(ruling.decision)
      let context = asked.context(ruling, explanation)
      format.write(
        narrate(explanation, context: context, depth: depth, language: language),
        ExplanationJSON(explanation, context).json, language)
      if !ruling.decision.undetermined.isEmpty { throw ExitStatus.undetermined }
    }
  }
}
