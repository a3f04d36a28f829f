import CivilTime

/// What would come of one case on each day on which it might be filed.
package struct Strip: Sendable {
  package let from: CivilDate
  package let until: CivilDate
  /// In order of days, each beginning the day after the one before it ends.
  package let pieces: [Piece]
  /// Whether every day on which the answer may turn was found.
  package let isComplete: Bool
  /// Stated facts that move with the day of the request, and how many days they lie after it.
  package let moving: [String: Int]
  /// Stated days of the request's own that do not move.
  package let staying: [String]

  /// - Parameter pieces: in order of days, without a hole; neighbours of which the same is said become one.
  package init(
    from: CivilDate, until: CivilDate, pieces: [Piece], isComplete: Bool,
    moving: [String: Int] = [:], staying: [String] = []
  ) {
    self.from = from
    self.until = until
    self.pieces = merged(pieces)
    self.isComplete = isComplete
    self.moving = moving
    self.staying = staying
  }

  /// Days on which one thing would be said.
  package struct Piece: Sendable {
    /// Both inside.
    package let from: CivilDate
    package let until: CivilDate
    package let content: Content

    package init(from: CivilDate, until: CivilDate, content: Content) {
      self.from = from
      self.until = until
      self.content = content
    }
  }

  package enum Content: Sendable {
    /// Decided; on the first and on the last day, which differ in days counted from the request.
    case decided(first: Decision, last: Decision)
    /// No edition is in force.
    case noEdition
    /// Such a request contradicts what every case must satisfy.
    case impossible
  }
}

extension Strip.Piece {
  /// The decision on the first day.
  package var first: Decision? {
    if case .decided(let first, _) = content { first } else { nil }
  }

  /// The decision on the last day.
  package var last: Decision? {
    if case .decided(_, let last) = content { last } else { nil }
  }

  /// How many days it has.
  package var count: Int { from.days(to: until) + 1 }
}

extension Strip {
  /// The index of the piece in which a day lies.
  package func index(of day: CivilDate) -> Int? {
    pieces.firstIndex { $0.from <= day && day <= $0.until }
  }
}
