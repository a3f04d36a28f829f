import PolicyEvaluation
import PolicyProgram

// The papers asked for: why, what would do, and which are missing.
extension Narrator {
  func papers() -> [Block] {
    guard !explanation.requirements.isEmpty else { return [] }
    var tree = ConditionTree(speaker, tellsSums: false)
    let isJudged = decision.input.papers != nil
    var reasons: [Reason] = []
    for step in explanation.requirements {
      guard case .requirement(let index) = step.kind else { continue }
      reasons.append(paper(step, decision.program.requirements[index], &tree, isJudged: isJudged))
    }
    let note: [Block] = isJudged ? [] : [.paragraph(say(.papersNotJudged))]
    return section(.headingPapers, note + [.reasons(reasons)])
  }

  private func paper(
    _ step: Step, _ requirement: Requirement, _ tree: inout ConditionTree, isJudged: Bool
  ) -> Reason {
    var notes: [Inline] = []
    let ways = speaker.alternatives(requirement)
    if ways.count > 1, requirement.id != nil {
      notes.append(language.capitalised(say(.anyOneOf, language.either(ways))))
    }
    if let because = requirement.because { notes.append(say(.askedBecause, speaker.text(because))) }
    notes += speaker.basis(requirement.basis)
    let isMissing = if case .fails = step.verdict { true } else { false }
    let state = isMissing ? lacking(requirement) : say(.paperBrought)
    return Reason(
      id: step.id, mark: isJudged ? step.mark : .value, text: speaker.name(requirement),
      detail: isJudged ? state : nil, notes: notes, children: tree.reasons(step.children))
  }

  /// What a paper that was brought lacks; else that it is missing.
  private func lacking(_ requirement: Requirement) -> Inline {
    let brought = decision.input.papers ?? []
    for alternative in requirement.alternatives {
      for paper in alternative.papers where brought.contains(paper.paper) {
        let lacks = paper.qualities.filter { !brought.contains("\(paper.paper):\($0)") }
        guard !lacks.isEmpty else { continue }
        let words = lacks.map { quality in
          decision.program.papers.first { $0.id == paper.paper }?
            .qualities.first { $0.id == quality }.map { speaker.text($0.label) } ?? .code(quality)
        }
        return say(.paperLacks, language.both(words))
      }
    }
    return say(.paperMissing)
  }
}
