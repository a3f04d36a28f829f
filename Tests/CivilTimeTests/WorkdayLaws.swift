import CivilTime
import Testing

/// What holds of every day of a run of years, and of the unknown days around it.
@Suite struct WorkdayLaws {
  /// The years 2024 and 2025.
  static let run = WorkdayTableTests.table.runs[0]

  /// Every day from 2023-06-01 to 2026-07-31, and the ends of the calendar.
  static let days =
    [PackedDay.earliest]
    + Cycle.days.filter {
      (Cycle.packed(2023, 6, 1)...Cycle.packed(2026, 7, 31)).contains($0)
    } + [PackedDay.last, PackedDay.never]

  static let numbers: [Int32] = [.min] + Array(-40...40) + [500, .max]

  private func withTable(_ body: (UnsafePointer<Int32>) -> Void) {
    body(Self.run.counts.base)
  }

  @Test("Workday sums rise with their day and with their number, also where they are unknown")
  func sumsRise() {
    withTable { table in
      for n in Self.numbers {
        #expect(firstFall(of: { PackedDay.addWorkdays(table, $0, n) }, over: Self.days) == nil)
      }
      for d in Self.days {
        let sum = firstFall(of: { PackedDay.addWorkdays(table, d, $0) }, over: Self.numbers)
        if sum != nil { Issue.record("from \(CivilDate(packed: d)), the sum \(sum ?? "")") }
      }
    }
  }

  @Test("The n-th workday after a day is a workday with n workdays in between, itself counted")
  func sumsCount() {
    withTable { table in
      var fault: String?
      for (index, d) in Self.days.enumerated() where fault == nil {
        guard d >= table[0], d < table[1] else { continue }
        let later = Self.days[(index + 1)...].filter { PackedDay.isWorkday(table, $0) }
        let earlier = Self.days[..<index].reversed().filter { PackedDay.isWorkday(table, $0) }
        for n in 1...25 {
          let forward = n <= later.count ? later[n - 1] : PackedDay.never
          let backward = n <= earlier.count ? earlier[n - 1] : PackedDay.earliest
          let right =
            PackedDay.addWorkdays(table, d, Int32(n)) == forward
            && PackedDay.addWorkdays(table, d, Int32(-n)) == backward
          if !right { fault = "\(CivilDate(packed: d)), \(n) workdays" }
        }
      }
      #expect(fault == nil)
    }
  }

  @Test("From a workday, n workdays on and n back is where one was")
  func sumsMirror() {
    withTable { table in
      let astray = Self.days.filter { PackedDay.isWorkday(table, $0) }.first { d in
        (1...40 as ClosedRange<Int32>).contains { n in
          let there = PackedDay.addWorkdays(table, d, n)
          return PackedDay.isKnown(there) && PackedDay.addWorkdays(table, there, -n) != d
        }
      }
      #expect(astray == nil)
    }
  }

  @Test("Rolling rises, rests on workdays, and moves a rest day as far as one workday would")
  func rollsAreClosures() {
    withTable { table in
      #expect(firstFall(of: { PackedDay.rollForward(table, $0) }, over: Self.days) == nil)
      let astray = Self.days.first { d in
        let rolled = PackedDay.rollForward(table, d)
        let expected =
          PackedDay.isWorkday(table, d) ? d : PackedDay.addWorkdays(table, d, 1)
        return rolled != expected || PackedDay.rollForward(table, rolled) != rolled
      }
      #expect(astray == nil)
    }
  }

  @Test("Outside the run everything is unknown, before it and after it")
  func unknownsHaveSides() {
    withTable { table in
      for n in Self.numbers {
        let before = PackedDay.addWorkdays(table, Cycle.packed(2023, 12, 31), n)
        let after = PackedDay.addWorkdays(table, Cycle.packed(2026, 1, 1), n)
        #expect(before == PackedDay.earliest && !PackedDay.isKnown(before))
        #expect(after == PackedDay.never && !PackedDay.isKnown(after))
      }
    }
    // Why: Mondays to Fridays, less ten off and one off, and five weekend days worked.
    #expect(Self.run.workdayCount == 262 - 10 + 5 + 261 - 1)
  }
}
