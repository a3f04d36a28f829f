import PolicyExploration

/// What two editions decide differently, procedure by procedure.
package struct BehaviouralDiff: Sendable {
  /// Procedures that both have; the status last. Behind them those of which something differs where facts
  /// are left to be presumed.
  package let procedures: [Compared]
  package let onlyInFirst: [String]
  package let onlyInSecond: [String]
  /// Procedures too large to be compared.
  package let unasked: [String]
  /// Procedures of both that leave something else on record, or another gap or event, as written; what
  /// later decisions make of that was not looked at.
  package let aftermath: [Aftermath]
  package let advice: Advice

  /// One procedure on both sides.
  package struct Compared: Sendable {
    /// nil: the status on a day.
    package let id: String?
    /// Facts that the cases do not say, so that either side presumes them.
    package let presuming: [String]
    package let diff: BehaviourDiff
    /// The same region by region; empty where nothing differs.
    package let found: RegionFindings

    package init(
      id: String?, presuming: [String] = [], diff: BehaviourDiff, found: RegionFindings
    ) {
      self.id = id
      self.presuming = presuming
      self.diff = diff
      self.found = found
    }

    /// The regions for permits that are given.
    package var regions: [ChangeRegions] { found.regions }

    /// Whether nothing differs with readings at their defaults, and nothing was seen to otherwise.
    package var isEmpty: Bool { diff.isEmpty && regions.isEmpty && found.effects.isEmpty }

    /// What was found region by region and not by looking at all days, whose budget ran out before.
    package var others: [ChangeRegions] {
      let known = diff.aspects.flatMap(\.changes).map { Contrast($0) }
      return regions.filter { !known.contains($0.contrast) }
    }
  }

  package init(
    procedures: [Compared], onlyInFirst: [String], onlyInSecond: [String], unasked: [String],
    aftermath: [Aftermath], losses: Int
  ) {
    self.procedures = procedures
    self.onlyInFirst = onlyInFirst
    self.onlyInSecond = onlyInSecond
    self.unasked = unasked
    self.aftermath = aftermath
    let advice = Advice(
      procedures.map(\.diff), removed: onlyInFirst.count, added: onlyInSecond.count,
      losses: losses, regions: procedures.flatMap(\.regions))
    // Why: what follows from what is decided otherwise is no more than that.
    let isUnseen = aftermath.contains { advice == .patch || !$0.isConsequence }
    self.advice = unasked.isEmpty && !isUnseen || advice == .major ? advice : .unknown
  }

  /// Whether something differs in a procedure, or may, where a case leaves facts to be presumed.
  package func isPresumedOtherwise(_ id: String?) -> Bool {
    procedures.contains { $0.id == id && !$0.presuming.isEmpty }
  }

  /// Whether a procedure leaves something else behind.
  package func leavesOtherwise(_ id: String) -> Bool { aftermath.contains { $0.procedure == id } }

  package var isEmpty: Bool {
    procedures.allSatisfy(\.isEmpty) && onlyInFirst.isEmpty && onlyInSecond.isEmpty
      && aftermath.isEmpty
  }

  /// Whether a budget was spent before everything had been looked at.
  package var ranOut: Bool {
    !unasked.isEmpty || procedures.contains { $0.diff.aspects.contains { $0.left > 0 } }
  }

  /// Whether everything was looked at, and nothing hidden by a silent source or an unknown year.
  package var isComplete: Bool { procedures.allSatisfy(\.diff.isComplete) && unasked.isEmpty }
}
