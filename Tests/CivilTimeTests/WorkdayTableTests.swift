import CivilTime
import Testing

/// Workdays told one by one: a year with holidays and worked weekends, neighbours, and gaps.
@Suite struct WorkdayTableTests {
  static func day(_ text: String) -> CivilDate { CivilDate(text) ?? .never }

  /// Spring Festival and Labour Day of one year, and a New Year that changes the December before.
  static let calendars = [
    WorkdayYear(
      year: 2024,
      holidays: [
        day("2024-01-01")...day("2024-01-01"), day("2024-02-10")...day("2024-02-17"),
        day("2024-05-01")...day("2024-05-05"),
      ],
      workdays: ["2024-02-04", "2024-02-18", "2024-04-28", "2024-05-11"].map(day)),
    WorkdayYear(
      year: 2025, holidays: [day("2024-12-31")...day("2025-01-01")], workdays: [day("2024-12-29")]),
    WorkdayYear(year: 2027, holidays: [], workdays: []),
  ]

  static let table = WorkdayTable(calendars)

  @Test("Runs of the same workdays are equal, and one moved holiday tells them apart")
  func equalRuns() {
    let again = WorkdayTable(Self.calendars.reversed())
    #expect(again == Self.table && again.hashValue == Self.table.hashValue)
    // As many workdays, of which one is another.
    let moved = Self.calendars.map { year in
      guard year.year == 2027 else { return year }
      return WorkdayYear(
        year: 2027, holidays: [Self.day("2027-03-03")...Self.day("2027-03-03")], workdays: [])
    }
    let other = moved.map { year in
      guard year.year == 2027 else { return year }
      return WorkdayYear(
        year: 2027, holidays: [Self.day("2027-03-04")...Self.day("2027-03-04")], workdays: [])
    }
    #expect(WorkdayTable(moved) != WorkdayTable(other))
  }

  @Test(
    "The day itself is 0, and the workdays after it count",
    arguments: [
      ("2024-02-06", 8, "2024-02-22"), ("2024-02-06", 0, "2024-02-06"),
      ("2024-02-06", 1, "2024-02-07"), ("2024-02-10", 1, "2024-02-18"),
      ("2024-02-10", 0, "2024-02-10"), ("2024-02-10", -1, "2024-02-09"),
      ("2024-02-19", -1, "2024-02-18"), ("2024-04-30", 3, "2024-05-08"),
      ("2024-12-27", 2, "2024-12-30"), ("2024-12-30", 1, "2025-01-02"),
      ("2025-01-02", -2, "2024-12-29"), ("2027-01-04", 1, "2027-01-05"),
    ])
  func sums(from: String, n: Int, to: String) throws {
    let start = try #require(CivilDate(from))
    #expect(Self.table.adding(workdays: n, to: start)?.description == to)
  }

  @Test(
    "What would count in a year without calendar is unknown",
    arguments: [
      ("2023-12-29", 1), ("2024-01-02", -1), ("2025-12-31", 1), ("2025-12-30", 2),
      ("2026-06-01", 0), ("2026-12-31", 1), ("2027-01-01", -1), ("2027-12-31", 1),
      ("2024-02-06", 1_000_000), ("2024-02-06", .max), ("2024-02-06", .min),
    ])
  func unknownSums(from: String, n: Int) throws {
    let start = try #require(CivilDate(from))
    #expect(Self.table.adding(workdays: n, to: start) == nil)
  }

  @Test(
    "A last day on a rest day rolls to the same workday in both styles",
    arguments: [
      ("2024-02-09", "2024-02-09"), ("2024-02-10", "2024-02-18"), ("2024-02-17", "2024-02-18"),
      ("2024-05-01", "2024-05-06"), ("2024-06-01", "2024-06-03"), ("2024-04-28", "2024-04-28"),
      ("2024-12-31", "2025-01-02"),
    ])
  func rolls(from: String, to: String) throws {
    let last = try #require(CivilDate(from))
    for style in RestDayStyle.allCases {
      #expect(Self.table.rollForward(last, style)?.description == to)
    }
  }

  @Test("A day off by a notice is no workday, a weekend day is one only by a notice")
  func kinds() {
    #expect(Self.table.isWorkday(Self.day("2024-02-09")) == true)
    #expect(Self.table.isWorkday(Self.day("2024-02-12")) == false)
    #expect(Self.table.isWorkday(Self.day("2024-02-18")) == true)
    #expect(Self.table.isWorkday(Self.day("2024-02-24")) == false)
    #expect(Self.table.isWorkday(Self.day("2024-12-29")) == true)
    #expect(Self.table.isWorkday(Self.day("2026-01-05")) == nil)
    #expect(Self.table.isWorkday(.never) == nil)
    #expect(Self.table.rollForward(.never, .nextDay) == nil)
  }

  @Test("A year without calendar parts the years before it from those after")
  func gaps() {
    #expect(Self.table.runs.map(\.years) == [2024...2025, 2027...2027])
    #expect(Self.table.missingYears == [2026])
    #expect(Self.table.latest?.years == 2027...2027)
    #expect(WorkdayTable([]).latest == nil)
    let odd = [0, 10_000, .max].map { WorkdayYear(year: $0, holidays: [], workdays: []) }
    #expect(WorkdayTable(odd).runs.isEmpty)
  }

  @Test("The calendar of the later year has the last word, in whatever order they come")
  func laterYearsWin() {
    let early = WorkdayYear(
      year: 2024, holidays: [], workdays: [Self.day("2024-12-28")])
    let late = WorkdayYear(
      year: 2025, holidays: [Self.day("2024-12-28")...Self.day("2024-12-30")], workdays: [])
    for calendars in [[early, late], [late, early]] {
      let table = WorkdayTable(calendars)
      #expect(table.isWorkday(Self.day("2024-12-28")) == false)
      #expect(table.isWorkday(Self.day("2024-12-30")) == false)
    }
  }
}
