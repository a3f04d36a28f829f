import CivilTime
import PolicyProgram
import PolicyValues

/// Reads the explanation of a decision off its registers.
///
/// Nothing is evaluated again: the tree is a walk over terms, pruned by what mattered.
package func explain(_ decision: Decision) -> Explanation {
  let reader = StepReader(decision)
  let program = decision.program
  return Explanation(
    decision: decision, rules: program.rules.indices.map(reader.rule),
    statuses: program.statuses.indices.map(reader.status),
    requirements: decision.required.map(reader.requirement), dates: reader.dates(),
    transition: (program.transition?.rules ?? []).indices.map(reader.transition))
}

/// One value with the sums that made it.
package func explainValue(_ id: TermID, of decision: Decision, stepID: String) -> Step {
  StepReader(decision).value(id, id: stepID)
}

/// One step of the explanation of a decision and what is below it; nil if none is called so.
///
/// - Parameter id: of a rule, a status or a paper, as in `rule.late`, or `output.` and the key of an
///   output: what that is made of.
package func explainStep(_ id: String, of decision: Decision) -> Step? {
  StepReader(decision).step(id)
}

/// Walks from rules to conditions to sums to facts.
struct StepReader {
  let decision: Decision
  var program: Program { decision.program }

  init(_ decision: Decision) { self.decision = decision }

  /// The step of a name, without the others.
  func step(_ id: String) -> Step? {
    if let index = program.rules.firstIndex(where: { ruleID($0) == id }) { return rule(index) }
    if let index = program.statuses.firstIndex(where: { statusID($0) == id }) {
      return status(index)
    }
    if let index = decision.required.first(where: { requirementID($0) == id }) {
      return requirement(index)
    }
    guard let found = program.outputs.first(where: { "output.\($0.name.key)" == id }) else {
      return nil
    }
    if isDated(found.name), let given = output(found.name, id).first { return given }
    return found.block.map { value($0, id: id) }
  }

  private func ruleID(_ rule: Rule) -> String { "rule.\(name(rule))" }

  private func statusID(_ status: Rule) -> String { "status.\(name(status))" }

  private func requirementID(_ index: Int) -> String {
    "paper.\(program.requirements[index].id ?? "\(index + 1)")"
  }

  func rule(_ index: Int) -> Step {
    let rule = program.rules[index]
    let id = ruleID(rule)
    let applies = decision[rule.applies]
    let stands = rule.given(.outcome).map { decision[$0.stands] } ?? applies
    var children = [condition(rule.condition, id: "\(id).when")]
    for defeater in rule.defeatedBy where decision[program.rules[defeater].applies].value == 1 {
      let other = program.rules[defeater]
      guard other.gives.contains(where: { rule.given($0.output) != nil }) else { continue }
      children.append(
        Step(
          id: "\(id).defeated-by.\(name(other))", kind: .defeat(by: defeater), verdict: .holds,
          value: nil))
    }
    let isDefeated = applies.value == 1 && stands.value == 0
    return Step(
      id: id, kind: .rule(index), verdict: isDefeated ? .defeated : verdict(stands), value: nil,
      children: children)
  }

  func status(_ index: Int) -> Step {
    let status = program.statuses[index]
    let id = statusID(status)
    let stands = status.given(.outcome).map { decision[$0.stands] } ?? decision[status.applies]
    return Step(
      id: id, kind: .status(index), verdict: verdict(stands), value: nil,
      children: [condition(status.condition, id: "\(id).when")])
  }

  /// A rule's id; an overlay's rule may share the id with the one it changes.
  private func name(_ rule: Rule) -> String {
    rule.overlay.map { "\(rule.id)@\($0)" } ?? rule.id
  }

  func transition(_ index: Int) -> Step {
    let rules = program.transition?.rules ?? []
    let id = "transition.\(rules[index].id)"
    return Step(
      id: id, kind: .transition(index), verdict: verdict(decision[rules[index].applies]),
      value: nil, children: [condition(rules[index].condition, id: "\(id).when")])
  }

  func requirement(_ index: Int) -> Step {
    let requirement = program.requirements[index]
    let id = requirementID(index)
    let brought = decision[requirement.brought]
    let isJudged = decision.input.papers != nil
    return Step(
      id: id, kind: .requirement(index), verdict: isJudged ? verdict(brought) : .open, value: nil,
      children: requirement.conditions.enumerated().map { position, term in
        condition(term, id: "\(id).when.\(position + 1)")
      })
  }

  func verdict(_ ends: Ends) -> Step.Verdict {
    switch ends.value {
    case 0?: .fails
    case nil: .open
    default: .holds
    }
  }

  // MARK: Conditions

