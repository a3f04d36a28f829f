import CivilTime

/// What would have kept the years from breaking.
package struct Remedy: Hashable, Sendable {
  /// The event that broke them, by its place in the history.
  package let moment: Int
  /// The event that would have avoided it; nil where none was found.
  package let event: String?
  /// The last day on which it would have, without a day lost.
  package let latest: CivilDate?
  /// The last day on which it would have kept a restart away, at the price of a gap; nil where there
  /// was no restart to keep away, or no such day.
  package let latestWithGap: CivilDate?

  package init(
    moment: Int, event: String?, latest: CivilDate?, latestWithGap: CivilDate? = nil
  ) {
    self.moment = moment
    self.event = event
    self.latest = latest
    self.latestWithGap = latestWithGap
  }
}

extension Replayer {
  /// For each event that restarted the years or left days out, the last day before it on which an
  /// endorsement, or whatever else lets the years go on, would have kept them.
  ///
  /// Looks at every day back to the effect before, latest first; what it finds was replayed, not
  /// inferred. Linear in the days of the breaks.
  package func remedies(_ events: [Event], from begin: ReplayState) -> [Remedy] {
    var states = [begin]
    var remedies: [Remedy] = []
    for (index, event) in events.enumerated() {
      let before = states[index]
      var state = before
      step(event, &state, telling: false)
      states.append(state)
      guard state.continuity.breaks(since: before.continuity),
        let earliest = before.continuity.effects.last?.day
      else { continue }
      let attempt = Attempt(events: events, index: index, states: states, after: earliest)
      remedies.append(remedy(attempt))
    }
    return remedies
  }

  /// A break, and the past in which it might have been avoided.
  private struct Attempt {
    let events: [Event]
    let index: Int
    /// The state before each event.
    let states: [ReplayState]
    let after: CivilDate
    var event: Event { events[index] }
    var before: Continuity { states[index].continuity }

    /// The record at the end of a day before the break.
    func state(on day: CivilDate) -> ReplayState {
      states[events[..<index].lastIndex { $0.date <= day }.map { $0 + 1 } ?? 0]
    }

    /// What a person would have stated of such a request: as of the last one of its kind.
    func request(_ name: String, on day: CivilDate, _ slots: FactSlots) -> Event {
      let like = events[...index].last { $0.name == name } ?? event
      return Event(
        date: day, name: name, procedure: like.procedure,
        facts: like.facts.filter { !slots.facts[$0.slot].isRecord }, papers: like.papers,
        place: like.place)
    }
  }

  private func remedy(_ attempt: Attempt) -> Remedy {
    let event = attempt.event
    let last = event.date.adding(days: -1)
    var best = Remedy(moment: attempt.index, event: nil, latest: nil)
    for name in law.continuingEvents(on: last, preferring: event.name) {
      var day = last
      var (unsaid, withGap) = (0, CivilDate?.none)
      // Why: where a fact of the request is missing, it is missing on every day.
      while day > attempt.after, unsaid < 8 {
        var state = attempt.state(on: day)
        let moment = step(attempt.request(name, on: day, law.slots), &state, telling: false)
        if moment.judgement == .undetermined || moment.effect == .unknown { unsaid += 1 }
        defer { day = day.adding(days: -1) }
        guard moment.judgement == .accepted, let effect = moment.effect else { continue }
        if effect == .resumes, withGap == nil { withGap = day }
        let keepsAll = effect != .restarts && effect != .unknown
        if keepsAll, state.continuity.countedSince == attempt.before.countedSince {
          best = Remedy(
            moment: attempt.index, event: name, latest: day,
            latestWithGap: withGap.flatMap { $0 > day && isRestart(attempt) ? $0 : nil })
          return best
        }
      }
      if let withGap, best.event == nil, isRestart(attempt) {
        best = Remedy(
          moment: attempt.index, event: name, latest: nil, latestWithGap: withGap)
      }
    }
    return best
  }

  private func isRestart(_ attempt: Attempt) -> Bool {
    attempt.states.last?.continuity.effects.last?.kind == .restarts
  }
}

extension Continuity {
  /// Whether an effect since an earlier state took days away that had counted.
  func breaks(since earlier: Continuity) -> Bool {
    guard effects.count > earlier.effects.count, let last = effects.last,
      earlier.countedSince != nil
    else { return false }
    return last.kind == .restarts || last.kind == .resumes && last.gap != nil
  }
}

extension Law {
  /// The events of the edition in force whose procedures speak of continuity, the preferred one first.
  func continuingEvents(on day: CivilDate, preferring first: String) -> [String] {
    let books = reign(on: day)?.books.filter { $0.edition.isInForce(on: day) } ?? []
    let names = books.flatMap { book in
      book.edition.procedures.filter { _, procedures in
        procedures.contains { id in
          book.runner(id)?.program.output(.continuity) != nil
        }
      }.map(\.key)
    }
    return ([first] + names.sorted().filter { $0 != first }).filter(names.contains)
  }
}
