import CivilTime
import Testing

/// What holds of every sum, over all days of the 400-year cycle.
@Suite struct SumLaws {
  @Test("A sum of months is what the two conventions say")
  func sumsFollowTheirDefinition() {
    #expect(Cycle.days.count == 146_097)
    var fault: String?
    for n in [-4_800, -13, -1, 0, 1, 2, 6, 11, 12, 13, 1_201] {
      for d in Cycle.days where fault == nil {
        let (month, day) = (Int(d >> 5) + n, Int(d & 31))
        let last = Cycle.length(of: month % 12 + 1, in: month / 12)
        let monthEnd = Int32(month << 5 | min(day, last))
        let nextDay = day <= last ? monthEnd : Int32((month + 1) << 5 | 1)
        let right =
          PackedDay.addMonths(d, Int32(n)) == monthEnd
          && PackedDay.addMonthsNextDay(d, Int32(n)) == nextDay
          && PackedDay.addMonthsInside(d, Int32(n)) == monthEnd
          && PackedDay.addMonthsNextDayInside(d, Int32(n)) == nextDay
          && PackedDay.hasDayAfterMonths(d, Int32(n)) == (day <= last)
        if !right { fault = "\(CivilDate(packed: d)) + \(n) months" }
      }
    }
    #expect(fault == nil)
  }

  @Test("Sums rise with their day", arguments: [-4_800, -25, -1, 1, 2, 12, 13, 96_000] as [Int32])
  func sumsRiseWithTheirDay(n: Int32) {
    let days = [PackedDay.earliest] + Cycle.days + [PackedDay.last, PackedDay.never]
    #expect(firstFall(of: { PackedDay.addMonths($0, n) }, over: days) == nil)
    #expect(firstFall(of: { PackedDay.addMonthsNextDay($0, n) }, over: days) == nil)
    #expect(firstFall(of: { PackedDay.addDays($0, n) }, over: days) == nil)
  }

  @Test("Sums rise with their number")
  func sumsRiseWithTheirNumber() {
    let numbers: [Int32] = [.min, -200_000, -24_500, -13, -2, -1, 0, 1, 2, 13, 96_000, .max]
    var fault: String?
    for d in Cycle.days where fault == nil {
      fault =
        firstFall(of: { PackedDay.addMonths(d, $0) }, over: numbers)
        ?? firstFall(of: { PackedDay.addDays(d, $0) }, over: numbers)
    }
    for d in Cycle.corners where fault == nil {
      fault =
        firstFall(of: { PackedDay.addMonthsNextDay(d, $0) }, over: Array(-130_000...130_000))
    }
    #expect(fault == nil)
  }

  @Test("The month end is never after the next day, and both part where the day is missing")
  func roundingIsOrdered() {
    var fault: String?
    for n in [-37, -1, 1, 3, 11, 12, 13, 18, 48] as [Int32] {
      for d in Cycle.days where fault == nil {
        let monthEnd = PackedDay.addMonths(d, n)
        let nextDay = PackedDay.addMonthsNextDay(d, n)
        let apart = PackedDay.hasDayAfterMonths(d, n) ? 0 : 1 as Int32
        let right =
          monthEnd <= nextDay && PackedDay.daysBetween(monthEnd, nextDay) == apart
        if !right { fault = "\(CivilDate(packed: d)) + \(n) months" }
      }
    }
    #expect(fault == nil)
  }

  @Test("A chain of sums rounds more than once: 1 + 1 months is not 2 for 2,703 days")
  func chainsDiffer() {
    func differing(_ first: Int32, _ second: Int32, _ add: (Int32, Int32) -> Int32) -> Int {
      Cycle.days.count { add(add($0, first), second) != add($0, first + second) }
    }
    #expect(differing(1, 1, PackedDay.addMonths) == 2_703)
    #expect(differing(12, 1, PackedDay.addMonths) == 97)
    #expect(differing(1, 12, PackedDay.addMonths) == 291)
    #expect(differing(12, 12, PackedDay.addMonths) == 0)
    #expect(differing(48, 12, PackedDay.addMonths) == 0)
    // Why: a 29 February that came back as 1 March stays in March.
    #expect(differing(12, 36, PackedDay.addMonthsNextDay) > 0)
  }

  @Test("A period is added with one rounding: its months at once, then its days")
  func periodsRoundOnce() throws {
    let day = try #require(CivilDate("2024-01-31"))
    let sum = Period(years: 1, months: 1, days: 3)
    #expect(sum == Period(months: 13, days: 3))
    #expect(day.adding(sum, .monthEnd)?.description == "2025-03-03")
    #expect(day.adding(sum, .nextDay)?.description == "2025-03-04")
    #expect(day.adding(sum, .reject) == nil)
    #expect(day.adding(Period(years: .max, months: .min), .reject) == .never)
  }
}
