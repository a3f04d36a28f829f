import CivilTime
import PolicyValues

extension DateRaiser {
  /// By how many days, in whole cycles of leap years, a date just found may rise with every condition
  /// still holding: as far as years stay alike. None where a workday calendar is read.
  ///
  /// - Parameter last: up to which day the date may lie with the others as they are; what is told is so
  ///   for any of these days.
  func room(of anchor: Int, through last: Int32, in problem: DateProblem) -> Int32 {
    guard !problem.readsCalendar else { return 0 }
    let items = problem.looks
    let first = lows[anchor]
    defer { lows[anchor] = first }
    var rising = Rising(inputs: [anchor])
    while true {
      var read = DaysRead()
      noteDays(of: rising, items, in: &read)
      if last > first {
        lows[anchor] = last
        noteDays(of: rising, items, in: &read)
      }
      let room = room(of: rising, read)
      guard room > 0 else { return 0 }
      let held = held(by: items, rising, room)
      lows[anchor] = first
      if held.isEmpty { return room }
      for input in held {
        guard input >= 0 else { return 0 }
        rising.insert(input)
      }
    }
  }

  /// Dates that rise together, few of them.
  private struct Rising {
    private(set) var inputs: [Int]

    func contains(_ input: Int) -> Bool { inputs.contains(input) }

    mutating func insert(_ input: Int) {
      if !contains(input) { inputs.append(input) }
    }
  }

  /// The dates that have to rise with some others, for these to rise so far; -1 for a fixed day.
  private func held(by items: UnsafeMutableBufferPointer<DateLook>, _ rising: Rising, _ room: Int32)
    -> [Int]
  {
    for input in rising.inputs { lows[input] += room }
    defer { for input in rising.inputs { lows[input] -= room } }
    var held: [Int] = []
    for item in items where rising.contains(item.left.input) {
      guard !rising.contains(item.right.input) else { continue }
      if item.kind.holds(value(item.left), value(item.right), origins) { continue }
      held.append(item.right.input)
    }
    return held
  }

  /// Notes the days that conditions come to which are said of some dates alone.
  private func noteDays(
    of rising: Rising, _ items: UnsafeMutableBufferPointer<DateLook>, in read: inout DaysRead
  ) {
    for item in items where rising.contains(item.left.input) && rising.contains(item.right.input) {
      note(item, in: &read)
    }
  }

  /// How far some dates may rise together for what is said of them alone.
  private func room(of rising: Rising, _ read: DaysRead) -> Int32 {
    let cycle = DateCycle.length
    let below = rising.inputs.map { highs[$0] - lows[$0] }.min() ?? 0
    guard read.first <= read.last else { return below / cycle * cycle }
    return min(below / cycle * cycle, DateCycle.room(from: read.first, to: read.last, by: cycle))
  }

  /// The first and the last day number that conditions come to on the way from their dates to an answer.
  struct DaysRead {
    var first = Int32.max
    var last = Int32.min

    fileprivate mutating func note(_ day: Int32) {
      let number = PackedDay.toDayNumber(day)
      first = min(first, number)
      last = max(last, number)
    }
  }

  /// Notes the days that a condition comes to.
  func note(_ item: DateLook, in read: inout DaysRead) {
    for isLeft in [true, false] {
      let chain = isLeft ? item.left : item.right
      if chain.input >= 0 { read.note(PackedDay.fromDayNumber(lows[chain.input])) }
      var day = PackedDay.fromDayNumber(number(chain))
      read.note(day)
      for place in 0..<chain.count {
        day = apply(chain.steps[place], to: day)
        read.note(day)
      }
      if case .hasDay(let months, _) = item.kind { read.note(PackedDay.addMonths(day, months)) }
    }
  }
}
