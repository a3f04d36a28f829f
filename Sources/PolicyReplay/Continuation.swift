import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// How the record would go on after a history if whoever it is about did in time what its windows
/// ask for; every act was replayed, none inferred.
package struct Continuation: Sendable {
  /// The records to come, from the day after which nothing was told, without a hole.
  package let stretches: [Stretch]
  /// What is taken to be done, in order.
  package let acts: [Act]
  package let end: End

  /// Days on end with one record; both ends inside.
  package struct Stretch: Sendable {
    package let from: CivilDate
    package let until: CivilDate
    /// What is known of every fact, by slot; `FactSlots.unknown` where nothing is.
    package let facts: [Int32]

    package init(from: CivilDate, until: CivilDate, facts: [Int32]) {
      self.from = from
      self.until = until
      self.facts = facts
    }
  }

  package struct Act: Hashable, Sendable {
    package let day: CivilDate
    package let event: String
    package let effect: Continuity.Kind
  }

  /// How far it could be followed.
  package enum End: Hashable, Sendable {
    /// To the last day looked at.
    case followed
    /// To a day from which no act is known to be accepted, though the permit is still valid: the
    /// years are taken to go on, and nothing is said of the permit.
    case assumed(from: CivilDate)
    /// The permit is not valid, and no act lets the years go on.
    case over
  }
}

extension Replayer {
  /// How the record goes on if every window is used on its first day; linear in the windows.
  ///
  /// - Parameters:
  ///   - events: what happened; requests to come state what the last one of their kind did.
  ///   - state: the record at the end of `asked`.
  ///   - last: the last day looked at.
  package func continuation(
    of events: [Event], _ state: ReplayState, from asked: CivilDate, until last: CivilDate
  ) -> Continuation {
    var state = state
    var from = asked
    var stretches: [Continuation.Stretch] = []
    var acts: [Continuation.Act] = []
    while let (act, after) = nextAct(events, state, after: from, until: last) {
      stretches.append(.init(from: from, until: act.day.adding(days: -1), facts: state.facts))
      acts.append(act)
      (from, state) = (act.day, after)
    }
    var statuses = Statuses(law)
    statuses.add(from: from, until: last, state)
    if statuses.intervals.allSatisfy({ $0.status != nil && $0.isGood }) {
      stretches.append(.init(from: from, until: last, facts: state.facts))
      return Continuation(stretches: stretches, acts: acts, end: .followed)
    }
    guard statuses.intervals.first?.isGood == true else {
      stretches.append(.init(from: from, until: from, facts: state.facts))
      return Continuation(stretches: stretches, acts: acts, end: .over)
    }
    // What the record says of the permit is not what it will say then.
    var facts = state.facts
    let next = from.adding(days: 1)
    for slot in law.permitSlots { facts[slot] = FactSlots.unknown }
    stretches.append(.init(from: from, until: from, facts: state.facts))
    if next <= last { stretches.append(.init(from: next, until: last, facts: facts)) }
    return Continuation(stretches: stretches, acts: acts, end: .assumed(from: next))
  }

  /// The first window whose use on its first day is accepted, gives the permit more days, and keeps
  /// the years.
  private func nextAct(
    _ events: [Event], _ state: ReplayState, after day: CivilDate, until last: CivilDate
  ) -> (Continuation.Act, ReplayState)? {
    let known = Set(events.map(\.name))
    for window in outlook(state, on: day, preferring: known) {
      let first = max(window.opens, day.adding(days: 1))
      guard first <= min(window.closes, last), let name = window.procedure.event,
        let request = Event.request(name, window.procedure.id, on: first, like: events, law.slots)
      else { continue }
      var after = state
      let moment = step(request, &after, telling: false)
      guard moment.judgement == .accepted, let effect = moment.effect,
        [.continues, .bridges, .resumes].contains(effect), prolongs(state, after)
      else { continue }
      return (Continuation.Act(day: first, event: name, effect: effect), after)
    }
    return nil
  }

  /// Whether the last valid day has moved, or is no longer known.
  private func prolongs(_ before: ReplayState, _ after: ReplayState) -> Bool {
    guard let slot = law.slots[FactName.expires], before.facts[slot] != FactSlots.unknown else {
      return false
    }
    return after.facts[slot] == FactSlots.unknown || before.facts[slot] < after.facts[slot]
  }
}

extension Event {
  /// What a person would state of a request: what the last one of its kind stated, record aside.
  static func request(
    _ name: String, _ procedure: String?, on day: CivilDate, like events: [Event],
    _ slots: FactSlots
  ) -> Event? {
    let like = events.last { $0.name == name }
    guard let place = (like ?? events.last)?.place else { return nil }
    return Event(
      date: day, name: name, procedure: procedure ?? like?.procedure,
      facts: like?.facts.filter { !slots.facts[$0.slot].isRecord } ?? [], papers: like?.papers,
      place: place)
  }
}
