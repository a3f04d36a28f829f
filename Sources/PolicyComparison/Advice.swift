import PolicyExploration

/// What a new edition is to those who rely on the old one, as version numbers say it.
package enum Advice: String, Sendable, CaseIterable {
  /// Somebody loses: another outcome, worse years, a shorter validity, a paper or a fee more.
  case major
  /// Somebody gains and nobody loses.
  case minor
  /// No decision is another.
  case patch
  /// The looking came to no end, and what was seen is no loss.
  case unknown

  /// The advice for editions whose procedures differ like this.
  ///
  /// - Parameters:
  ///   - behaviours: one for each procedure that both have, and for the status.
  ///   - removed: how many procedures only the old one has.
  ///   - added: how many procedures only the new one has.
  ///   - losses: what a new edition takes away on its first day.
  package init(
    _ behaviours: [BehaviourDiff], removed: Int, added: Int, losses: Int = 0
  ) {
    let changes = behaviours.flatMap(\.aspects).flatMap(\.changes)
    // Why: what is neither better nor worse is not what people relied on.
    let loses = changes.contains { $0.isBetter != true }
    if removed > 0 || losses > 0 || loses {
      self = .major
    } else if behaviours.contains(where: { $0.aspects.contains { $0.left > 0 } }) {
      self = .unknown
    } else {
      self = changes.isEmpty && added == 0 ? .patch : .minor
    }
  }
}

/// What two editions decide differently, procedure by procedure.
package struct BehaviouralDiff: Sendable {
  /// Procedures that both have, by id, each with what differs; the status last, without an id.
  package let procedures: [(id: String?, diff: BehaviourDiff)]
  package let onlyInFirst: [String]
  package let onlyInSecond: [String]
  /// Procedures too large to be compared.
  package let unasked: [String]
  package let advice: Advice

  package init(
    procedures: [(id: String?, diff: BehaviourDiff)], onlyInFirst: [String],
    onlyInSecond: [String], unasked: [String], losses: Int
  ) {
    self.procedures = procedures
    self.onlyInFirst = onlyInFirst
    self.onlyInSecond = onlyInSecond
    self.unasked = unasked
    let advice = Advice(
      procedures.map(\.diff), removed: onlyInFirst.count, added: onlyInSecond.count,
      losses: losses)
    self.advice = unasked.isEmpty || advice == .major ? advice : .unknown
  }

  package var isEmpty: Bool {
    procedures.allSatisfy(\.diff.isEmpty) && onlyInFirst.isEmpty && onlyInSecond.isEmpty
  }

  /// Whether a budget was spent before everything had been looked at.
  package var ranOut: Bool {
    !unasked.isEmpty || procedures.contains { $0.diff.aspects.contains { $0.left > 0 } }
  }

  /// Whether everything was looked at, and nothing hidden by a silent source or an unknown year.
  package var isComplete: Bool { procedures.allSatisfy(\.diff.isComplete) && unasked.isEmpty }
}
