import CivilTime
import PolicyValues

/// `month-start(day)`: `month-start(2024-02-17)` is 2024-02-01.
enum MonthStart: UnaryFunction {
  static let name = "month-start"
  static let summary = "the first day of the month a day lies in; never for never"
  static let way = Way.up
  static func of(_ day: CivilDate) -> CivilDate { day.firstOfMonth }
}

/// `month-end(day)`: `month-end(2024-02-17)` is 2024-02-29.
enum MonthEnd: UnaryFunction {
  static let name = "month-end"
  static let summary = "the last day of the month a day lies in; never for never"
  static let way = Way.up
  static func of(_ day: CivilDate) -> CivilDate { day.lastOfMonth }
}

/// `next-month-start(day)`: `next-month-start(2024-02-01)` is 2024-03-01.
enum NextMonthStart: UnaryFunction {
  static let name = "next-month-start"
  static let summary = "the first day of the month after the one a day lies in; never for never"
  static let way = Way.up
  static func of(_ day: CivilDate) -> CivilDate {
    CivilDate(packed: PackedDay.addMonths(day.firstOfMonth.packed, 1))
  }
}

/// `year-start(day)`: `year-start(2024-02-17)` is 2024-01-01.
enum YearStart: UnaryFunction {
  static let name = "year-start"
  static let summary = "1 January of the year a day lies in; never for never"
  static let way = Way.up
  static func of(_ day: CivilDate) -> CivilDate {
    day.isNever ? day : CivilDate(year: day.year, month: 1, day: 1) ?? day
  }
}

/// `year-end(day)`: `year-end(2024-02-17)` is 2024-12-31.
enum YearEnd: UnaryFunction {
  static let name = "year-end"
  static let summary = "31 December of the year a day lies in; never for never"
  static let way = Way.up
  static func of(_ day: CivilDate) -> CivilDate {
    day.isNever ? day : CivilDate(year: day.year, month: 12, day: 31) ?? day
  }
}

/// `week-start(day)`: `week-start(2024-02-17)` is 2024-02-12.
enum WeekStart: UnaryFunction {
  static let name = "week-start"
  static let summary = "the Monday on or before a day; never for never"
  static let way = Way.up
  static func of(_ day: CivilDate) -> CivilDate {
    // Why: day 1 of the calendar is a Monday, so a week never begins before it.
    day.isNever ? day : CivilDate(dayNumber: (day.dayNumber - 1) / 7 * 7 + 1) ?? day
  }
}
