import CivilTime

/// What would have kept the years from breaking.
package struct Remedy: Hashable, Sendable {
  /// The event that broke them, by its place in the history.
  package let moment: Int
  /// What would have avoided it without a day lost, the earliest first, each on the last day on which
  /// it would have; several where one alone would not have lasted. Empty where nothing was found.
  package let acts: [Act]
  /// The event that would have kept a restart away at the price of a gap, on its last day; nil where
  /// there was no restart to keep away, or no later such day.
  package let withGap: Act?
  /// A later act that loses no day either, of which the rules leave open how long it would have
  /// lasted; nil where there is none.
  package let perhaps: Act?

  package init(moment: Int, acts: [Act], withGap: Act? = nil, perhaps: Act? = nil) {
    self.moment = moment
    self.acts = acts
    self.withGap = withGap
    self.perhaps = perhaps
  }

  package struct Act: Hashable, Sendable {
    package let event: String
    package let latest: CivilDate
    /// Whether the rules leave open how long it would have lasted.
    package let isOpen: Bool

    package init(event: String, latest: CivilDate, isOpen: Bool = false) {
      self.event = event
      self.latest = latest
      self.isOpen = isOpen
    }
  }
}

extension Replayer {
  /// For each event that restarted the years or left days out, the last days before it on which
  /// endorsements, or whatever else lets the years go on, would have kept them.
  ///
  /// Looks at every day back to the effect before, latest first; what it finds was replayed with the
  /// other events of the time, not inferred. Linear in the days of the breaks.
  ///
  /// - Parameter alternatives: what the rules leave open is certain where it is so in all of them.
  package func remedies(
    _ events: [Event], from begin: ReplayState, alternatives: Alternatives = .none
  ) -> [Remedy] {
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
      var search = RemedySearch(self, events, index, states, alternatives)
      remedies.append(search.remedy(after: earliest))
    }
    return remedies
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
