import PolicyProgram
import PolicyValues

/// The comparisons by which two decisions of one program part ways: in the conditions of the rules
/// that decided either, and of what defeats them, those that came out differently.
package func turningTerms(from before: Decision, to after: Decision) -> [TermID] {
  let program = after.program
  guard before.registers.count == after.registers.count else { return [] }
  var found: [TermID] = []
  var seen: Set<TermID> = []
  func walk(_ id: TermID) {
    let term = program[id]
    guard seen.insert(id).inserted, before[term.register] != after[term.register] else { return }
    switch term.kind {
    case .compare, .relative, .isOneOf, .has: found.append(id)
    default: term.operands.forEach(walk)
    }
  }
  var rules = before.decidingRules
  rules += after.decidingRules.filter { !rules.contains($0) }
  for index in rules {
    walk(program.rules[index].condition)
    for defeater in program.rules[index].defeatedBy { walk(program.rules[defeater].condition) }
  }
  if found.isEmpty {
    // What turned was a paper or an amount.
    for requirement in program.requirements
    where before[requirement.asked] != after[requirement.asked] {
      requirement.conditions.forEach(walk)
    }
  }
  return eachTurnOnce(found, program, after)
}

/// Comparisons that turned on one value are one turn.
private func eachTurnOnce(
  _ terms: [TermID], _ program: Program, _ decision: Decision
) -> [TermID] {
  var seen: Set<TurnKey> = []
  return terms.filter { id in
    let edge = turningEdge(id, program, decision) ?? id
    return seen.insert(TurnKey(register: program[edge].register)).inserted
  }
}

private struct TurnKey: Hashable { let register: RegisterID }

/// The value on which a comparison turned: the end of the window that was reached, or what a day was
/// compared with; nil where that is no day.
package func turningEdge(_ id: TermID, _ program: Program, _ after: Decision) -> TermID? {
  let term = program[id]
  switch term.kind {
  case .relative(let relation, _):
    let holds = after[term.register].value == 1
    switch relation {
    case .before: return term.operands[1]
    case .after: return term.operands[2]
    case .within:
      guard let day = after[program[term.operands[0]].register].value,
        let closes = after[program[term.operands[2]].register].value
      else { return nil }
      return holds || day <= closes ? term.operands[1] : term.operands[2]
    }
  case .compare:
    guard case .date = program[term.operands[0]].type else { return nil }
    let isFact = if case .fact = program[term.operands[0]].kind { true } else { false }
    return term.operands[isFact ? 1 : 0]
  default: return nil
  }
}
