import CivilTime
import PolicyChecking
import PolicyEvaluation
import PolicyProgram
import PolicyReplay
import PolicyValues

extension BoundHistory {
  /// The facts that the spells come to on a day, unless the case itself states them.
  ///
  /// - Parameter scope: the names of a benefit; nil: those of the policy.
  package func counted(
    on day: CivilDate, _ scope: Scope? = nil
  ) -> [String: CaseInput.StatedFact] {
    guard !spells.isEmpty, let scope = scope ?? statutes.editions.last?.scope else { return [:] }
    let book = SpellBook(spells, from: statutes.reign(on: day))
    let stated = Set(written.facts.map(\.name.value))
    var facts: [String: CaseInput.StatedFact] = [:]
    for spec in scope.facts.values.map(\.spec) where !stated.contains(spec.id) {
      guard let rule = spec.spells, let count = book.count(rule, on: day) else { continue }
      let value = min(max(count.value, spec.domain.lo), spec.domain.hi)
      facts[spec.id] = CaseInput.StatedFact(
        value: value, place: count.spells.first?.place, count: count)
    }
    return facts
  }

  /// What the spells come to on the asked day, as far as the edition in force then or a benefit reads
  /// it: facts by their ids, in order.
  package func counts(_ history: History) -> [(fact: FactSpec, count: SpellCount)] {
    guard !spells.isEmpty, let own = statutes.editions.last?.scope else { return [] }
    let read = replayer().countsRead(history.state, on: history.asked)
    var found: [String: (FactSpec, SpellCount)] = [:]
    for (scope, wanted) in benefits.map({ ($0.scope, $0.reads) }) + [(own, read)] {
      for (id, fact) in counted(on: history.asked, scope) where wanted.contains(id) {
        if let count = fact.count, let spec = scope.facts[id]?.spec { found[id] = (spec, count) }
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.value.0, $0.value.1) }
  }

  /// The days after one, up to another, on which some facts that spells come to change.
  func changes(
    of facts: Set<String>, _ scope: Scope, after day: CivilDate, until last: CivilDate
  ) -> [CivilDate] {
    guard !spells.isEmpty, day < last else { return [] }
    let stated = Set(written.facts.map(\.name.value))
    let rules = facts.filter { !stated.contains($0) }.compactMap { scope.facts[$0]?.spec.spells }
    guard !rules.isEmpty else { return [] }
    // Where other rules take over, spells begin with them.
    let starts = Set(statutes.editions.map(\.from)).filter { $0 > day && $0 <= last }.sorted()
    var changes = Set(starts)
    for (from, until) in zip([day] + starts, starts.map { $0.adding(days: -1) } + [last]) {
      let book = SpellBook(spells, from: statutes.reign(on: from))
      changes.formUnion(rules.flatMap { book.changes($0, after: from, until: until) })
    }
    return changes.sorted()
  }
}

extension Statutes {
  /// The first day of the rules that govern on a day.
  func reign(on day: CivilDate) -> CivilDate {
    editions.last { $0.from <= day }?.from ?? .earliest
  }
}
