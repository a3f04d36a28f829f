import CivilTime
import PolicyValues

extension DateRaiser {
  /// By how many days, in whole cycles of leap years, a date just found may rise with every condition
  /// still holding: as far as years stay alike. None where a workday calendar is read.
  func room(of anchor: Int, in problem: DateProblem) -> Int32 {
    guard !problem.readsCalendar else { return 0 }
    let items = problem.ordinary(knowing: problem.originCount) + problem.single
    var rising: Set<Int> = [anchor]
    while true {
      let room = room(of: rising, items)
      guard room > 0 else { return 0 }
      let held = held(by: items, rising, room)
      if held.isEmpty { return room }
      guard held.allSatisfy({ $0 >= 0 }) else { return 0 }
      rising.formUnion(held)
    }
  }

  /// The dates that have to rise with some others, for these to rise so far; -1 for a fixed day.
  private func held(by items: [DateItem], _ rising: Set<Int>, _ room: Int32) -> Set<Int> {
    for input in rising { lows[input] += room }
    defer { for input in rising { lows[input] -= room } }
    var held: Set<Int> = []
    for item in items where rising.contains(item.left.input) {
      guard !rising.contains(item.right.input) else { continue }
      if item.kind.holds(value(item.left), value(item.right), origins) { continue }
      held.insert(item.right.input)
    }
    return held
  }

  /// How far some dates may rise together for what is said of them alone.
  private func room(of rising: Set<Int>, _ items: [DateItem]) -> Int32 {
    var (first, last) = (Int32.max, Int32.min)
    func note(_ chain: DateItem.Chain) {
      var day = PackedDay.fromDayNumber(lows[chain.input])
      for place in 0...chain.count {
        first = min(first, PackedDay.toDayNumber(day))
        last = max(last, PackedDay.toDayNumber(day))
        if place < chain.count { day = apply(chain.steps[place], to: day) }
      }
    }
    for item in items where rising.contains(item.left.input) && rising.contains(item.right.input) {
      note(item.left)
      note(item.right)
    }
    let cycle = DateCycle.length
    let below = rising.map { highs[$0] - lows[$0] }.min() ?? 0
    guard first <= last else { return below / cycle * cycle }
    return min(below / cycle * cycle, DateCycle.room(from: first, to: last, by: cycle))
  }
}
