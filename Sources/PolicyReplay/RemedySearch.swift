import CivilTime
import PolicyProgram
import PolicyValues

/// Looks for what would have avoided one break.
struct RemedySearch {
  private let replayer: Replayer
  private let events: [Event]
  /// The event that broke the years.
  private let index: Int
  /// The state before each event.
  private let states: [ReplayState]
  private let alternatives: Alternatives
  /// How many more requests are tried.
  private var budget = 20_000
  /// In how many more ways an act is replayed whose worth the rules leave open.
  private var proofs = 20_000
  /// How many acts are put one after the other.
  private static let mostActs = 12
  /// From how many records the acts to follow are looked for.
  private static let mostStarts = 6

  init(
    _ replayer: Replayer, _ events: [Event], _ index: Int, _ states: [ReplayState],
    _ alternatives: Alternatives = .none
  ) {
    self.replayer = replayer
    self.events = events
    self.index = index
    self.states = states
    self.alternatives = alternatives
  }

  private var broken: Event { events[index] }
  private var before: Continuity { states[index].continuity }
  private var isRestart: Bool { states.last?.continuity.effects.last?.kind == .restarts }

  /// What falls short of avoiding the break for certain, each on the last day on which it would.
  private struct Lesser {
    var withGap: Remedy.Act?
    var perhaps: Remedy.Act?
  }

  /// - Parameter earliest: the day of the effect before the break.
  mutating func remedy(after earliest: CivilDate) -> Remedy {
    let last = broken.date.adding(days: -1)
    let names = replayer.law.continuingEvents(on: last, preferring: broken.name)
    var lesser = Lesser()
    for name in names {
      let acts = chain(
        of: name, [], from: state(on: earliest), after: earliest, Self.mostActs, &lesser)
      guard let acts, let first = acts.first else { continue }
      func later(_ act: Remedy.Act?) -> Remedy.Act? {
        act.flatMap { $0.latest > first.latest ? $0 : nil }
      }
      return Remedy(
        moment: index, acts: acts, withGap: isRestart ? later(lesser.withGap) : nil,
        perhaps: later(lesser.perhaps))
    }
    return Remedy(
      moment: index, acts: [], withGap: isRestart ? lesser.withGap : nil,
      perhaps: lesser.perhaps)
  }

  /// The fewest acts of one kind that keep every day, each as late as can be; nil where there are
  /// none.
  ///
  /// - Parameter done: the days of the acts before these.
  private mutating func chain(
    of name: String, _ done: [CivilDate], from state: ReplayState, after earliest: CivilDate,
    _ most: Int, _ lesser: inout Lesser
  ) -> [Remedy.Act]? {
    guard most > 0 else { return nil }
    var day = broken.date.adding(days: -1)
    var unsaid = 0
    var failed: [[Int32]] = []
    // Why: where a fact of the request is missing, it is missing on every day.
    while day > earliest, unsaid < 8, budget > 0 {
      defer { day = day.adding(days: -1) }
      budget -= 1
      var after = advanced(state, past: earliest, to: day)
      guard let request = request(name, on: day) else { return nil }
      let moment = replayer.step(request, &after, telling: false)
      if moment.judgement == .undetermined || moment.effect == .unknown { unsaid += 1 }
      guard moment.judgement == .accepted, let effect = moment.effect,
        effect != .restarts, effect != .unknown
      else { continue }
      let isWhole = after.continuity.countedSince == before.countedSince
      let avoids =
        avoids(after, day) ?? (areAgreed(name, done + [day], isWhole: isWhole) ? true : nil)
      let act = Remedy.Act(event: name, latest: day, isOpen: avoids == nil)
      if isWhole {
        if avoids == true { return [act] }
        if avoids == nil, lesser.perhaps == nil { lesser.perhaps = act }
        // From the same record the same acts would follow.
        guard failed.count < Self.mostStarts, !failed.contains(after.facts) else { continue }
        failed.append(after.facts)
        var ignored = Lesser(withGap: act, perhaps: act)
        let rest = chain(of: name, done + [day], from: after, after: day, most - 1, &ignored)
        if let rest {
          return [Remedy.Act(event: name, latest: day)] + rest
        }
      } else if effect == .resumes, lesser.withGap == nil, avoids != false {
        lesser.withGap = act
      }
    }
    return nil
  }

  /// Whether acts are accepted and avoid the break whatever the open readings mean.
  ///
  /// - Parameter isWhole: whether they must lose no day.
  private mutating func areAgreed(
    _ name: String, _ days: [CivilDate], isWhole: Bool
  ) -> Bool {
    var budget = proofs
    defer { proofs = budget }
    return alternatives.agree(&budget) { way in
      let states = way.replayer.replay(
        Array(events[..<index]), from: way.begin, telling: false
      ).map(\.after)
      let other = RemedySearch(way.replayer, events, index, [way.begin] + states)
      var state = way.begin
      var last: CivilDate?
      for day in days {
        state = last.map { other.advanced(state, past: $0, to: day) } ?? other.state(on: day)
        guard let request = other.request(name, on: day) else { return false }
        let moment = way.replayer.step(request, &state, telling: false)
        guard moment.judgement == .accepted, let effect = moment.effect, effect != .restarts,
          effect != .unknown
        else { return false }
        last = day
      }
      let keepsAll = state.continuity.countedSince == other.before.countedSince
      return last.map { other.avoids(state, $0) == true } == true && (keepsAll || !isWhole)
    }
  }

  /// The record at the end of a day before the break, as it was.
  private func state(on day: CivilDate) -> ReplayState {
    states[count(until: day)]
  }

  /// A record with the other events that came before the break, up to a day.
  private func advanced(
    _ state: ReplayState, past day: CivilDate, to last: CivilDate
  ) -> ReplayState {
    var state = state
    let (first, end) = (count(until: day), count(until: last))
    guard first < end else { return state }
    for event in events[first..<end] { replayer.step(event, &state, telling: false) }
    return state
  }

  /// How many of the events before the break lie on a day or before it; logarithmic.
  private func count(until day: CivilDate) -> Int {
    var (low, high) = (0, index)
    while low < high {
      let middle = (low + high) / 2
      if events[middle].date <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What a person would have stated of such a request: as of the last one of its kind.
  private func request(_ name: String, on day: CivilDate) -> Event? {
    let like = events[...index].contains { $0.name == name } ? name : broken.name
    return Event.request(like, nil, on: day, like: Array(events[...index]), replayer.law.slots)
      .map { found in
        Event(
          date: day, name: name, procedure: found.procedure, facts: found.facts,
          papers: found.papers, place: found.place)
      }
  }

  /// Whether the years no longer break where they did: the permit is still valid on that day, or what
  /// then happened takes nothing away; nil where the rules leave that open.
  private func avoids(_ state: ReplayState, _ day: CivilDate) -> Bool? {
    let then = advanced(state, past: day, to: broken.date)
    guard then.continuity.countedSince == state.continuity.countedSince else { return false }
    var statuses = Statuses(replayer.law)
    statuses.add(from: broken.date, until: broken.date, then)
    let status = statuses.intervals.last
    if let status, status.status != nil, status.isGood { return true }
    var after = then
    replayer.step(broken, &after, telling: false)
    let isKept =
      !after.continuity.isUnknown
      && after.continuity.countedSince == then.continuity.countedSince
    return isKept ? true : status?.status == nil ? nil : false
  }
}
