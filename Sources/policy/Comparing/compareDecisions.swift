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
  let stated = ids.map { Pair(id: $0, presuming: [], a: from.program($0), b: to.program($0)) }
  let pairs = stated + presuming(from, to, stated)
  let (first, second, filed) = (from.checked, to.checked, inForce(from, to))
  // Why at once in two ways: most of the work is in a few procedures, and there in a few aspects.
  let weights = pairs.map { $0.a?.code.instructions.count ?? 0 } + [0, 0]
  let found = results(
    of: pairs.count + 2, by: inParallel, weight: { weights[$0] }
  ) { number -> Piece in
    guard number < pairs.count else {
      return number == pairs.count
        ? .stranding(stranding?()) : .written(compareStructure(first, second))
    }
    guard let a = pairs[number].a, let b = pairs[number].b,
      let diff = compareBehaviour(a, b, budget: budget, filed: filed, spread: inParallel)
    else { return .compared(nil) }
    let shown = regions(
      of: diff, first, second, starts: starts, budget: budget, spread: inParallel)
    return .compared(
      BehaviouralDiff.Compared(
        id: pairs[number].id, presuming: pairs[number].presuming, diff: diff, found: shown))
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
  // Of what is presumed otherwise and changes nothing, nothing is to be said.
  let told = compared.compactMap(\.self).filter {
    $0.presuming.isEmpty || !$0.isEmpty || !$0.diff.isComplete
  }
  let written = structure ?? compareStructure(first, second)
  let diff = BehaviouralDiff(
    procedures: told,
    onlyInFirst: mine.compactMap { $0 }.filter { !theirs.contains($0) },
    onlyInSecond: theirs.compactMap { $0 }.filter { !mine.contains($0) },
    unasked: zip(pairs, compared).filter { $0.1 == nil }.map { $0.0.id ?? "status" },
    aftermath: written.aftermath.filter { ids.contains($0.procedure) },
    losses: stranded?.cohorts.count ?? 0)
  return (diff, stranded, written)
}

/// The programs of one procedure; nil where one cannot be asked.
private struct Pair: Sendable {
  /// nil: the status on a day.
  let id: String?
  /// Facts that are not asked but presumed.
  let presuming: [String]
  let a: Program?
  let b: Program?
}

/// The same procedures for cases that leave to be presumed what both editions presume, and otherwise.
///
/// - Parameter stated: the procedures for cases that say everything.
private func presuming(_ from: Operand, _ to: Operand, _ stated: [Pair]) -> [Pair] {
  guard let mine = from.store.prelude(from.edition).value,
    let theirs = to.store.prelude(to.edition).value
  else { return [] }
  let otherwise = presumedOtherwise(mine, theirs)
  return stated.compactMap { pair in
    let read = Set([pair.a, pair.b].compactMap { $0?.facts.map(\.id) }.joined())
    let facts = otherwise.filter(read.contains)
    return facts.isEmpty
      ? nil
      : Pair(
        id: pair.id, presuming: facts, a: from.program(pair.id, presuming: facts),
        b: to.program(pair.id, presuming: facts))
  }
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

  fileprivate func program(_ procedure: String?, presuming facts: [String] = []) -> Program? {
    let program =
      facts.isEmpty
      ? store.question(edition, procedure: procedure).value?.program
      : store.program(edition, procedure: procedure, presuming: Set(facts))
    return procedure == nil ? program : program?.withoutStatus
  }
}
