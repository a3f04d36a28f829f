import CivilTime
import PolicyProgram
import PolicyValues

/// Days on which conditions hold that read one date only, kept from one search to the next.
///
/// One thread at a time.
final class DayPatterns {
  private var patterns: [DayPattern.Key: DayPattern] = [:]
  /// What is known of dates in any code; nil if these are the patterns of any code.
  private let spans: DateSpans?
  /// By calendar of the code, a number that is the same in every code, and its day numbers.
  private let calendars: [(number: Int, days: Range<Int32>)]

  /// Those of any code.
  init() { (spans, calendars) = (nil, []) }

  /// - Parameters:
  ///   - spans: what is known of dates, whatever code they stand in.
  ///   - numbers: by calendar of the code, its number there.
  init(_ code: Code, _ spans: DateSpans, numbers: [Int]) {
    self.spans = spans
    calendars = zip(numbers, code.calendars).map { number, run in
      (number, PackedDay.toDayNumber(run.counts.first)..<PackedDay.toDayNumber(run.counts.end))
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
    return (spans?.patterns ?? self).pattern(key) {
      DayPattern(
        condition, days((left + right).filter(\.readsCalendar).map(\.calendar)),
        isSure: isSure(condition))
    }
  }

  /// Whether a condition on one date is known to hold on every day around which the calendar goes on.
  private func isSure(_ condition: DateCondition) -> Bool {
    guard let spans, let slack = condition.slack else { return false }
    let inside = Ends(DayPatterns.inside)
    guard let left = CountedDate(0, condition.left.steps, within: inside, spans),
      let right = CountedDate(0, condition.right.steps, within: inside, spans),
      let days = left.days(to: right, spans)
    else { return false }
    return days.lowerBound >= slack
  }

  /// A day far from both ends of the calendar.
  private static let inside = PackedDay.pack(month: 2000 * 12, day: 1)

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
