/// Consecutive years whose calendars are all known, as a table: the only place where workdays are
/// counted.
package struct WorkdayRun: Hashable, Sendable {
  /// The years covered, without a gap.
  package let years: ClosedRange<Int>

  /// What is looked up to count them.
  package let counts: WorkdayCounts

  /// Tabulates consecutive years from 1 to 9999.
  ///
  /// - Parameter marks: the days that are not what their place in the week makes them, each with
  ///   whether it is a workday.
  init(years: ClosedRange<Int>, _ marks: [CivilDate: Bool]) {
    let first = PackedDay.pack(month: Int32(years.lowerBound * 12), day: 1)
    let end = PackedDay.pack(month: Int32(years.upperBound * 12 + 12), day: 1)
    var isWorkday = WorkdayRun.weekdays(from: first, to: end)
    for (day, mark) in marks where day.packed >= first && day.packed < end {
      isWorkday[Int(day.packed - first)] = mark
    }
    var before: [Int32] = []
    before.reserveCapacity(isWorkday.count + 1)
    var workdays: [Int32] = []
    for (index, isWorkday) in isWorkday.enumerated() {
      before.append(Int32(workdays.count))
      if isWorkday { workdays.append(first + Int32(index)) }
    }
    before.append(Int32(workdays.count))
    self.years = years
    counts = WorkdayCounts([first, end, Int32(workdays.count)] + before + workdays)
  }

  /// Which packed values are days from Monday to Friday; values that are no days are not.
  private static func weekdays(from first: Int32, to end: Int32) -> [Bool] {
    var found = [Bool](repeating: false, count: Int(end - first))
    var weekday = CivilDate(packed: first).weekday.rawValue
    for month in PackedDay.month(of: first)..<PackedDay.month(of: end) {
      let start = PackedDay.pack(month: month, day: 1) - first
      for day in 0..<PackedDay.length(ofMonth: month) {
        found[Int(start + day)] = !(Weekday(rawValue: weekday)?.isWeekend ?? false)
        weekday = weekday % 7 + 1
      }
    }
    return found
  }

  /// How many workdays the run has.
  package var workdayCount: Int { counts.workdayCount }
}
