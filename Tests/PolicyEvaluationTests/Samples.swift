import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues
import Testing

/// Days, a calendar and a native function for the tests.
enum Samples {
  static func day(_ year: Int32, _ month: Int32, _ day: Int32) -> Int32 {
    PackedDay.pack(month: year * 12 + month - 1, day: day)
  }

  /// Workdays of 2024, Monday to Friday.
  static func run() throws -> WorkdayRun {
    let table = WorkdayTable([WorkdayYear(year: 2024, holidays: [], workdays: [])])
    return try #require(table.latest)
  }

  static let shift = NativeFunction(Shift.self)

  /// So many days on, but not before the first of the month.
  enum Shift: BinaryFunction {
    static let name = "shift"
    static let summary = "the day so many days on, at least the first of its month"
    static let way = (Way.up, Way.up)
    static func of(_ day: CivilDate, _ days: Int32) -> CivilDate {
      let first = day.firstOfMonth
      return max(first, CivilDate(packed: PackedDay.addDays(day.packed, days)))
    }
  }
}
