import CivilTime
import Diagnostics
import PolicyChecking
import PolicyEvaluation
import PolicyProgram
import PolicyReplay
import PolicySyntax
import SourceText

/// Gives a case's history its meaning under the editions of its days, and complains of events that
/// cannot have happened so.
struct HistoryBinder {
  let statutes: Statutes
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var events: [Event] = []
  /// The record before the first event.
  private(set) var stated: [Event.Stated] = []
  /// What lasted.
  private(set) var spells: [Spell] = []
  private let benefits: [Benefit]
  /// The day that the case asks about.
  private let asked: CivilDate
  /// Facts as stated that spells may come to otherwise, with the days for which they are.
  private var countable: [(spec: FactSpec, fact: CaseInput.StatedFact, day: CivilDate)] = []

  init(_ statutes: Statutes, benefits: [Benefit] = [], asked: CivilDate) {
    self.statutes = statutes
    self.benefits = benefits
    self.asked = asked
  }

  mutating func bind(_ written: CaseDecl) {
    bind(written.spells)
    state(written)
    for event in written.history { bind(event) }
    complainOfOrder(written)
    complainOfCounts()
    complainOfTwins(written.history)
    complainOfContradictions(written.history)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return }
    complainOfTheImpossible(written)
  }

  /// Facts of the case: without a procedure all of them stand from the beginning; with one they are
  /// those of its request, and only what no procedure writes was always so.
  private mutating func state(_ written: CaseDecl) {
    guard let scope = statutes.editions.last?.scope else { return }
    var binder = CaseBinder(scope)
    for given in written.facts {
      guard let benefit = benefits.teller(of: given.name.value, unless: scope) else {
        binder.bind(fact: given)
        continue
      }
      var other = CaseBinder(benefit.scope)
      other.bind(fact: given)
      diagnostics += other.diagnostics
      note(other, benefit.scope, asked)
    }
    note(binder, scope, asked)
    diagnostics += binder.diagnostics
    for (id, fact) in binder.input.facts.sorted(by: { $0.key < $1.key }) {
      guard let slot = statutes.slots[id], id != FactName.day, id != FactName.requestDate else {
        continue
      }
      let isRecord = statutes.slots.facts[slot].isRecord
      let isOfTheRequest = written.procedure != nil && (!isRecord || statutes.written.contains(id))
      if !isOfTheRequest {
        stated.append(Event.Stated(slot: slot, value: fact.value, place: fact.place))
      }
    }
  }

  private mutating func bind(_ event: EventDecl) {
    guard let scope = statutes.scope(on: event.date.value) else { return }
    let known = statutes.editions.flatMap { $0.scope.events.keys }
    if !known.contains(event.event.value) {
      diagnostics.append(.unknownEvent(event.event, near: Set(known).sorted()))
    }
    complainOfProcedure(event)
    var binder = CaseBinder(scope)
    for given in event.facts {
      if [FactName.requestDate, FactName.day].contains(given.name.value) {
        diagnostics.append(.eventStatesItsDay(given.name, date: event.date))
      }
      binder.bind(fact: given)
    }
    if let papers = event.papers { binder.bind(papers: papers) }
    diagnostics += binder.diagnostics
    note(binder, scope, event.date.value)
    let facts = binder.input.facts.sorted { $0.key < $1.key }.compactMap { id, fact in
      statutes.slots[id].map { Event.Stated(slot: $0, value: fact.value, place: fact.place) }
    }
    events.append(
      Event(
        date: event.date.value, name: event.event.value, procedure: event.procedure?.value,
        facts: facts, papers: binder.input.papers, place: event.range))
  }

  // MARK: Spells

  private mutating func bind(_ written: [SpellDecl]) {
    var binder = SpellBinder(statutes.editions.reversed().map(\.scope) + benefits.map(\.scope))
    binder.bind(written)
    diagnostics += binder.diagnostics
    spells = binder.spells
  }

  /// Keeps what is stated of facts that are counted from spells.
  private mutating func note(_ binder: CaseBinder, _ scope: Scope, _ day: CivilDate) {
    guard !spells.isEmpty else { return }
    for (id, fact) in binder.input.facts.sorted(by: { $0.key < $1.key }) {
      guard let spec = scope.facts[id]?.spec, spec.spells != nil else { continue }
      countable.append((spec, fact, day))
    }
  }

  private mutating func complainOfCounts() {
    guard !countable.isEmpty else { return }
    let law = statutes.law(readings: [], spells: spells)
    diagnostics += countable.compactMap { law.disagreement($0.spec, $0.fact, on: $0.day) }
  }

  private mutating func complainOfProcedure(_ event: EventDecl) {
    let day = event.date.value
    let reign = statutes.editions.last { $0.from <= day }?.policy
    guard
      let edition = statutes.editions.first(where: {
        $0.policy == reign && $0.edition.isInForce(on: day)
      })?.edition
    else { return }
    let all = edition.procedures[event.event.value] ?? []
    if let named = event.procedure {
      if !all.contains(named.value) {
        diagnostics.append(.notThisEvent(named, event.event.value, edition: edition.id, all: all))
      }
    } else if all.count > 1 {
      diagnostics.append(.severalProcedures(event.event, edition: edition.id, all: all))
    }
  }

  // MARK: What cannot be

  private mutating func complainOfOrder(_ written: CaseDecl) {
    let days = (written.history.map(\.date) + written.spells.map(\.from)).sorted {
      $0.range.bytes.lowerBound < $1.range.bytes.lowerBound
    }
    for (earlier, later) in zip(days, days.dropFirst()) where later.value < earlier.value {
      diagnostics.append(.eventsUnsorted(later, after: earlier))
    }
  }

  private mutating func complainOfTwins(_ events: [EventDecl]) {
    for (day, same) in byDay(events) {
      for (index, event) in same.enumerated() {
        let first = same[..<index].first {
          $0.event.value == event.event.value && $0.procedure?.value == event.procedure?.value
        }
        if let first { diagnostics.append(.eventTwice(event.event, day, first: first.event.range)) }
      }
    }
  }

  /// Two events of one day that state different values of one record fact.
  private mutating func complainOfContradictions(_ events: [EventDecl]) {
    for (day, same) in byDay(events) {
      var seen: [String: GivenDecl] = [:]
      for given in same.flatMap(\.facts) {
        let name = given.name.value
        guard let slot = statutes.slots[name], statutes.slots.facts[slot].isRecord else { continue }
        guard let first = seen[name] else {
          seen[name] = given
          continue
        }
        if first.value.range.text != given.value.range.text {
          diagnostics.append(
            .eventsContradict(
              given.name, given.value.range, day, first: first.value.range))
        }
      }
    }
  }

  private func byDay(_ events: [EventDecl]) -> [(CivilDate, [EventDecl])] {
    Dictionary(grouping: events, by: \.date.value).filter { $0.value.count > 1 }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Events whose stated facts leave a record that no case may have.
  private mutating func complainOfTheImpossible(_ written: CaseDecl) {
    guard events.contains(where: { !$0.facts.isEmpty }) else { return }
    let chosen = written.readings.map { ($0.reading.value, $0.option.value) }
    let law = statutes.law(readings: chosen, spells: spells)
    let replayer = Replayer(law)
    var state = replayer.begin(stated)
    for (event, decl) in zip(events, written.history) {
      replayer.step(event, &state, telling: false)
      let isStated = event.facts.contains { statutes.slots.facts[$0.slot].isRecord }
      guard isStated,
        let book = law.reign(on: event.date)?.books.last(where: {
          $0.edition.isInForce(on: event.date)
        })
      else { continue }
      for term in book.violated(state.facts) {
        let place = book.edition.prelude.program[term].place
        diagnostics.append(.eventImpossible(decl.event, place))
        return
      }
    }
  }
}

extension [Benefit] {
  /// The benefit to which a fact belongs that the policy itself does not know.
  func teller(of fact: String, unless scope: Scope) -> Benefit? {
    scope.facts[fact] == nil ? first { $0.scope.facts[fact] != nil } : nil
  }
}
