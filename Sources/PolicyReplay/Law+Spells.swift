import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// A fact that is counted from the spells told.
struct CountedFact {
  let slot: Int
  let rule: SpellRule
  let domain: Ends

  /// What a book comes to on a day, within what the fact may be.
  func value(_ book: SpellBook, on day: CivilDate) -> Int32? {
    book.value(rule, on: day).map { min(max($0, domain.lo), domain.hi) }
  }
}

extension Law {
  /// The spells as they count on a day: what lasted under the rules of another policy was in another
  /// place, so under the later ones they begin with them.
  package func spells(on day: CivilDate) -> SpellBook {
    books[reigns.lastIndex { $0.from <= day } ?? 0]
  }

  /// Counts what nobody stated; nothing where no spells are told.
  func count(_ facts: inout [Int32], on day: CivilDate) {
    guard !counted.isEmpty else { return }
    let book = spells(on: day)
    for fact in counted where facts[fact.slot] == FactSlots.unknown {
      facts[fact.slot] = fact.value(book, on: day) ?? FactSlots.unknown
    }
  }

  /// Whether a status may change between two days since what is counted does.
  func changes(_ facts: [Int32], from first: CivilDate, until last: CivilDate) -> Bool {
    guard first < last, !countedForStatuses.isEmpty else { return false }
    let (book, later) = (spells(on: first), reigns.contains { first < $0.from && $0.from <= last })
    return countedForStatuses.contains { fact in
      facts[fact.slot] == FactSlots.unknown
        && (later || !book.changes(fact.rule, after: first, until: last).isEmpty)
    }
  }
}

extension Replayer {
  /// The facts counted from spells that some procedure of the edition in force on a day reads, by id.
  package func countsRead(_ state: ReplayState, on day: CivilDate) -> Set<String> {
    guard !law.counted.isEmpty else { return [] }
    var facts = state.facts
    if let slot = law.day { facts[slot] = day.packed }
    guard let book = law.book(on: day, facts) else { return [] }
    let procedures = book.edition.procedures.values.flatMap { $0 }
    let read = Set(procedures.flatMap { book.runner($0)?.slots ?? [] } + book.presumesFrom)
    return Set(law.counted.filter { read.contains($0.slot) }.map { law.slots.facts[$0.slot].id })
  }
}
