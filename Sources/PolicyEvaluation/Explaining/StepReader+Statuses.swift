import PolicyProgram
import PolicyValues

extension StepReader {
  /// The status rules behind a `status on`: of the editions that may have the say, the rules that hold,
  /// else those that may.
  func statuses(_ use: Int, _ stepID: String) -> [Step] {
    let editions = program.statusUses[use].editions
    let governing = editions.indices.filter { index in
      editions[index].governs.map { decision[$0].value != 0 } ?? true
    }
    return governing.flatMap { edition in
      let rules = editions[edition].rules.indices.map { rule in
        otherStatus(use, edition, rule, stepID)
      }
      let standing = rules.filter { if case .holds = $0.verdict { true } else { false } }
      if !standing.isEmpty { return standing }
      return rules.filter { if case .open = $0.verdict { true } else { false } }
    }
  }

  private func otherStatus(_ use: Int, _ edition: Int, _ rule: Int, _ stepID: String) -> Step {
    let status = program.statusUses[use].editions[edition].rules[rule]
    let id = "\(stepID).status.\(status.id)"
    let stands = status.given(.outcome).map { decision[$0.stands] } ?? decision[status.applies]
    return Step(
      id: id, kind: .otherStatus(use: use, edition: edition, rule: rule), verdict: verdict(stands),
      value: nil, children: [condition(status.condition, id: "\(id).when")])
  }
}
