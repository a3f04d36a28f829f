/// Consecutive years whose calendars are all known, as a table: the only place where workdays are
/// counted.
package struct WorkdayRun: Hashable, Sendable {
  /// The years covered, without a gap.
  package let years: ClosedRange<Int>

  /// The table, for `PackedDay.addWorkdays`, `rollForward` and `isWorkday`:
  ///
  ///     0            the first packed day, 1 January of the first year
  ///     1            the first packed day after, 1 January of the year after the last
  ///     2            how many workdays there are
  ///     3 ... 3+n    for each packed value from [0] to [1], days that do not exist among them:
  ///                  the number of workdays before it (n = [1] − [0])
  ///     4+n ...      the workdays, packed, in order
  package let flat: [Int32]

  /// Tabulates consecutive years from 1 to 9999.
  init(years: ClosedRange<Int>, isWorkday: (CivilDate) -> Bool) {
    let first = PackedDay.pack(month: Int32(years.lowerBound * 12), day: 1)
    let end = PackedDay.pack(month: Int32(years.upperBound * 12 + 12), day: 1)
    var before: [Int32] = []
    var workdays: [Int32] = []
    for value in first...end {
      before.append(Int32(workdays.count))
      let (month, day) = (PackedDay.month(of: value), PackedDay.day(of: value))
      guard value < end, day >= 1, day <= PackedDay.length(ofMonth: month),
        isWorkday(CivilDate(packed: value))
      else { continue }
      workdays.append(value)
    }
    self.years = years
    self.flat = [first, end, Int32(workdays.count)] + before + workdays
  }

  /// How many workdays the run has.
  package var workdayCount: Int { Int(flat[2]) }
}
