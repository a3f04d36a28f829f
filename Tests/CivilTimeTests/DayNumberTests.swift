import CivilTime
import Testing

/// Day numbers, weekdays and the edges of the calendar.
@Suite struct DayNumberTests {
  @Test("Days and day numbers are one to one, from the first day to the last and never")
  func dayNumbersAreConsecutive() {
    var number: Int32 = 1
    var fault: String?
    for month in Int32(12)..<120_000 where fault == nil {
      let length = Cycle.length(of: Int(month) % 12 + 1, in: Int(month) / 12)
      for day in 1...Int32(length) {
        let packed = month << 5 | day
        let right =
          PackedDay.toDayNumber(packed) == number && PackedDay.fromDayNumber(number) == packed
        if !right { fault = "\(CivilDate(packed: packed)) is day \(number)" }
        number += 1
      }
    }
    #expect(fault == nil)
    #expect(number == 3_652_060)
    #expect(PackedDay.toDayNumber(PackedDay.never) == number)
    #expect(PackedDay.fromDayNumber(number) == PackedDay.never)
    #expect(PackedDay.fromDayNumber(0) == PackedDay.earliest)
  }

  @Test(
    "Weekdays follow the calendar on the wall",
    arguments: [
      ("0001-01-01", Weekday.monday), ("1900-01-01", .monday), ("2000-02-29", .tuesday),
      ("2024-02-29", .thursday), ("2026-11-22", .sunday), ("9999-12-31", .friday),
    ])
  func weekdays(text: String, weekday: Weekday) throws {
    #expect(try #require(CivilDate(text)).weekday == weekday)
  }

  @Test("No number traps a sum, and every sum stays inside the calendar")
  func sumsSaturate() {
    let numbers: [Int32] = [.min, .min + 1, -4_000_001, -1, 0, 1, 119_988, 4_000_001, .max]
    let days = Cycle.corners + [.min, -1, 0, 31, .max]
    for d in days {
      for n in numbers {
        let sums = [
          PackedDay.addMonths(d, n), PackedDay.addMonthsNextDay(d, n), PackedDay.addDays(d, n),
          PackedDay.fromDayNumber(n), PackedDay.anniversary(of: d, notBefore: n),
          PackedDay.anniversaryNextDay(of: n, notBefore: d),
        ]
        #expect(sums.allSatisfy { (PackedDay.earliest...PackedDay.never).contains($0) })
        // Why: for what is no day the count means nothing, but counting must not trap.
        _ = PackedDay.wholeMonths(n, d) &+ PackedDay.wholeYears(d, n) &+ PackedDay.daysBetween(n, d)
      }
    }
  }

  @Test("Never stays never, and sums stop at the ends of the calendar")
  func neverIsSticky() {
    for n in [Int32.min, -12, 0, 1, .max] {
      #expect(PackedDay.addMonths(PackedDay.never, n) == PackedDay.never)
      #expect(PackedDay.addMonthsNextDay(PackedDay.never, n) == PackedDay.never)
      #expect(PackedDay.addDays(PackedDay.never, n) == PackedDay.never)
      #expect(PackedDay.hasDayAfterMonths(PackedDay.never, n))
    }
    #expect(CivilDate.last.adding(days: 1) == .never)
    #expect(CivilDate.last.adding(months: 1, .monthEnd) == .never)
    #expect(CivilDate.last.adding(days: -3_652_058) == .earliest)
    #expect(CivilDate.last.adding(days: -3_652_059) == .earliest)
    #expect(CivilDate.earliest.adding(months: -1, .nextDay) == .earliest)
    #expect(CivilDate.earliest.adding(days: 3_652_058) == .last)
  }
}
