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
  ///   - regions: what was found region by region.
  package init(
    _ behaviours: [BehaviourDiff], removed: Int, added: Int, losses: Int = 0,
    regions: [ChangeRegions] = []
  ) {
    let changes =
      behaviours.flatMap(\.aspects).flatMap(\.changes).map { Contrast($0) }
      + regions.map(\.contrast)
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
