import CivilTime

/// The days on which a condition holds that reads one date only, cycle of leap years by cycle, looked at
/// as they are asked for.
///
/// Without workday calendars the cycles between two centuries that have no leap year are all alike.
final class DayPattern {
  /// What is worked out once, whichever date it is asked of.
  struct Key: Hashable {
    let kind: DateCondition.Kind
    let left: [DateChain.Step]
    let right: [DateChain.Step]
  }

  private static let length: Int32 = 1461
  /// By cycle, its days as bits.
  private var cycles: [Int32: [UInt64]] = [:]
  /// By age of years alike, the days of any of its cycles.
  private var ages: [Int: [UInt64]] = [:]
  /// Whether it holds nowhere in an age of years alike, and so in none: ages differ by where they begin.
  private var isNever = false
  private static let none = [UInt64](repeating: 0, count: 23)
  /// How many days around one are looked at; nil where no two cycles are alike.
  private let reach: Int32?

  /// - Parameter condition: one without origins.
  init(_ condition: DateCondition) {
    var days: Int32 = 400
    for step in condition.left.steps + condition.right.steps {
      switch step.operation {
      case .addMonths, .addMonthsInside, .addMonthsNextDay, .addMonthsNextDayInside:
        days += abs(step.amount) * 31 + 31
      default: days += abs(step.amount) + 1
      }
    }
    switch condition.kind {
    case .reaches(_, let units), .fails(_, let units): days += abs(units) * 366
    case .hasDay(let months, _): days += abs(months) * 31
    default: break
    }
    reach = condition.readsCalendar || days > 20_000 ? nil : days
  }

  /// The first day from one on on which the condition holds; nil if there is none up to another.
  func next(from first: Int32, through last: Int32, _ holds: (Int32) -> Bool) -> Int32? {
    var cycle = DayPattern.cycle(first)
    var start = first - cycle * DayPattern.length
    while cycle * DayPattern.length <= last {
      let bits = bits(cycle, holds)
      if let place = DayPattern.first(bits, from: start) {
        let day = cycle * DayPattern.length + place
        return day <= last ? day : nil
      }
      cycle += 1
      start = 0
    }
    return nil
  }

  private static func cycle(_ day: Int32) -> Int32 {
    day >= 0 ? day / length : (day - length + 1) / length
  }

  private static func first(_ bits: [UInt64], from start: Int32) -> Int32? {
    var word = Int(start >> 6)
    guard word < bits.count else { return nil }
    var rest = bits[word] & (~0 << UInt64(start & 63))
    while rest == 0 {
      word += 1
      guard word < bits.count else { return nil }
      rest = bits[word]
    }
    return Int32(truncatingIfNeeded: word << 6 + rest.trailingZeroBitCount)
  }

  private func bits(_ cycle: Int32, _ holds: (Int32) -> Bool) -> [UInt64] {
    if let known = cycles[cycle] { return known }
    let start = cycle * DayPattern.length
    let age = reach.flatMap {
      DateCycle.age(from: start - $0, to: start + DayPattern.length + $0)
    }
    if age != nil, isNever { return DayPattern.none }
    if let age, let known = ages[age] { return known }
    var bits = DayPattern.none
    for place in 0..<DayPattern.length where holds(start + place) {
      bits[Int(place >> 6)] |= 1 << UInt64(place & 63)
    }
    if let age { ages[age] = bits } else { cycles[cycle] = bits }
    isNever = isNever || age != nil && bits == DayPattern.none
    return bits
  }
}
