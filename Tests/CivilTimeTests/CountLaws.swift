import CivilTime
import Testing

/// What holds of counts between two days, and of anniversaries.
@Suite struct CountLaws {
  typealias Operation = (Int32, Int32) -> Int32

  /// Day offsets around where a count of months turns.
  static let offsets: [Int32] = [-800, -366, -31, -29, -1, 0, 1, 27, 28, 29, 30, 31, 61, 365, 396]

  @Test("a + n months <= b exactly if the whole months from a to b are at least n")
  func wholeMonthsAreAdjoint() {
    #expect(
      firstBreach(of: PackedDay.wholeMonths, against: PackedDay.addMonths) == nil)
    #expect(
      firstBreach(of: PackedDay.wholeMonthsNextDay, against: PackedDay.addMonthsNextDay) == nil)
  }

  @Test("a + 12 n months <= b exactly if the whole years from a to b are at least n")
  func wholeYearsAreAdjoint() {
    #expect(
      firstBreach(of: PackedDay.wholeYears, against: { PackedDay.addMonths($0, $1 * 12) }) == nil)
    #expect(
      firstBreach(
        of: PackedDay.wholeYearsNextDay, against: { PackedDay.addMonthsNextDay($0, $1 * 12) })
        == nil)
  }

  @Test("a + n days <= b exactly if the days between are at least n")
  func daysBetweenAreAdjoint() {
    #expect(firstBreach(of: PackedDay.daysBetween, against: PackedDay.addDays) == nil)
  }

  /// Since sums rise with their number, `a + n <= b < a + (n + 1)` says it for every number.
  private func firstBreach(of count: Operation, against add: Operation) -> String? {
    for (index, a) in Cycle.days.enumerated() {
      for offset in Self.offsets {
        let to = index + Int(offset)
        guard Cycle.days.indices.contains(to) else { continue }
        let b = Cycle.days[to]
        let n = count(a, b)
        guard add(a, n) <= b, add(a, n + 1) > b else {
          return "\(CivilDate(packed: a)) to \(CivilDate(packed: b)) counts \(n)"
        }
      }
    }
    return nil
  }

  @Test("Counts fall with their first day and rise with their second")
  func countsAreMonotone() {
    let counts: [Operation] = [
      PackedDay.wholeMonths, PackedDay.wholeMonthsNextDay, PackedDay.wholeYears,
      PackedDay.wholeYearsNextDay, PackedDay.daysBetween,
    ]
    let days = [PackedDay.earliest] + Cycle.days + [PackedDay.last, PackedDay.never]
    for count in counts {
      for corner in Cycle.corners {
        #expect(firstFall(of: { count(corner, $0) }, over: days) == nil)
        #expect(firstFall(of: { -count($0, corner) }, over: days) == nil)
      }
    }
  }

  @Test("Nothing reaches never, and from never nothing is reached: counts meet their bound")
  func countsWithNeverAreBounds() {
    let (day, never) = (Cycle.packed(2024, 2, 29), PackedDay.never)
    #expect(PackedDay.wholeMonths(day, never) == PackedDay.boundlessMonths)
    #expect(PackedDay.wholeMonths(never, day) == -PackedDay.boundlessMonths)
    #expect(PackedDay.wholeMonths(never, never) == PackedDay.boundlessMonths)
    #expect(PackedDay.wholeYearsNextDay(day, never) == PackedDay.boundlessYears)
    #expect(PackedDay.wholeYears(never, day) == -PackedDay.boundlessYears)
    #expect(PackedDay.daysBetween(day, never) == PackedDay.boundlessDays)
    #expect(PackedDay.daysBetween(never, day) == -PackedDay.boundlessDays)
    #expect(
      PackedDay.wholeMonths(PackedDay.earliest, PackedDay.last) < PackedDay.boundlessMonths)
    #expect(PackedDay.daysBetween(PackedDay.earliest, PackedDay.last) == 3_652_058)
  }
}
