import CivilTime
import PolicyChecking
import PolicyComparison
import PolicyExploration
import PolicyPacks
import PolicyProgram
import Synchronization

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
  let ids = mine.filter(theirs.contains) + (only == nil ? [nil] : [])
  let pairs = ids.map { id in (id: id, a: from.program(id), b: to.program(id)) }
  let (first, second, filed) = (from.checked, to.checked, inForce(from, to))
  let found = Mutex<[BehaviouralDiff.Compared?]>(Array(repeating: nil, count: pairs.count))
  // Why at once in two ways: most of the work is in a few procedures, and there in a few aspects.
  inParallel(pairs.count) { number in
    guard let a = pairs[number].a, let b = pairs[number].b,
      let diff = compareBehaviour(a, b, budget: budget, filed: filed, spread: inParallel)
    else { return }
    let shown = regions(of: diff, first, second, starts: starts, budget: budget)
    let compared = BehaviouralDiff.Compared(id: pairs[number].id, diff: diff, found: shown)
    found.withLock { $0[number] = compared }
  }
  let compared = found.withLock { $0 }
  return BehaviouralDiff(
    procedures: compared.compactMap(\.self),
    onlyInFirst: mine.compactMap { $0 }.filter { !theirs.contains($0) },
    onlyInSecond: theirs.compactMap { $0 }.filter { !mine.contains($0) },
    unasked: zip(ids, compared).filter { $0.1 == nil }.map { $0.0 ?? "status" }, losses: losses)
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
