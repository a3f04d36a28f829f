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
  private let benefits: [Benefit]

  init(_ statutes: Statutes, benefits: [Benefit] = []) {
    self.statutes = statutes
    self.benefits = benefits
  }

  mutating func bind(_ written: CaseDecl) {
    state(written)
    for event in written.history { bind(event) }
    complainOfOrder(written.history)
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
    }
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
    let facts = binder.input.facts.sorted { $0.key < $1.key }.compactMap { id, fact in
      statutes.slots[id].map { Event.Stated(slot: $0, value: fact.value, place: fact.place) }
    }
    events.append(
      Event(
        date: event.date.value, name: event.event.value, procedure: event.procedure?.value,
        facts: facts, papers: binder.input.papers, place: event.range))
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

  private mutating func complainOfOrder(_ events: [EventDecl]) {
    for (earlier, later) in zip(events, events.dropFirst())
    where later.date.value < earlier.date.value {
      diagnostics.append(.eventsUnsorted(later.date, after: earlier.date))
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
    let law = statutes.law(readings: chosen)
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
