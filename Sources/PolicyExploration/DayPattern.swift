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

  /// Years that are alike, on one side of all calendars that are read.
  private struct Age: Hashable {
    let years: Int
    let isAfter: Bool
  }

  /// By cycle, its days as bits.
  private var cycles: [Int32: [UInt64]] = [:]
  /// The days of the cycle that was last asked about, which is mostly the next one, too.
  private var latest: (cycle: Int32, bits: [UInt64])?
  /// By age of years alike, the days of any of its cycles.
  private var ages: [Age: [UInt64]] = [:]
  /// Whether it holds nowhere in an age of years alike, and so in none: ages differ by where they begin.
  private var isNever = false
  private static let none = [UInt64](repeating: 0, count: 23)
  /// How often single days were looked at.
  private var looks = 0
  private static let mostLooks = 8
  /// How many days around one are looked at; nil where no two cycles are alike.
  private let reach: Int32?
  /// The day numbers of which calendars know whether they are workdays; nil if none is read.
  private let calendar: Range<Int32>?

  /// - Parameters:
  ///   - condition: one without origins.
  ///   - calendar: the day numbers of the calendars that it reads; nil if it reads none.
  init(_ condition: DateCondition, _ calendar: Range<Int32>?) {
    self.calendar = calendar
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
    reach = days > 20_000 ? nil : days
  }

  /// The first day from one on on which the condition holds; nil if there is none up to another.
  func next(from first: Int32, through last: Int32, _ holds: (Int32) -> Bool) -> Int32? {
    var cycle = DayPattern.cycle(first)
    var start = first - cycle * DateCycle.length
    // Most conditions hold on the very day; what is asked often is worth a look at all days.
    if looks < DayPattern.mostLooks, first <= last, latest?.cycle != cycle, known(cycle) == nil {
      looks += 1
      if holds(first) { return first }
    }
    while cycle * DateCycle.length <= last {
      let bits = bits(cycle, holds)
      if let place = DayPattern.first(bits, from: start) {
        let day = cycle * DateCycle.length + place
        return day <= last ? day : nil
      }
      cycle += 1
      start = 0
    }
    return nil
  }

  private static func cycle(_ day: Int32) -> Int32 {
    day >= 0 ? day / DateCycle.length : (day - DateCycle.length + 1) / DateCycle.length
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
    if let latest, latest.cycle == cycle { return latest.bits }
    let bits = known(cycle) ?? worked(cycle, holds)
    latest = (cycle, bits)
    return bits
  }

  private func known(_ cycle: Int32) -> [UInt64]? {
    if let known = cycles[cycle] { return known }
    guard let age = age(cycle) else { return nil }
    return isNever ? DayPattern.none : ages[age]
  }

  private func worked(_ cycle: Int32, _ holds: (Int32) -> Bool) -> [UInt64] {
    let start = cycle * DateCycle.length
    var bits = DayPattern.none
    for place in 0..<DateCycle.length where holds(start + place) {
      bits[Int(place >> 6)] |= 1 << UInt64(place & 63)
    }
    guard let age = age(cycle) else {
      cycles[cycle] = bits
      return bits
    }
    ages[age] = bits
    isNever = isNever || calendar == nil && bits == DayPattern.none
    return bits
  }

  /// The age of years alike in which a cycle lies, with all that is looked at around it.
  private func age(_ cycle: Int32) -> Age? {
    guard let reach else { return nil }
    let first = cycle * DateCycle.length - reach
    let last = (cycle + 1) * DateCycle.length + reach
    if let calendar, first < calendar.upperBound, calendar.lowerBound <= last { return nil }
    return DateCycle.age(from: first, to: last).map { years in
      Age(years: years, isAfter: calendar.map { $0.upperBound <= first } ?? false)
    }
  }
}
