/// What the notices of one year say: days off, and weekend days worked instead.
///
/// They may name days of the years beside it: a New Year's holiday can begin in the December
/// before.
package struct WorkdayYear: Hashable, Sendable {
  /// The year whose calendar this is; having it is what makes the days of that year known.
  package let year: Int

  /// Days off, in stretches with both ends; they may hold weekend days.
  package let holidays: [ClosedRange<CivilDate>]

  /// Days worked, weekend days as a rule.
  package let workdays: [CivilDate]

  /// One year's calendar; the year from 1 to 9999.
  package init(year: Int, holidays: [ClosedRange<CivilDate>], workdays: [CivilDate]) {
    self.year = year
    self.holidays = holidays
    self.workdays = workdays
  }
}
