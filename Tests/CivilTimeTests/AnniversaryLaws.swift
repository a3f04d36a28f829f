import CivilTime
import Testing

/// Anniversaries are counted from the day itself, each with one rounding.
@Suite struct AnniversaryLaws {
  static let origins = [
    Cycle.packed(2000, 2, 29), Cycle.packed(2003, 2, 28), Cycle.packed(2096, 2, 29),
    Cycle.packed(2099, 3, 1), Cycle.packed(2150, 12, 31), Cycle.packed(2380, 1, 1),
  ]

  @Test("An anniversary is the first day a whole number of years on, not before the day asked")
  func anniversariesAreTheFirst() {
    for origin in Self.origins {
      #expect(firstFault(origin, PackedDay.anniversary, PackedDay.addMonths) == nil)
      #expect(firstFault(origin, PackedDay.anniversaryNextDay, PackedDay.addMonthsNextDay) == nil)
    }
  }

  private func firstFault(
    _ origin: Int32, _ anniversary: (Int32, Int32) -> Int32, _ add: (Int32, Int32) -> Int32
  ) -> String? {
    let years = (0...410).map { add(origin, $0 * 12) }
    var next = 0
    for day in Cycle.days {
      while years[next] < day { next += 1 }
      guard anniversary(origin, day) == years[next] else {
        return "from \(CivilDate(packed: origin)), not before \(CivilDate(packed: day))"
      }
    }
    return nil
  }

  @Test("Anniversaries rise with the day they must not precede, up to never")
  func anniversariesRise() {
    let days = [PackedDay.earliest] + Cycle.days + [PackedDay.last, PackedDay.never]
    for origin in Cycle.corners {
      let monthEnd = { PackedDay.anniversary(of: origin, notBefore: $0) }
      let nextDay = { PackedDay.anniversaryNextDay(of: origin, notBefore: $0) }
      #expect(firstFall(of: monthEnd, over: days) == nil)
      #expect(firstFall(of: nextDay, over: days) == nil)
    }
  }

  @Test(
    "29 February comes back in each leap year; a day is its own first anniversary",
    arguments: [
      ("2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29"),
      ("2024-02-29", "2020-01-01", "2024-02-29", "2024-02-29"),
      ("2024-02-29", "2024-03-01", "2025-02-28", "2025-03-01"),
      ("2024-02-29", "2025-03-01", "2026-02-28", "2025-03-01"),
      ("2024-02-29", "2027-12-01", "2028-02-29", "2028-02-29"),
      ("9999-06-01", "9999-06-02", "never", "never"),
    ])
  func leapDays(of: String, notBefore: String, monthEnd: String, nextDay: String) throws {
    let origin = try #require(CivilDate(of))
    let day = try #require(CivilDate(notBefore))
    #expect(origin.anniversary(notBefore: day, .monthEnd)?.description == monthEnd)
    #expect(origin.anniversary(notBefore: day, .nextDay)?.description == nextDay)
    #expect((origin.anniversary(notBefore: day, .reject) == nil) == (monthEnd != nextDay))
  }
}
