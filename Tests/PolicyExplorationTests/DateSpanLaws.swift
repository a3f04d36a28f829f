import CivilTime
import PolicyTestSupport
import PolicyValues
import Testing

@testable import PolicyExploration

/// The days between sums of months, held against looking at every day of the cycle.
@Suite("Between sums of months lie the days that every day shows")
struct DateSpanLaws {
  @Test("The least and the most over 400 years are those of all 146,097 days", arguments: 0..<24)
  func spansAreThoseOfEveryDay(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func sum() -> DateSpans.Sum {
      let months =
        switch seed % 8 {
        case 0: -1_500...1_500
        case 1: -500...500
        default: -40...40
        }
      return DateSpans.Sum(
        months: Int.random(in: months, using: &random), movesOn: Bool.random(using: &random))
    }
    func day(_ sum: DateSpans.Sum, _ day: Int32) -> Int32 {
      let months = Int32(sum.months)
      return sum.movesOn
        ? PackedDay.addMonthsNextDay(day, months) : PackedDay.addMonths(day, months)
    }
    let (first, second) = (sum(), sum())
    let start = PackedDay.toDayNumber(PackedDay.pack(month: 2000 * 12, day: 1))
    var (least, most) = (Int.max, Int.min)
    for number in start..<start + 146_097 {
      let here = PackedDay.fromDayNumber(number)
      let days = Int(PackedDay.daysBetween(day(first, here), day(second, here)))
      (least, most) = (min(least, days), max(most, days))
    }
    #expect(DateSpans().between(first, second) == least...most)
  }
}
