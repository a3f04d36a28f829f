import PolicyEvaluation
import PolicyProgram
import PolicyValues

// The rules: which one decided, and why no other did.
extension Narrator {
  /// The rule that decided, its reason, its texts and its line.
  func decidingRules(_ depth: Depth) -> [Block] {
    let program = decision.program
    if program.procedure == nil { return decidingStatus() }
    var tree = ConditionTree(speaker, tellsSums: depth == .full)
    var blocks: [Block] = decision.decidingRules.flatMap { index -> [Block] in
      let step = explanation.rules[index]
      let rule = program.rules[index]
      let reason = Reason(
        id: step.id, mark: step.mark, text: ruleName(index),
        notes: speaker.basis(rule.basis), children: depth == .summary ? [] : conditions(step, &tree)
      )
      return [
        .paragraph(language.capitalised(say(.becauseOf, because(index)))), .reasons([reason]),
      ]
    }
    if let weakest = weakest { blocks.append(.paragraph(weakest)) }
    return section(.headingRule, blocks)
  }

  private func decidingStatus() -> [Block] {
    let reasons = explanation.statuses.compactMap { step -> Reason? in
      if case .holds = step.verdict { return status(step) }
      return nil
    }
    let all = reasons.isEmpty ? explanation.statuses.map(status) : reasons
    return section(.headingRule, all.isEmpty ? [] : [.reasons(all)])
  }

  /// The weakest text on the path, said where it is no primary text.
  private var weakest: Inline? {
    let rules = decision.decidingRules.flatMap { decision.program.rules[$0].basis.citations }
    guard let worst = rules.map(\.confidence).max(), worst > .a else { return nil }
    return say(.weakest, speaker.confidence(worst), say(meaning(of: worst)))
  }

  private func meaning(of confidence: Confidence) -> Word {
    switch confidence {
    case .a: .confidenceA
    case .b: .confidenceB
    case .c: .confidenceC
    case .d: .confidenceD
    case .unconfirmed: .confidenceUnconfirmed
    }
  }

  // MARK: Other rules

  /// Why the other rules did not decide: those that would accept, at full depth every one.
  func otherRules(_ depth: Depth) -> [Block] {
    var tree = ConditionTree(speaker, tellsSums: depth == .full)
    let accepting = Set(accepting)
    var reasons: [Reason] = []
    for step in explanation.rules {
      guard case .rule(let index) = step.kind, !decision.decidingRules.contains(index) else {
        continue
      }
      guard depth == .full || isWorthTelling(step) || accepting.contains(index) && isBetter(index)
      else { continue }
      reasons.append(rule(step, index, &tree, depth))
    }
    return section(.headingOtherRules, reasons.isEmpty ? [] : [.reasons(reasons)])
  }

  /// A rule that applied, was defeated or is open.
  private func isWorthTelling(_ step: Step) -> Bool {
    if case .fails = step.verdict { false } else { true }
  }

  /// Whether a rule that accepts gives more than the decision does.
  private func isBetter(_ index: Int) -> Bool {
    guard decision.output(.outcome).known == EngineChoices.accepted else { return true }
    guard let given = decision.program.rules[index].given(.continuity),
      let offered = speaker.known(given.value).value,
      let effect = decision.output(.continuity).known
    else { return false }
    return offered < effect
  }

  private func rule(_ step: Step, _ index: Int, _ tree: inout ConditionTree, _ depth: Depth)
    -> Reason
  {
    let rule = decision.program.rules[index]
    var notes: [Inline] = []
    if let because = rule.because { notes.append(speaker.text(because)) }
    notes += depth == .full ? speaker.basis(rule.basis) : [speaker.place(rule.basis)]
    return Reason(
      id: step.id, mark: step.mark, text: say(.ruleGives, ruleName(index), gives(rule)),
      detail: say(word(step)), notes: notes, children: conditions(step, &tree))
  }

  private func word(_ step: Step) -> Word {
    switch step.verdict {
    case .holds, .value: .ruleApplies
    case .fails: .ruleDoesNotApply
    case .defeated: .ruleIsDefeated
    case .open: .ruleIsOpen
    }
  }

  /// What a rule would give: its outcome, else the names of its outputs.
  private func gives(_ rule: Rule) -> Inline {
    if let outcome = rule.given(.outcome), let value = speaker.known(outcome.value).value {
      let target = rule.given(.to).flatMap { speaker.known($0.value).value }
      return speaker.outcome(value, to: target)
    }
    return language.both(rule.gives.map { given in speaker.outputName(given.output) })
  }

  /// What made a rule apply or fail, and what defeats it.
  private func conditions(_ step: Step, _ tree: inout ConditionTree) -> [Reason] {
    var reasons: [Reason] = []
    for child in step.children {
      if case .defeat(let by) = child.kind {
        guard case .defeated = step.verdict else { continue }
        reasons.append(
          Reason(
            id: child.id, mark: .defeated, text: say(.defeatedBy, ruleName(by)),
            detail: decision.program.rules[by].because.map(speaker.text),
            notes: [speaker.place(decision.program.rules[by].basis)]))
      } else {
        reasons += tree.parts(child)
      }
    }
    return reasons
  }

  // MARK: Statuses

  func statuses() -> [Block] {
    guard decision.program.procedure != nil || explanation.statuses.count > 1 else { return [] }
    let reasons = explanation.statuses.map(status)
    return section(.headingStatuses, reasons.isEmpty ? [] : [.reasons(reasons)])
  }

  private func status(_ step: Step) -> Reason {
    guard case .status(let index) = step.kind else {
      return Reason(id: step.id, mark: step.mark, text: "")
    }
    let rule = decision.program.statuses[index]
    var tree = ConditionTree(speaker, tellsSums: false)
    var notes: [Inline] = rule.because.map { [speaker.text($0)] } ?? []
    notes += speaker.basis(rule.basis)
    return Reason(
      id: step.id, mark: step.mark, text: statusName(rule), notes: notes,
      children: conditions(step, &tree))
  }

  private func statusName(_ rule: Rule) -> Inline {
    guard let given = rule.given(.outcome) else { return .code(rule.id) }
    return speaker.value(given.value) + say(.inBrackets, .code(rule.id))
  }
}
