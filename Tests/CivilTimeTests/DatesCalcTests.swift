import CivilTime
import Testing

/// The tables of dates-calc, a calendar library for the computing of law.
@Suite(
  .enabled(if: SharedSuite.hasDatesCalc, "the dates-calc tables are not beside the repository"))
struct DatesCalcTests {
  @Test("Exact sums are the same under every convention")
  func exactSums() throws {
    let rows = try SharedSuite.rows("dates-calc/exact_computations.csv")
    #expect(rows.count == 19)
    for row in rows {
      let day = try #require(CivilDate(row[0]))
      let period = try self.period(row[1])
      for missing in MissingDay.allCases {
        #expect(day.adding(period, missing) == CivilDate(row[2]), "\(row), \(missing)")
      }
    }
  }

  @Test("Ambiguous sums go up under next-day, down under month-end, nowhere under reject")
  func ambiguousSums() throws {
    let rows = try SharedSuite.rows("dates-calc/ambiguous_computations.csv")
    #expect(rows.count == 11)
    for row in rows {
      let day = try #require(CivilDate(row[0]))
      let period = try self.period(row[1])
      #expect(day.adding(period, .nextDay) == CivilDate(row[2]), "\(row)")
      #expect(day.adding(period, .monthEnd) == CivilDate(row[3]), "\(row)")
      #expect(day.adding(period, .reject) == nil, "\(row)")
    }
  }

  @Test("Months begin and end on their days")
  func monthBounds() throws {
    let rows = try SharedSuite.rows("dates-calc/first_last_day_of_month.csv")
    #expect(rows.count == 2)
    for row in rows {
      let day = try #require(CivilDate(row[0]))
      #expect(day.firstOfMonth == CivilDate(row[1]))
      #expect(day.lastOfMonth == CivilDate(row[2]))
    }
  }

  /// `[1 years, 2 months, 3 days]`.
  private func period(_ text: String) throws -> Period {
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    try #require(numbers.count == 3)
    return Period(years: numbers[0], months: numbers[1], days: numbers[2])
  }
}
