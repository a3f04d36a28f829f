import CivilTime
import PolicyValues

extension DateRaiser {
  /// By how many days, in whole cycles of leap years, a date just found may rise with every condition
  /// still holding: as far as years stay alike. None where a workday calendar is read.
  func room(of anchor: Int, in problem: DateProblem) -> Int32 {
    guard !problem.readsCalendar else { return 0 }
    let items = problem.looks
    var rising = Rising(count: capacity)
    rising.insert(anchor)
    while true {
      let room = room(of: rising, items)
      guard room > 0 else { return 0 }
      let held = held(by: items, rising, room)
      if held.isEmpty { return room }
      for input in held {
        guard input >= 0 else { return 0 }
        rising.insert(input)
      }
    }
  }

  /// Dates that rise together.
  private struct Rising {
    private(set) var inputs: [Int] = []
    private var isRising: [Bool]

    init(count: Int) { isRising = Array(repeating: false, count: count) }

    func contains(_ input: Int) -> Bool { input >= 0 && isRising[input] }

    mutating func insert(_ input: Int) {
      if !isRising[input] { inputs.append(input) }
      isRising[input] = true
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

  /// How far some dates may rise together for what is said of them alone.
  private func room(of rising: Rising, _ items: UnsafeMutableBufferPointer<DateLook>) -> Int32 {
    var read = DaysRead()
    for item in items where rising.contains(item.left.input) && rising.contains(item.right.input) {
      note(item, in: &read)
    }
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
      var day = chain.input >= 0 ? PackedDay.fromDayNumber(lows[chain.input]) : chain.fixed
      read.note(day)
      for place in 0..<chain.count {
        day = apply(chain.steps[place], to: day)
        read.note(day)
      }
      if case .hasDay(let months, _) = item.kind { read.note(PackedDay.addMonths(day, months)) }
    }
  }
}
