import CivilTime
import Testing

/// Dates as people write them.
@Suite struct CivilDateTests {
  @Test("Writing a day and reading it back gives the day")
  func readingUndoesWriting() {
    let fault = (Cycle.days + [PackedDay.earliest, PackedDay.last]).first { packed in
      CivilDate("\(CivilDate(packed: packed))")?.packed != packed
    }
    #expect(fault == nil)
  }

  @Test(
    "A text that is no date says why",
    arguments: [
      ("2021-02-29", "2021 is not a leap year, February has 28 days"),
      ("2100-02-29", "2100 is not a leap year, February has 28 days"),
      ("2024-02-30", "February 2024 has 29 days"),
      ("2024-04-31", "April 2024 has 30 days"),
      ("2024-12-00", "the first day of a month is 01"),
      ("2024-13-01", "there is no month 13"),
      ("2024-00-01", "there is no month 0"),
      ("0000-01-01", "the calendar begins with the year 0001"),
      ("2024-2-9", "a date has four, two and two digits: `2024-02-09`"),
      ("24-02-09", "a date has four, two and two digits"),
      ("2024-2-30", "a date has four, two and two digits"),
      ("10000-01-01", "a date has four, two and two digits"),
      ("2024/02/09", "a date is written `YYYY-MM-DD`"),
      ("2024-02", "a date is written `YYYY-MM-DD`"),
      ("2024-02-09 ", "a date is written `YYYY-MM-DD`"),
      ("2024-02-09-01", "a date is written `YYYY-MM-DD`"),
      ("-2024-02-09", "a date is written `YYYY-MM-DD`"),
      ("２０２４-02-09", "a date is written `YYYY-MM-DD`"),
      ("2024-0x-09", "a date is written `YYYY-MM-DD`"),
      ("20240209", "a date is written `YYYY-MM-DD`"),
      ("never", "a date is written `YYYY-MM-DD`"),
      ("", "a date is written `YYYY-MM-DD`"),
    ])
  func refusals(text: String, reason: String) {
    #expect(CivilDate(text) == nil)
    let refusal = #expect(throws: DateRefusal.self) { try CivilDate(reading: text) }
    #expect(refusal?.description == reason)
  }

  @Test("Numbers that name no day give none")
  func numbersWithoutDay() {
    #expect(CivilDate(year: 2024, month: 2, day: 29) != nil)
    #expect(CivilDate(year: 2023, month: 2, day: 29) == nil)
    #expect(CivilDate(year: 2023, month: 13, day: 1) == nil)
    #expect(CivilDate(year: 0, month: 1, day: 1) == nil)
    #expect(CivilDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CivilDate(year: .max, month: .max, day: .max) == nil)
    #expect(CivilDate(dayNumber: 0) == nil)
    #expect(CivilDate(dayNumber: 3_652_060) == nil)
  }

  @Test(
    "31 January 2024 + n months, side by side",
    arguments: [
      (1, "2024-02-29", "2024-03-01"), (2, "2024-03-31", "2024-03-31"),
      (13, "2025-02-28", "2025-03-01"), (-2, "2023-11-30", "2023-12-01"),
    ])
  func monthEnds(months: Int, monthEnd: String, nextDay: String) throws {
    let start = try #require(CivilDate("2024-01-31"))
    #expect(start.adding(months: months, .monthEnd)?.description == monthEnd)
    #expect(start.adding(months: months, .nextDay)?.description == nextDay)
    let rejected = monthEnd == nextDay ? CivilDate(monthEnd) : nil
    #expect(start.adding(months: months, .reject) == rejected)
  }

  @Test("Under reject, a count that hangs on a missing day is none")
  func rejectedCounts() throws {
    let start = try #require(CivilDate("2024-01-31"))
    let end = try #require(CivilDate("2024-02-29"))
    #expect(start.wholeMonths(to: end, .monthEnd) == 1)
    #expect(start.wholeMonths(to: end, .nextDay) == 0)
    #expect(start.wholeMonths(to: end, .reject) == nil)
    #expect(start.wholeMonths(to: end.adding(days: 1), .reject) == 1)
    #expect(end.wholeYears(to: start, .reject) == -1)
    #expect(start.days(to: end) == 29)
  }

  @Test("The ends of a month are its own")
  func monthBounds() throws {
    let day = try #require(CivilDate("2024-02-15"))
    #expect(day.firstOfMonth.description == "2024-02-01")
    #expect(day.lastOfMonth.description == "2024-02-29")
    #expect(CivilDate.last.lastOfMonth == .last)
    #expect(CivilDate.never.lastOfMonth == .never)
    #expect(CivilDate.never.description == "never")
  }
}
