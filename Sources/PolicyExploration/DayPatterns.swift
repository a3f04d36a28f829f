/// Days on which conditions hold that read one date only, kept from one search to the next.
///
/// One thread at a time.
final class DayPatterns {
  private var patterns: [DayPattern.Key: DayPattern] = [:]
  /// Those of any calendars; nil if these are they.
  private let wider: DayPatterns?

  /// - Parameter wider: what is known of conditions that read no calendar; these are of one code's
  ///   calendars.
  init(wider: DayPatterns? = nil) { self.wider = wider }

  /// The days on which a condition holds; nil if it reads several dates, or none, or origins.
  func pattern(_ condition: DateCondition) -> DayPattern? {
    guard condition.isOfOneDate, condition.isOfFixedKind, !condition.readsOrigins else {
      return nil
    }
    if let wider, !condition.readsCalendar { return wider.pattern(condition) }
    let key = DayPattern.Key(
      kind: condition.kind, left: condition.left.steps, right: condition.right.steps)
    if let known = patterns[key] { return known }
    let pattern = DayPattern(condition)
    patterns[key] = pattern
    return pattern
  }
}
