import PolicyEvaluation
import PolicyProgram

/// Turns the steps of one section into reasons; what was told above is named, not told again.
struct ConditionTree {
  let speaker: Speaker
  /// Whether sums inside comparisons are told too.
  let tellsSums: Bool
  private var told: Set<Int32> = []

  init(_ speaker: Speaker, tellsSums: Bool) {
    self.speaker = speaker
    self.tellsSums = tellsSums
  }

  private var program: Program { speaker.program }

  /// The parts of a rule's condition: of an `all` its parts, else the condition itself.
  mutating func parts(_ step: Step) -> [Reason] {
    guard case .term(let id) = step.kind else { return [reason(step)] }
    if case .all = program[id].kind { return reasons(step.children) }
    if case .always = program[id].kind { return [] }
    return [reason(step)]
  }

  mutating func reasons(_ steps: [Step]) -> [Reason] {
    var result: [Reason] = []
    for step in steps { result.append(reason(step)) }
    return result
  }

  mutating func reason(_ step: Step) -> Reason {
    guard case .term(let id) = step.kind else {
      return Reason(id: step.id, mark: step.mark, text: "")
    }
    let condition = speaker.condition(id)
    var inner = innermost(step)
    while let body = plainBody(inner) { inner = innermost(body) }
    if case .term(let id) = inner.kind, case .definition(let index) = program[id].kind {
      let root = program.definitions[index].body
      guard told.insert(root.index).inserted else {
        return Reason(
          id: step.id, mark: step.mark, text: condition.requirement,
          detail: speaker.say(.seeAbove))
      }
      inner = inner.children.first.map(innermost) ?? inner
      return Reason(
        id: step.id, mark: step.mark, text: condition.requirement,
        detail: condition.found, children: body(inner))
    }
    return Reason(
      id: step.id, mark: step.mark, text: condition.requirement, detail: condition.found,
      children: below(inner))
  }

  /// The body of a definition that has no name of its own and is said in one line.
  private func plainBody(_ step: Step) -> Step? {
    guard case .term(let id) = step.kind, case .definition(let index) = program[id].kind,
      speaker.isTransparent(program.definitions[index])
    else { return nil }
    return step.children.first
  }

  /// Below the inverse of a condition stands what is below the condition.
  private func innermost(_ step: Step) -> Step {
    guard case .term(let id) = step.kind, case .not = program[id].kind,
      let child = step.children.first
    else { return step }
    return innermost(child)
  }

  /// A definition's body: its parts where it has any, else the one line it is.
  private mutating func body(_ step: Step) -> [Reason] {
    guard case .term(let id) = step.kind else { return [] }
    switch program[id].kind {
    case .all, .any: return reasons(step.children)
    case .table: return [chosen(step, id)]
    default: return [reason(step)]
    }
  }

  /// A condition that another one chooses: what chose it, and what the chosen one says.
  ///
  /// Where it is not known which is chosen, all that may be.
  private mutating func chosen(_ step: Step, _ id: TermID) -> Reason {
    // What it was chosen by stands last.
    let entries = Array(step.children.dropLast())
    return Reason(
      id: step.id, mark: .value, text: SumTree(speaker).chooser(id),
      children: entries.count == 1 ? body(entries[0]) : reasons(entries))
  }

  private mutating func below(_ step: Step) -> [Reason] {
    guard case .term(let id) = step.kind else { return [] }
    switch program[id].kind {
    case .all, .any, .not: return reasons(step.children)
    case .table: return [chosen(step, id)]
    case .compare where tellsSums:
      return step.children.filter(isSum).map(SumTree(speaker).reason)
    case .isOneOf: return statusRules(step)
    default: return []
    }
  }

  /// The status rules behind the day's status that a condition asks for.
  private mutating func statusRules(_ step: Step) -> [Reason] {
    var reasons: [Reason] = []
    for child in step.children {
      if case .otherStatus(let use, let edition, let rule) = child.kind {
        reasons.append(statusRule(child, program.statusUses[use].editions[edition], rule))
      } else {
        reasons += statusRules(child)
      }
    }
    return reasons
  }

  private mutating func statusRule(
    _ step: Step, _ edition: StatusUse.Edition, _ rule: Int
  ) -> Reason {
    let rule = edition.rules[rule]
    let name = rule.given(.outcome).map { speaker.value($0.value) } ?? .code(rule.id)
    var notes: [Inline] = rule.because.map { [speaker.text($0)] } ?? []
    notes.append(speaker.place(rule.basis))
    return Reason(
      id: step.id, mark: step.mark,
      text: edition.isOwn ? name : speaker.say(.statusBy, name, .code(edition.id)), notes: notes,
      children: step.children.flatMap { parts($0) })
  }

  private func isSum(_ step: Step) -> Bool {
    guard case .term(let id) = step.kind else { return false }
    return SumTree(speaker).isDerived(id)
  }
}

extension Step {
  var mark: Mark {
    switch verdict {
    case .holds: .holds
    case .fails: .fails
    case .defeated: .defeated
    case .open: .open
    case .value: .value
    }
  }
}
