/// Sums and counts. All saturate as `PackedDay` says: `never` stays `never`, a result after 9999 is
/// `never`, one before the year 1 is 1 January of the year 1.
extension CivilDate {
  /// This day `months` later, rounded once, as told; nil where the convention rejects the missing
  /// day.
  package func adding(months: Int, _ missing: MissingDay) -> CivilDate? {
    let n = Int32(clamping: months)
    switch missing {
    case .monthEnd: return CivilDate(packed: PackedDay.addMonths(packed, n))
    case .nextDay: return CivilDate(packed: PackedDay.addMonthsNextDay(packed, n))
    case .reject:
      guard PackedDay.hasDayAfterMonths(packed, n) else { return nil }
      return CivilDate(packed: PackedDay.addMonths(packed, n))
    }
  }

  /// The day `days` later.
  package func adding(days: Int) -> CivilDate {
    CivilDate(packed: PackedDay.addDays(packed, Int32(clamping: days)))
  }

  /// The months of a period at once, rounded once, then its days; nil as for months.
  package func adding(_ period: Period, _ missing: MissingDay) -> CivilDate? {
    adding(months: Int(period.months), missing)?.adding(days: Int(period.days))
  }

  /// The greatest number of months that, added here, does not pass `end`, also below zero.
  ///
  /// Under `reject` nil where the other two conventions disagree: where the count hangs on a
  /// missing day.
  package func wholeMonths(to end: CivilDate, _ missing: MissingDay) -> Int? {
    let monthEnd = PackedDay.wholeMonths(packed, end.packed)
    let nextDay = PackedDay.wholeMonthsNextDay(packed, end.packed)
    return pick(monthEnd, nextDay, missing)
  }

  /// The greatest number of years that, added here, does not pass `end`, also below zero; nil as
  /// for months.
  package func wholeYears(to end: CivilDate, _ missing: MissingDay) -> Int? {
    let monthEnd = PackedDay.wholeYears(packed, end.packed)
    let nextDay = PackedDay.wholeYearsNextDay(packed, end.packed)
    return pick(monthEnd, nextDay, missing)
  }

  /// The first `self + n years`, `n >= 0`, on or after a day, each counted from here; under
  /// `reject` nil where the other two conventions disagree.
  package func anniversary(notBefore day: CivilDate, _ missing: MissingDay) -> CivilDate? {
    let monthEnd = PackedDay.anniversary(of: packed, notBefore: day.packed)
    let nextDay = PackedDay.anniversaryNextDay(of: packed, notBefore: day.packed)
    return pick(monthEnd, nextDay, missing).map { CivilDate(packed: Int32(clamping: $0)) }
  }

  private func pick(_ monthEnd: Int32, _ nextDay: Int32, _ missing: MissingDay) -> Int? {
    switch missing {
    case .monthEnd: Int(monthEnd)
    case .nextDay: Int(nextDay)
    case .reject: monthEnd == nextDay ? Int(monthEnd) : nil
    }
  }

  /// The days from here to `end`, 0 to itself; below zero if `end` is earlier.
  package func days(to end: CivilDate) -> Int {
    Int(PackedDay.daysBetween(packed, end.packed))
  }
}
