/// One day of the proleptic Gregorian calendar, years 1 to 9999, or `never`, which is after all of
/// them.
///
/// Stored packed as `month index << 5 | day` (month index = year × 12 + month − 1): packed days
/// order like dates, and adding months is one addition and one clamp. What the engine does with
/// packed days is `PackedDay`; the sums here are the same functions.
package struct CivilDate: Hashable, Comparable, Sendable {
  /// `month index << 5 | day`; the form in which the engine's registers hold days.
  package let packed: Int32

  /// Trusts that the packed value names a day, or is `never`.
  package init(packed: Int32) { self.packed = packed }

  /// The day of a year from 1 to 9999, a month from 1 to 12 and a day that month has; else nil.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.days(inMonth: month, of: year)
    else { return nil }
    self.init(packed: PackedDay.pack(month: Int32(year * 12 + month - 1), day: Int32(day)))
  }

  /// The day of a day number from 1 (1 January of the year 1) to 3,652,059; else nil.
  package init?(dayNumber: Int) {
    guard (1...3_652_059).contains(dayNumber) else { return nil }
    self.init(packed: PackedDay.fromDayNumber(Int32(dayNumber)))
  }

  /// After every day; it stays so whatever is added or taken away.
  package static let never = CivilDate(packed: PackedDay.never)

  /// 1 January of the year 1.
  package static let earliest = CivilDate(packed: PackedDay.earliest)

  /// 31 December 9999.
  package static let last = CivilDate(packed: PackedDay.last)

  package static func < (a: CivilDate, b: CivilDate) -> Bool { a.packed < b.packed }
}

extension CivilDate {
  /// Whether this is no day at all, but after all days.
  package var isNever: Bool { packed >= PackedDay.never }

  /// 1 to 9999; 10,000 for `never`.
  package var year: Int { Int(PackedDay.month(of: packed)) / 12 }

  /// 1 to 12.
  package var month: Int { Int(PackedDay.month(of: packed)) % 12 + 1 }

  /// 1 to 31.
  package var day: Int { Int(PackedDay.day(of: packed)) }

  /// Days counted from 1 on 1 January of the year 1; consecutive days have consecutive numbers.
  package var dayNumber: Int { Int(PackedDay.toDayNumber(packed)) }

  /// The day of the week; for `never`, of 1 January 10000.
  package var weekday: Weekday { Weekday(dayNumber: dayNumber) }

  /// The first day of this month; `never` for `never`.
  package var firstOfMonth: CivilDate {
    CivilDate(packed: PackedDay.pack(month: PackedDay.month(of: packed), day: 1))
  }

  /// The last day of this month; `never` for `never`.
  package var lastOfMonth: CivilDate {
    guard !isNever else { return .never }
    let month = PackedDay.month(of: packed)
    return CivilDate(packed: PackedDay.pack(month: month, day: PackedDay.length(ofMonth: month)))
  }

  /// Whether a year from 1 to 9999 has a 29 February.
  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days of a month from 1 to 12; for other months 0.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: 31
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 0
    }
  }
}

extension CivilDate: CustomStringConvertible {
  /// `YYYY-MM-DD`, or `never`.
  package var description: String {
    guard !isNever else { return "never" }
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  private func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
