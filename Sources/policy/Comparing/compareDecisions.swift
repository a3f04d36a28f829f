import CivilTime
import PolicyComparison
import PolicyExploration
import PolicyProgram

/// Runs every procedure that both editions have, and their statuses, side by side.
///
/// - Parameters:
///   - only: one procedure instead of all.
///   - budget: how many boxes one question may run.
///   - losses: how many cohorts the second edition strands.
///   - starts: the first day of the permit for which regions are told.
func compareDecisions(
  _ from: Operand, _ to: Operand, only: String?, budget: Int, losses: Int, starts: CivilDate
) -> BehaviouralDiff {
  let (mine, theirs) = (from.procedures(only), to.procedures(only))
  var found: [BehaviouralDiff.Compared] = []
  var unasked: [String] = []
  for id in mine.filter(theirs.contains) + (only == nil ? [nil] : []) {
    guard let a = from.program(id), let b = to.program(id),
      let diff = compareBehaviour(a, b, budget: budget, filed: inForce(from, to))
    else {
      unasked.append(id ?? "status")
      continue
    }
    let shown = regions(of: diff, from.checked, to.checked, starts: starts, budget: budget)
    found.append(BehaviouralDiff.Compared(id: id, diff: diff, found: shown))
  }
  return BehaviouralDiff(
    procedures: found, onlyInFirst: mine.compactMap { $0 }.filter { !theirs.contains($0) },
    onlyInSecond: theirs.compactMap { $0 }.filter { !mine.contains($0) }, unasked: unasked,
    losses: losses)
}

/// The days on which the later of two editions is in force, at most the first five years of them.
private func inForce(_ from: Operand, _ to: Operand) -> ClosedRange<CivilDate>? {
  let later = from.edition.from < to.edition.from ? to : from
  let first = later.edition.from
  let last = min(first.adding(days: 5 * 365), later.checked.until)
  return first <= last ? first...last : nil
}

extension Operand {
  fileprivate func procedures(_ only: String?) -> [String?] {
    checked.procedures.map(\.spec.id).filter { only == nil || $0 == only }
  }

  fileprivate func program(_ procedure: String?) -> Program? {
    let program = store.question(edition, procedure: procedure).value?.program
    return procedure == nil ? program : program?.withoutStatus
  }
}
