import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// A history replayed up to the end of one day: what happened, what the permit was on every day, and
/// which days count.
package struct History: Sendable {
  package let slots: FactSlots
  /// The day that is asked about, to its end.
  package let asked: CivilDate
  package let moments: [Moment]
  /// What editions wrote on their first days.
  package let passages: [Passage]
  /// The record at the end of the asked day.
  package let state: ReplayState
  /// Statuses from the first event to the asked day, without a hole.
  package let intervals: [StatusInterval]
  package let ledger: Ledger

  /// Replays the events up to a day.
  ///
  /// - Parameters:
  ///   - events: the earliest first; those after the day are left aside.
  ///   - stated: the record before the first event, as the case states it.
  ///   - asked: the day asked about.
  ///   - telling: whether moments carry their decisions.
  package init(
    _ replayer: Replayer, _ events: [Event], _ stated: [Event.Stated], until asked: CivilDate,
    telling: Bool = true
  ) {
    let law = replayer.law
    let events = events.filter { $0.date <= asked }
    var state = replayer.begin(stated)
    var statuses = Statuses(law)
    var moments: [Moment] = []
    var passages: [Passage] = []
    let starts = [
      events.first?.date, state.continuity.countedSince, law.registered(state.facts),
    ]
    let lasting = law.spells.map(\.from).min()
    let first = min(starts.compactMap { $0 }.min() ?? lasting ?? asked, asked)
    var from = first
    for event in events {
      replayer.cover(from: &from, until: event.date.adding(days: -1), &state, &statuses, &passages)
      from = max(from, event.date)
      passages += replayer.pass(to: event.date, &state)
      moments.append(replayer.step(event, &state, telling: telling))
    }
    replayer.cover(from: &from, until: asked, &state, &statuses, &passages)
    let book = law.book(on: asked, state.facts.with(asked, at: law.day))
    slots = law.slots
    self.asked = asked
    self.moments = moments
    self.passages = passages
    self.state = state
    intervals = statuses.intervals
    ledger = Ledger(
      from: first, until: asked, state.continuity, statuses.intervals,
      expires: law.slots[FactName.expires].map { state.facts[$0] },
      countsFirstDay: book?.countsFirstDay, missingDay: book?.missingDay)
  }

  /// The status on a day; nil outside the history, and where it cannot be said.
  package func interval(on day: CivilDate) -> StatusInterval? {
    intervals.first { $0.from <= day && day <= $0.until }
  }
}

extension Replayer {
  /// The statuses of the days up to one, the record changing hands where another policy takes over.
  fileprivate func cover(
    from: inout CivilDate, until: CivilDate, _ state: inout ReplayState,
    _ statuses: inout Statuses, _ passages: inout [Passage]
  ) {
    while state.reign + 1 < law.reigns.count, law.reigns[state.reign + 1].from <= until {
      let day = law.reigns[state.reign + 1].from
      statuses.add(from: from, until: day.adding(days: -1), state)
      from = max(from, day)
      passages += pass(to: day, &state)
    }
    statuses.add(from: from, until: until, state)
    if state.day != nil, from <= until { passages += pass(to: until, &state) }
  }
}

extension [Int32] {
  fileprivate func with(_ day: CivilDate, at slot: Int?) -> [Int32] {
    var facts = self
    if let slot { facts[slot] = day.packed }
    return facts
  }
}
