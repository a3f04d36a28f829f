import CivilTime

/// Days on end of one kind in the ledger; both ends inside.
package struct Segment: Hashable, Sendable {
  package let from: CivilDate
  package let until: CivilDate
  package let kind: Kind
  /// What the days were before a restart took them away; nil for all other days.
  package let was: Kind?
  /// The event that made them so, by its place in the history.
  package let moment: Int?

  package init(from: CivilDate, until: CivilDate, kind: Kind, was: Kind? = nil, moment: Int?) {
    self.from = from
    self.until = until
    self.kind = kind
    self.was = was
    self.moment = moment
  }

  package var days: Int { from.days(to: until) + 1 }

  /// Whether the days are among the accumulated ones.
  package var counts: Bool { kind == .counted || kind == .bridged }

  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The first day of a count whose first day is not counted.
    case start
    case counted
    /// Past the last valid day, and not yet settled by any event: a late one may still save them.
    case grace
    /// Days that do not count.
    case gap
    /// Days of a gap that count all the same.
    case bridged
    /// Lost to a later restart.
    case beforeRestart = "before-restart"
    /// Nobody can say.
    case undetermined
  }
}
