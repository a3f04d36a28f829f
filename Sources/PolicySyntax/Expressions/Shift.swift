import CivilTime
import SourceText

/// What a sum adds to a date: months (years folded in), then days, or workdays.
package struct Shift: Sendable {
  /// Signed months; years are counted as twelve.
  package let months: Int
  /// Signed days, added last.
  package let days: Int
  /// Signed workdays; nil when the sum counts calendar days.
  package let workdays: Int?
  /// What `using missing-day …` says for this one sum.
  package let missingDay: Located<MissingDay>?
  /// The period as written, with its sign: `+ 18 months - 1 day` is two shifts.
  package let range: SourceRange

  package init(
    months: Int, days: Int, workdays: Int?, missingDay: Located<MissingDay>?, range: SourceRange
  ) {
    self.months = months
    self.days = days
    self.workdays = workdays
    self.missingDay = missingDay
    self.range = range
  }
}
