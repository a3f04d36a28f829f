import CivilTime
import PolicyChecking
import PolicyComparison
import PolicyExploration
import PolicyPacks
import PolicyProgram

/// Runs every procedure that both editions have, and their statuses, side by side; and compares what they
/// write beside that, to name causes.
///
/// - Parameters:
///   - only: one procedure instead of all.
///   - budget: how many boxes one question may run.
///   - stranding: finds whom the second edition strands; nil where that is not asked.
///   - starts: the first day of the permit for which regions are told.
func compareDecisions(
  _ from: Operand, _ to: Operand, only: String?, budget: Int,
  stranding: (@Sendable () -> Stranding?)?, starts: CivilDate
) -> (diff: BehaviouralDiff, stranding: Stranding?, structure: StructuralDiff) {
  let (mine, theirs) = (from.procedures(only), to.procedures(only))
  let ids = mine.filter(theirs.contains) + (only == nil ? [nil] : [])
  let pairs = ids.map { id in (id: id, a: from.program(id), b: to.program(id)) }
  let (first, second, filed) = (from.checked, to.checked, inForce(from, to))
  // Why at once in two ways: most of the work is in a few procedures, and there in a few aspects.
  let found = results(of: pairs.count + 2, by: inParallel) { number -> Piece in
    guard number < pairs.count else {
      return number == pairs.count
        ? .stranding(stranding?()) : .written(compareStructure(first, second))
    }
    guard let a = pairs[number].a, let b = pairs[number].b,
      let diff = compareBehaviour(a, b, budget: budget, filed: filed, spread: inParallel)
    else { return .compared(nil) }
    let shown = regions(
      of: diff, first, second, starts: starts, budget: budget, spread: inParallel)
    return .compared(BehaviouralDiff.Compared(id: pairs[number].id, diff: diff, found: shown))
  }
  var compared: [BehaviouralDiff.Compared?] = []
  var stranded: Stranding?
  var structure: StructuralDiff?
  for piece in found {
    switch piece {
    case .compared(let one): compared.append(one)
    case .stranding(let found): stranded = found
    case .written(let found): structure = found
    }
  }
  let diff = BehaviouralDiff(
    procedures: compared.compactMap(\.self),
    onlyInFirst: mine.compactMap { $0 }.filter { !theirs.contains($0) },
    onlyInSecond: theirs.compactMap { $0 }.filter { !mine.contains($0) },
    unasked: zip(ids, compared).filter { $0.1 == nil }.map { $0.0 ?? "status" },
    losses: stranded?.cohorts.count ?? 0)
  return (diff, stranded, structure ?? compareStructure(first, second))
}

/// What a piece of the work comes to.
private enum Piece: Sendable {
  case compared(BehaviouralDiff.Compared?)
  case stranding(Stranding?)
  case written(StructuralDiff)
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
