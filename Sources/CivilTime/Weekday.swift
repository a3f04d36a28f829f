/// A day of the week, numbered as in ISO 8601: Monday is 1, Sunday 7.
package enum Weekday: Int, CaseIterable, Hashable, Sendable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// The weekday of a day number, at least 1; day 1 of the calendar is a Monday.
  package init(dayNumber: Int) {
    self = Weekday.allCases[(max(dayNumber, 1) - 1) % 7]
  }

  /// Saturday or Sunday.
  package var isWeekend: Bool { self == .saturday || self == .sunday }
}
