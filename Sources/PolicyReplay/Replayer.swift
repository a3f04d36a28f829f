import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Runs a history through the rules, one event after the other: a left fold over decisions.
///
/// One thread at a time.
package struct Replayer {
  package let law: Law
  /// What a told decision leaves out for speed.
  package let options: Question.Options

  package init(
    _ law: Law, options: Question.Options = .init(sensitivity: false, everyReading: false)
  ) {
    self.law = law
    self.options = options
  }

  /// The state before the first event: what the case states of the record.
  package func begin(_ stated: [Event.Stated]) -> ReplayState {
    var state = ReplayState(facts: Array(repeating: FactSlots.unknown, count: law.slots.count))
    for fact in stated { state.facts[fact.slot] = fact.value }
    state.hasPermit = stated.contains { law.tellsOfPermit($0.slot) }
    if let slot = law.countedSince, let day = known(state.facts[slot]) {
      state.continuity.apply(.restarts, on: CivilDate(packed: day), moment: nil, gap: nil)
    }
    return state
  }

  /// The whole history: each moment with the state after it.
  ///
  /// - Parameter telling: whether moments carry their decisions.
  package func replay(
    _ events: [Event], from state: ReplayState, telling: Bool = true
  ) -> [(moment: Moment, after: ReplayState)] {
    var state = state
    return events.map { event in
      let moment = step(event, &state, telling: telling)
      return (moment, state)
    }
  }

  /// One event: decides it by the edition in force, and moves the state on.
  @discardableResult
  package func step(_ event: Event, _ state: inout ReplayState, telling: Bool = true) -> Moment {
    pass(to: event.date, &state)
    var facts = state.facts
    for slot in [law.day, law.requestDate] { if let slot { facts[slot] = event.date.packed } }
    let book = law.book(on: event.date, facts)
    let procedure = book.flatMap { self.procedure(of: event, $0) }
    let runner = book?.runner(procedure)
    // What the event itself writes is its result; all else was so before.
    for stated in event.facts
    where !(runner?.writes.contains { $0.slot == stated.slot } ?? false) {
      facts[stated.slot] = stated.value
    }
    law.count(&facts, on: event.date)
    guard let book, let runner, procedure != nil else {
      return settle(
        event, &state, Verdict(judgement: book == nil ? .noEdition : .noted), nil, book, nil,
        telling)
    }
    let presumed = book.presume(&facts)
    runner.run(facts, papers: event.papers)
    var decision: Decision?
    var verdict = telling ? nil : Verdict(runner)
    if verdict == nil {
      let decided = runner.question.decide(
        input(event, facts, presumed, book), telling ? options : .brief)
      verdict = Verdict(decided, runner)
      decision = decided
    }
    return settle(
      event, &state, verdict ?? Verdict(judgement: .undetermined), telling ? decision : nil, book,
      procedure, telling)
  }

  /// Lets the rules of another policy take over, if a day lies under them and the state not yet: a
  /// permit is one place's own, so what it says is no longer known, and the years wait.
  package func cross(to day: CivilDate, _ state: inout ReplayState) {
    while state.reign + 1 < law.reigns.count, law.reigns[state.reign + 1].from <= day {
      state.reign += 1
      for slot in law.permitSlots { state.facts[slot] = FactSlots.unknown }
      state.hasPermit = false
      if let slot = law.slots["elsewhere.permit"] { state.facts[slot] = 1 }
      state.continuity.apply(.ends, on: law.reigns[state.reign].from, moment: nil, gap: nil)
    }
  }

  private func procedure(of event: Event, _ book: RuleBook) -> String? {
    let all = book.edition.procedures[event.name] ?? []
    guard let named = event.procedure else { return all.count == 1 ? all[0] : nil }
    return all.first { $0 == named }
  }

  /// The case that one event is.
  private func input(
    _ event: Event, _ facts: [Int32], _ presumed: [Int], _ book: RuleBook
  ) -> CaseInput {
    var input = CaseInput()
    input.readings = book.readings
    input.papers = event.papers
    let guessed = Set(presumed)
    for (slot, value) in facts.enumerated() where value != FactSlots.unknown {
      let id = law.slots.facts[slot].id
      if guessed.contains(slot) {
        input.presumed[id] = value
      } else {
        let place = event.facts.first { $0.slot == slot }?.place ?? event.place
        input.facts[id] = CaseInput.StatedFact(value: value, place: place)
      }
    }
    return input
  }

  // MARK: What it leaves

  private func settle(
    _ event: Event, _ state: inout ReplayState, _ verdict: Verdict, _ decision: Decision?,
    _ book: RuleBook?, _ procedure: String?, _ telling: Bool
  ) -> Moment {
    let before = telling ? state.facts : []
    for (slot, value) in verdict.writes { state.facts[slot] = value }
    for stated in event.facts where law.slots.facts[stated.slot].isRecord {
      state.facts[stated.slot] = stated.value
    }
    if !state.hasPermit { state.hasPermit = tellsOfPermit(event, verdict) }
    if let effect = verdict.effect {
      state.continuity.apply(effect, on: event.date, moment: state.count, gap: verdict.gap)
    }
    settleContinuity(event, &state)
    state.count += 1
    let changes = before.indices.compactMap { slot -> Moment.Change? in
      guard before[slot] != state.facts[slot] else { return nil }
      return Moment.Change(
        slot: slot, before: known(before[slot]), after: known(state.facts[slot]),
        isStated: event.facts.contains { $0.slot == slot })
    }
    return Moment(
      event: event, edition: book?.edition.id, procedure: procedure, judgement: verdict.judgement,
      decision: decision, effect: verdict.effect, changes: changes)
  }

  /// Whether an event left something on record about a permit, or is one that only a permit has. What
  /// the rules refused is of a permit that was not given.
  private func tellsOfPermit(_ event: Event, _ verdict: Verdict) -> Bool {
    if verdict.writes.contains(where: { law.tellsOfPermit($0.slot) })
      || event.facts.contains(where: { law.tellsOfPermit($0.slot) })
    {
      return true
    }
    if case .otherwise = verdict.judgement { return false }
    return EventName.ofPermit.contains(event.name)
  }

  /// The two dates stand in the record; what the history states of them beats the rules.
  private func settleContinuity(_ event: Event, _ state: inout ReplayState) {
    if let slot = law.countedSince, let stated = event.facts.first(where: { $0.slot == slot }) {
      state.continuity.apply(
        .restarts, on: CivilDate(packed: stated.value), moment: state.count, gap: nil)
    }
    let continuity = state.continuity
    func value(_ day: CivilDate?) -> Int32 {
      continuity.isUnknown ? FactSlots.unknown : day?.packed ?? FactSlots.unknown
    }
    if let slot = law.countedSince { state.facts[slot] = value(continuity.countedSince) }
    if let slot = law.continuousSince { state.facts[slot] = value(continuity.continuousSince) }
  }

  private func known(_ value: Int32) -> Int32? { value == FactSlots.unknown ? nil : value }
}
