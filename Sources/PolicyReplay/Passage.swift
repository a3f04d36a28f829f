import CivilTime
import PolicyEvaluation
import PolicyProgram

/// What the first day of an edition wrote into the record of a permit that began before it.
package struct Passage: Sendable {
  package let day: CivilDate
  /// `POLICY@EDITION`.
  package let edition: String
  /// The rules of the transition that hold.
  package let rules: [Rule]
  package let changes: [Moment.Change]
}

extension Law {
  /// The books whose first day writes, by that day.
  func passages(after last: CivilDate, until day: CivilDate) -> [RuleBook] {
    transitions.filter { $0.edition.from > last && $0.edition.from <= day }
  }
}

extension Replayer {
  /// Brings the record to a day: what editions write on their first days, and the change of policies.
  ///
  /// The programs of an edition apply its transition themselves, and twice is once; written down here
  /// it is seen by what comes after the edition, and by the ledger.
  @discardableResult
  package func pass(to day: CivilDate, _ state: inout ReplayState) -> [Passage] {
    defer { state.day = max(state.day ?? day, day) }
    let found = state.day.map { law.passages(after: $0, until: day) } ?? []
    let passages = found.compactMap { book -> Passage? in
      cross(to: book.edition.from, &state)
      return pass(book, &state)
    }
    cross(to: day, &state)
    return passages
  }

  private func pass(_ book: RuleBook, _ state: inout ReplayState) -> Passage? {
    guard let runner = book.runner(nil), let transition = runner.program.transition else {
      return nil
    }
    var facts = state.facts
    if let day = law.day { facts[day] = transition.day.packed }
    law.count(&facts, on: transition.day)
    _ = book.presume(&facts)
    runner.run(facts)
    var changes: [Moment.Change] = []
    for (fact, term) in transition.facts {
      guard let slot = law.slots[fact], state.facts[slot] != FactSlots.unknown else { continue }
      let (before, after) = (state.facts[slot], runner[term].value ?? FactSlots.unknown)
      guard before != after else { continue }
      state.facts[slot] = after
      changes.append(
        Moment.Change(
          slot: slot, before: before, after: after == FactSlots.unknown ? nil : after,
          isStated: false))
    }
    guard !changes.isEmpty else { return nil }
    let rules = transition.rules.filter { runner[$0.applies].value == 1 }
    return Passage(
      day: transition.day, edition: book.edition.id, rules: rules, changes: changes)
  }
}