  /// A condition with the parts that made it what it is.
  func condition(_ id: TermID, id stepID: String) -> Step {
    let term = program[id]
    let ends = decision[term.register]
    let verdict = verdict(ends)
    return Step(
      id: stepID, kind: .term(id), verdict: verdict, value: ends,
      children: conditionChildren(term, verdict, stepID))
  }

  private func conditionChildren(_ term: Term, _ verdict: Step.Verdict, _ stepID: String) -> [Step]
  {
    switch term.kind {
    case .not, .all, .any:
      let parts = term.operands.enumerated().map { position, part in
        condition(part, id: "\(stepID).\(position + 1)")
      }
      return relevant(parts, of: term.kind, verdict)
    case .definition:
      return [condition(term.operands[0], id: "\(stepID).\(name(term) ?? "value")")]
    case .table(let branches):
      return possible(branches).map { condition($0.value, id: entryID($0, stepID)) }
        + [value(term.operands[0], id: "\(stepID).by")]
    default:
      return term.operands.enumerated().map { value($1, id: "\(stepID).\($0 + 1)") }
    }
  }

  /// Of a failed `all` the failed parts, of a holding `any` the holding ones; else every part.
  private func relevant(_ parts: [Step], of kind: Term.Kind, _ verdict: Step.Verdict) -> [Step] {
    switch (kind, verdict) {
    case (.all, .fails): parts.filter { $0.verdict == .fails }
    case (.any, .holds): parts.filter { $0.verdict == .holds }
    case (.all, .open), (.any, .open): parts.filter { $0.verdict == .open }
    default: parts
    }
  }

  private func name(_ term: Term) -> String? {
    if case .definition(let index) = term.kind { return program.definitions[index].id }
    return nil
  }

  // MARK: Values

  /// A value with the sums that made it; of a table only the chosen entry.
  func value(_ named: TermID, id stepID: String) -> Step {
    let id = unchanged(named)
    let term = program[id]
    let children: [Step] =
      switch term.kind {
      case .table(let branches):
        chosen(branches, stepID) + [value(term.operands[0], id: "\(stepID).by")]
      case .output(let name): output(name, stepID)
      case .status(let use): [value(term.operands[0], id: "\(stepID).1")] + statuses(use, stepID)
      default:
        term.operands.enumerated().map { value($1, id: "\(stepID).\($0 + 1)") }
      }
    return Step(
      id: stepID, kind: .term(id), verdict: .value, value: decision[term.register],
      children: children)
  }

  /// A record fact that no transition changed is the fact itself.
  private func unchanged(_ id: TermID) -> TermID {
    guard let rules = program.transition?.rules, case .definition = program[id].kind,
      var next = program[id].operands.first
    else { return id }
    while case .table(let branches) = program[next].kind, branches.count == 2,
      rules.contains(where: { $0.condition == program[next].operands[0] }),
      decision[branches[0].condition].value == 0
    {
      next = branches[1].value
    }
    if case .fact = program[next].kind { return next }
    return id
  }

  private func chosen(_ branches: [Term.Branch], _ stepID: String) -> [Step] {
    possible(branches).map { value($0.value, id: entryID($0, stepID)) }
  }

  /// The entry that a table chose; where that is not known, those that it may choose.
  private func possible(_ branches: [Term.Branch]) -> [Term.Branch] {
    let known = branches.filter { decision[$0.condition].value == 1 }
    return known.isEmpty ? branches.filter { decision[$0.condition].value != 0 } : known
  }

  private func entryID(_ branch: Term.Branch, _ stepID: String) -> String {
    "\(stepID).\(branch.keys.first ?? "otherwise")"
  }

  /// What gave an output: the rule that stands, else the block.
  private func output(_ name: OutputName, _ stepID: String) -> [Step] {
    for rule in program.rules {
      guard let given = rule.given(name), decision[given.stands].value == 1 else { continue }
      return [value(given.value, id: "\(stepID).rule.\(rule.id)")]
    }
    guard let block = program.output(name)?.block else { return [] }
    return [value(block, id: "\(stepID).block")]
  }

  /// Whether an output is a day that is known; what an event writes into the record follows from others.
  private func isDated(_ name: OutputName) -> Bool {
    if case .record = name { return false }
    return program.output(name)?.type == .date
      && decision.outputs.contains { $0.name == name && $0.value.known != nil }
  }

  /// The arithmetic of every date the decision names.
  func dates() -> [(name: String, step: Step)] {
    var result: [(name: String, step: Step)] = []
    for (name, _) in decision.outputs where isDated(name) {
      if let step = output(name, "output.\(name.key)").first { result.append((name.key, step)) }
    }
    for window in program.windows where window.isShown {
      result.append(("\(window.id).opens", value(window.opens, id: "window.\(window.id).opens")))
      result.append(("\(window.id).closes", value(window.closes, id: "window.\(window.id).closes")))
    }
    return result
  }
}
