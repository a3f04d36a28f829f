import CivilTime
import PolicyProgram

/// Days on which conditions hold that read one date only, kept from one search to the next.
///
/// One thread at a time.
final class DayPatterns {
  private var patterns: [DayPattern.Key: DayPattern] = [:]
  /// Those of any code; nil if these are they.
  private let wider: DayPatterns?
  /// By calendar of the code, a number that is the same in every code, and its day numbers.
  private let calendars: [(number: Int, days: Range<Int32>)]

  /// Those of any code.
  init() { (wider, calendars) = (nil, []) }

  /// - Parameters:
  ///   - wider: what is known of conditions, whatever code they stand in.
  ///   - numbers: by calendar of the code, its number there.
  init(_ code: Code, wider: DayPatterns, numbers: [Int]) {
    self.wider = wider
    calendars = zip(numbers, code.calendars).map { number, run in
      (number, PackedDay.toDayNumber(run.flat[0])..<PackedDay.toDayNumber(run.flat[1]))
    }
  }

  /// The days on which a condition holds; nil if it reads several dates, or none, or origins.
  func pattern(_ condition: DateCondition) -> DayPattern? {
    guard condition.isOfOneDate, condition.isOfFixedKind, !condition.readsOrigins else {
      return nil
    }
    let (left, right) = (condition.left.steps, condition.right.steps)
    let numbers = calendars.map(\.number)
    let key = DayPattern.Key(
      kind: condition.kind, left: left.map { $0.reading(numbers) },
      right: right.map { $0.reading(numbers) })
    return (wider ?? self).pattern(key) {
      DayPattern(condition, days((left + right).filter(\.readsCalendar).map(\.calendar)))
    }
  }

  private func pattern(_ key: DayPattern.Key, _ make: () -> DayPattern) -> DayPattern {
    if let known = patterns[key] { return known }
    let pattern = make()
    patterns[key] = pattern
    return pattern
  }

  /// The day numbers from the first that some calendars know to the last; nil if there are none.
  private func days(_ some: [Int]) -> Range<Int32>? {
    guard let first = some.map({ calendars[$0].days.lowerBound }).min(),
      let end = some.map({ calendars[$0].days.upperBound }).max()
    else { return nil }
    return first..<end
  }
}
