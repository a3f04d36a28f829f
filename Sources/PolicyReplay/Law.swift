import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// The rules that a history is judged by: the editions of a policy, and from a day on perhaps those
/// of another.
///
/// One thread at a time.
package final class Law {
  package let slots: FactSlots
  /// The policies in the order in which they govern; the first from the beginning.
  package let reigns: [Reign]
  /// The slots of the facts that the engine itself sets, where an edition has them.
  let day: Int?
  let requestDate: Int?
  let countedSince: Int?
  let continuousSince: Int?
  /// What lasted, as the history tells it.
  package let spells: [Spell]
  /// The spells as each reign counts them.
  let books: [SpellBook]
  /// The facts that are counted from spells of which any is told.
  let counted: [CountedFact]
  /// Those on which a status, or what is presumed, may hang.
  private(set) lazy var countedForStatuses: [CountedFact] = {
    guard !counted.isEmpty else { return [] }
    let read = reigns.flatMap(\.books).flatMap { ($0.runner(nil)?.slots ?? []) + $0.presumesFrom }
    return counted.filter { Set(read).contains($0.slot) }
  }()
  /// The books whose first day writes into older records, by that day.
  private(set) lazy var transitions: [RuleBook] = reigns.flatMap(\.books).filter {
    $0.runner(nil)?.program.transition != nil
  }.sorted { $0.edition.from < $1.edition.from }

  /// The slots of facts that speak of the permit itself: by their names, or since a status reads them.
  private(set) lazy var permitSlots: Set<Int> = {
    let read = reigns.flatMap(\.books).flatMap { $0.runner(nil)?.slots ?? [] }
    return Set(
      slots.facts.indices.filter { slot in
        let fact = slots.facts[slot]
        if fact.id.hasPrefix(FactName.ofPermit) { return true }
        guard case .date = fact.type, fact.isRecord else { return false }
        return read.contains(slot) && !fact.id.hasPrefix(FactName.ofResidence)
      })
  }()

  /// One policy with the day from which it governs.
  package struct Reign {
    package let policy: String
    package let from: CivilDate
    /// Earliest first.
    package let books: [RuleBook]
    /// Whether the edition in force on a day is simply the one of that day.
    package let isGovernedByDay: Bool

    package init(policy: String, from: CivilDate, books: [RuleBook]) {
      self.policy = policy
      self.from = from
      self.books = books
      isGovernedByDay = books.last.map(Reign.isGovernedByDay) ?? true
    }

    private static func isGovernedByDay(_ book: RuleBook) -> Bool {
      let prelude = book.edition.prelude
      guard let term = prelude.governing, case .fact(let index) = prelude.program[term].kind else {
        return false
      }
      return prelude.program.facts[index].id == FactName.day
    }

    func book(on day: CivilDate) -> RuleBook? { books.first { $0.edition.isInForce(on: day) } }
  }

  package init(_ slots: FactSlots, _ reigns: [Reign], spells: [Spell] = []) {
    self.slots = slots
    self.reigns = reigns.sorted { $0.from < $1.from }
    self.spells = spells
    let starts = self.reigns.isEmpty ? [.earliest] : self.reigns.map(\.from)
    books = starts.map { SpellBook(spells, from: $0) }
    let kinds = Set(spells.map(\.kind))
    counted = slots.facts.indices.compactMap { slot in
      let fact = slots.facts[slot]
      return fact.spells.flatMap { rule in
        kinds.contains(rule.spell)
          ? CountedFact(slot: slot, rule: rule, domain: fact.domain) : nil
      }
    }
    day = slots[FactName.day]
    requestDate = slots[FactName.requestDate]
    countedSince = slots[FactName.countedSince]
    continuousSince = slots[FactName.continuousSince]
  }

  /// The day residence was registered, where the record says so.
  func registered(_ facts: [Int32]) -> CivilDate? {
    guard let slot = slots[FactName.registered], facts[slot] != FactSlots.unknown else {
      return nil
    }
    return facts[slot] < PackedDay.never ? CivilDate(packed: facts[slot]) : nil
  }

  package func reign(on day: CivilDate) -> Reign? { reigns.last { $0.from <= day } }

  /// The book in force on a day, for facts whose `day` is that day.
  func book(on day: CivilDate, _ facts: [Int32]) -> RuleBook? {
    guard let reign = reign(on: day) else { return nil }
    guard !reign.isGovernedByDay else { return reign.book(on: day) }
    guard let latest = reign.books.last else { return nil }
    var facts = facts
    _ = latest.presume(&facts)
    // What nothing on record decides is decided by the day itself: there is no permit yet.
    let governing = latest.governing(facts)?.value ?? day.packed
    return reign.book(on: CivilDate(packed: governing))
  }

  /// The book in force on every day between two; nil in `.some` where none is, nil where they differ.
  func book(between first: CivilDate, _ last: CivilDate, _ facts: [Int32]) -> RuleBook?? {
    guard let reign = reign(on: first), let later = self.reign(on: last) else {
      return self.reign(on: last) == nil ? .some(nil) : nil
    }
    guard reign.policy == later.policy, reign.from == later.from else { return nil }
    var ends = Ends(first.packed, last.packed)
    if !reign.isGovernedByDay, let latest = reign.books.last, let day {
      var facts = facts
      _ = latest.presume(&facts, open: (day, ends))
      var single = facts
      single[day] = first.packed
      if latest.governing(single)?.value != nil,
        let governing = latest.governing(facts, open: (day, ends))
      {
        ends = governing
      }
    }
    let low = reign.book(on: CivilDate(packed: ends.lo))
    let high = reign.book(on: CivilDate(packed: ends.hi))
    guard low === high else { return nil }
    guard low == nil else { return .some(low) }
    let isHoleThroughout = !reign.books.contains {
      $0.edition.from.packed >= ends.lo && $0.edition.until.packed <= ends.hi
    }
    return isHoleThroughout ? .some(nil) : nil
  }
}

/// Facts that the engine itself reads or writes, where a vocabulary has them.
package enum FactName {
  package static let day = "day"
  package static let requestDate = "request.date"
  package static let countedSince = "residence.counted-since"
  package static let continuousSince = "residence.continuous-since"
  package static let expires = "permit.expires"
  package static let registered = "residence.registered"
  /// How the names of facts about the permit begin.
  package static let ofPermit = "permit."
  /// And of those about living somewhere.
  package static let ofResidence = "residence."
}

/// Events that a permit is issued, kept or changed by: whoever had one of them has or had a permit.
enum EventName {
  static let ofPermit: Set<String> = [
    "issued", "endorsed", "lost", "reissued", "converted", "extended",
  ]
}

extension Law {
  /// Whether a fact of the record speaks of the permit, or of years that only a permit gives.
  func tellsOfPermit(_ slot: Int) -> Bool {
    slots.facts[slot].isRecord && permitSlots.contains(slot) || slot == countedSince
      || slot == continuousSince
  }

  /// Whether the options chosen for readings contradict each other in some edition.
  package var excludesItsReadings: Bool {
    let nothing = Array(repeating: FactSlots.unknown, count: slots.count)
    return reigns.contains { reign in
      reign.books.contains { !$0.violated(nothing).isEmpty }
    }
  }
}
