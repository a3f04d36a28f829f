import CivilTime
import Foundation
import Testing

/// Eleven years of published holidays, read from holiday-cn.
@Suite(.enabled(if: SharedSuite.hasHolidays, "the holiday-cn files are not beside the repository"))
struct HolidayDataTests {
  struct Year: Decodable {
    struct Day: Decodable {
      let date: String
      let isOffDay: Bool
    }
    let year: Int
    let days: [Day]

    var calendar: WorkdayYear {
      let marked = days.compactMap { day in CivilDate(day.date).map { ($0, day.isOffDay) } }
      return WorkdayYear(
        year: year, holidays: marked.filter(\.1).map { $0.0...$0.0 },
        workdays: marked.filter { !$0.1 }.map(\.0))
    }
  }

  @Test("Each year of the published data has the workdays it is known to have")
  func workdaysOfEachYear() throws {
    let counts = [
      2016: 250, 2017: 249, 2018: 250, 2019: 250, 2020: 249, 2021: 250, 2022: 249, 2023: 249,
      2024: 251, 2025: 248, 2026: 248,
    ]
    let years = try (2016...2026).map { year in
      try JSONDecoder().decode(Year.self, from: SharedSuite.data("holiday-cn/\(year).json"))
    }
    let table = WorkdayTable(years.map(\.calendar))
    #expect(table.runs.map(\.years) == [2016...2026])
    for (year, count) in counts {
      let first = try #require(CivilDate(year: year, month: 1, day: 1))
      let workdays = (0..<366).filter { offset in
        let day = first.adding(days: offset)
        return day.year == year && table.isWorkday(day) == true
      }
      #expect(workdays.count == count, "\(year)")
    }
    #expect(table.isWorkday(try #require(CivilDate("2018-12-29"))) == true)
    #expect(table.isWorkday(try #require(CivilDate("2020-02-01"))) == false)
    #expect(table.isWorkday(try #require(CivilDate("2020-02-03"))) == true)
  }
}
