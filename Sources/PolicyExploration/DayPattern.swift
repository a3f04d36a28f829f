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

  /// A cycle with its days as bits; none of them for none.
  struct Page {
    /// The number of its first day.
    private let first: Int32
    private let bits: UnsafePointer<UInt64>?

    /// Of no days.
    init() { (first, bits) = (Int32.max, nil) }

    init(cycle: Int32, bits: UnsafePointer<UInt64>?) {
      first = cycle * DateCycle.length
      self.bits = bits
    }

    /// Whether a day lies in the cycle.
    @inline(__always)
    func holds(_ day: Int32) -> Bool { day >= first && day - first < DateCycle.length }

    /// The first day from one of the cycle on; nil if there is none in the cycle.
    @inline(__always)
    func day(from day: Int32) -> Int32? {
      guard let bits else { return nil }
      let start = day - first
      var word = Int(start >> 6)
      var rest = bits[word] & (~0 << UInt64(start & 63))
      while rest == 0 {
        word += 1
        guard word < DayPattern.words else { return nil }
        rest = bits[word]
      }
      return first + Int32(truncatingIfNeeded: word << 6 + rest.trailingZeroBitCount)
    }
  }

  /// The cycle that was last asked about, which is mostly the next one, too.
  let page: UnsafeMutablePointer<Page>
  private static let words = (Int(DateCycle.length) + 63) / 64
  /// By cycle, its days.
  private var cycles: [Int32: UnsafePointer<UInt64>] = [:]
  /// By age of years alike, the days of any of its cycles.
  private var ages: [Age: UnsafePointer<UInt64>] = [:]
  /// All stretches of memory.
  private var stretches: [UnsafeMutablePointer<UInt64>] = []
  /// Whether it holds nowhere in an age of years alike, and so in none: ages differ by where they begin.
  private var isNever = false
  /// Whether it is known to hold on every day around which the calendar goes on.
  let isSure: Bool
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
  ///   - isSure: whether it is known to hold on every day around which the calendar goes on.
  init(_ condition: DateCondition, _ calendar: Range<Int32>?, isSure: Bool) {
    self.calendar = calendar
    self.isSure = isSure
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
    page = .allocate(capacity: 1)
    page.initialize(to: Page())
  }

  deinit {
    page.deallocate()
    for stretch in stretches { stretch.deallocate() }
  }

  /// The first day from one on on which the condition holds; nil if there is none up to another.
  func next(from first: Int32, through last: Int32, _ holds: (Int32) -> Bool) -> Int32? {
    var cycle = DayPattern.cycle(first)
    var start = first
    // Most conditions hold on the very day; what is asked often is worth a look at all days.
    if looks < DayPattern.mostLooks, first <= last, known(cycle) == nil {
      looks += 1
      if holds(first) { return first }
    }
    while cycle * DateCycle.length <= last {
      if let bits = known(cycle) ?? worked(cycle, holds) {
        page.pointee = Page(cycle: cycle, bits: bits)
        if let day = page.pointee.day(from: start) { return day <= last ? day : nil }
      }
      cycle += 1
      start = cycle * DateCycle.length
    }
    return nil
  }

  static func cycle(_ day: Int32) -> Int32 {
    day >= 0 ? day / DateCycle.length : (day - DateCycle.length + 1) / DateCycle.length
  }

  /// The days of a cycle, as far as they are known: nil inside for none.
  private func known(_ cycle: Int32) -> UnsafePointer<UInt64>?? {
    if let known = cycles[cycle] { return known }
    guard let age = age(cycle) else { return nil }
    if isNever { return .some(nil) }
    guard let bits = ages[age] else { return nil }
    cycles[cycle] = bits
    return bits
  }

  private func worked(_ cycle: Int32, _ holds: (Int32) -> Bool) -> UnsafePointer<UInt64>? {
    let start = cycle * DateCycle.length
    let bits = UnsafeMutablePointer<UInt64>.allocate(capacity: DayPattern.words)
    bits.initialize(repeating: 0, count: DayPattern.words)
    stretches.append(bits)
    var isEmpty = true
    for place in 0..<DateCycle.length where holds(start + place) {
      bits[Int(place >> 6)] |= 1 << UInt64(place & 63)
      isEmpty = false
    }
    cycles[cycle] = UnsafePointer(bits)
    if let age = age(cycle) {
      ages[age] = UnsafePointer(bits)
      isNever = isNever || calendar == nil && isEmpty
    }
    return UnsafePointer(bits)
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
