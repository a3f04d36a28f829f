import PolicyEvaluation
import PolicyPacks
import PolicyProgram

/// Where a decision and the reference differ, one line each; empty where they agree.
///
/// Where the reference cannot say, the engine may: it looks at cases, the reference at values.
func differences(_ decision: Decision, _ answer: ReferenceAnswer) -> [String] {
  var result: [String] = []
  func compare(_ name: String, _ value: OutputValue, _ shown: String, _ claim: ReferenceClaim) {
    let agrees =
      switch claim {
      case .unknown: true
      case .notDue: value == .notDue
      case .value(let text): value.known != nil && shown == text
      case .gap: reasons(value).contains(.gap)
      case .conflict: reasons(value).contains(.conflict)
      }
    if !agrees { result.append("\(name): engine \(value) \(shown), reference \(claim)") }
  }
  for output in decision.program.outputs {
    compare(
      output.name.key, decision.output(output.name), decision.show(output.name),
      answer.outputs[output.name.key]
        ?? (answer.outputs["outcome"] == .unknown ? .unknown : .notDue))
  }
  compare(
    "status", decision.statusBefore, decision.showStatus(decision.statusBefore), answer.status)
  if answer.outputs["outcome"]?.value == "accepted" {
    compare(
      "status-after", decision.statusAfter, decision.showStatus(decision.statusAfter),
      answer.statusAfter)
  }
  guard answer.outputs["outcome"]?.value != nil else { return result }
  let deciding = Set(decision.decidingRules.map { decision.program.rules[$0].id })
  if deciding != answer.deciding {
    result.append("because: engine \(deciding.sorted()), reference \(answer.deciding.sorted())")
  }
  let missing = Set(decision.missing.map(decision.paperName))
  if missing != answer.missing, decision.input.papers != nil {
    result.append("missing: engine \(missing.sorted()), reference \(answer.missing.sorted())")
  }
  return result
}

private func reasons(_ value: OutputValue) -> [Undetermined.Why] {
  if case .undetermined(let reasons) = value { reasons.map(\.why) } else { [] }
}
