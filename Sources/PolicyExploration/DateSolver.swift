import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Finds dates that satisfy conditions, or tells that there are none.
///
/// As every condition holds the sooner, the later its right date is, the earliest dates that satisfy
/// all of them are found by raising one right date after another to the first day that will do; where
/// one would have to rise beyond its last day, there are no such dates. No day need be tried in turn.
/// The month and day of an origin of anniversaries are taken one by one.
final class DateSolver {
  enum Answer {
    /// No dates satisfy all conditions; it is likely that none satisfy these.
    case none(of: [Int])
    /// A day for every input that a condition reads.
    case some([Int: Int32])
    /// Not found out.
    case unknown
  }

  private let calendars: [UnsafeMutableBufferPointer<Int32>]
  private let domains: [Ends]
  private let isDeep: Bool
  /// By input, day numbers; while a search lasts.
  private let lows: UnsafeMutablePointer<Int32>
  private let highs: UnsafeMutablePointer<Int32>
  private var origins: [Int32] = []
  /// Dates worked out in the search under way.
  private var effort = 0
  /// Dates worked out in all.
  private(set) var total = 0
  /// How many dates one search may work out, and all of them.
  private let limits: (one: Int, all: Int)

  /// Whether years that are alike are leapt over; it changes no answer.
  private let leaps: Bool

  /// - Parameter longLook: how many boxes a long search may stand for, in which the month and day of an
  ///   origin of anniversaries are taken one by one; nil for a short one. A million may take seconds.
  init(_ code: Code, longLook: Int?, leaps: Bool = true) {
    self.leaps = leaps
    isDeep = longLook != nil
    limits = longLook.map { (3 * $0, 100 * $0) } ?? (30_000, 1_000_000)
    calendars = code.calendars.map { run in
      let memory = UnsafeMutableBufferPointer<Int32>.allocate(capacity: run.flat.count)
      _ = memory.initialize(from: run.flat)
      return memory
    }
    domains = code.inputs.map(\.domain)
    lows = .allocate(capacity: max(1, domains.count))
    lows.initialize(repeating: 0, count: domains.count)
    highs = .allocate(capacity: max(1, domains.count))
    highs.initialize(repeating: 0, count: domains.count)
  }

  deinit {
    for calendar in calendars { calendar.deallocate() }
    lows.deallocate()
    highs.deallocate()
  }

  /// - Parameters:
  ///   - originCount: how many origins of anniversaries the conditions name.
  ///   - pinned: days of some inputs.
  ///   - monthDays: days that have the months and days which an origin may have.
  func solve(
    _ conditions: [DateCondition], originCount: Int, pinned: [Int: Int32] = [:],
    monthDays: [Int32] = DateSolver.monthDays
  ) -> Answer {
    guard total < limits.all else { return .unknown }
    effort = 0
    defer { total += effort }
    if originCount == 0 { return attempt(conditions, pinned) }
    if case .none(let some) = attempt(conditions.map(\.withoutOrigins), pinned) {
      return .none(of: some)
    }
    guard originCount == 1, isDeep else { return .unknown }
    var drivers: Set<Int> = []
    for day in monthDays {
      origins = [day]
      switch attempt(conditions, pinned) {
      case .some(let days): return .some(days)
      case .unknown: return .unknown
      case .none(let some): drivers.formUnion(some)
      }
      if effort > limits.one { return .unknown }
    }
    return .none(of: drivers.sorted())
  }

  /// The days of a leap year.
  static let monthDays: [Int32] = (0..<366).map {
    PackedDay.addDays(PackedDay.pack(month: 4 * 12, day: 1), Int32($0))
  }

  private func attempt(_ conditions: [DateCondition], _ pinned: [Int: Int32]) -> Answer {
    for condition in conditions {
      for input in [condition.left.input, condition.right.input] {
        guard let input else { continue }
        let ends = pinned[input].map { Ends($0) } ?? domains[input]
        lows[input] = PackedDay.toDayNumber(ends.lo)
        highs[input] = PackedDay.toDayNumber(ends.hi)
      }
    }
    var moves = [Int](repeating: -1, count: conditions.count)
    var move = 0
    var isSettled = false
    var cycle = DateCycle(
      Set(conditions.flatMap { [$0.left.input, $0.right.input] }.compactMap(\.self)))
    var since: Int?
    while !isSettled {
      isSettled = true
      for (place, condition) in conditions.enumerated() {
        let left = value(condition.left)
        if condition.holds(left, value(condition.right), origins) { continue }
        moves[place] = move
        move += 1
        guard effort < limits.one else { return .unknown }
        guard let input = condition.right.input, raise(input, left, condition) else {
          // What did not move for long has nothing to do with the others driving each other on.
          let some = since ?? (move > 200 ? move / 2 : 0)
          return .none(of: conditions.indices.filter { moves[$0] >= some })
        }
        cycle.note(place)
        isSettled = false
      }
      if leaps, !isSettled, let start = leap(conditions, &cycle, move) { since = start }
    }
    var days: [Int: Int32] = [:]
    for condition in conditions {
      for input in [condition.left.input, condition.right.input] {
        if let input { days[input] = PackedDay.fromDayNumber(lows[input]) }
      }
    }
    return .some(days)
  }

  /// Raises dates that drive each other on by as many cycles as years are alike.
  ///
  /// - Returns: the move with which the cycle began; nil if there is none.
  private func leap(_ conditions: [DateCondition], _ cycle: inout DateCycle, _ move: Int) -> Int? {
    guard let (moved, days, since) = cycle.shift(lows, move) else { return nil }
    let raised = cycle.raised.map { conditions[$0] }
    cycle.restart()
    var (first, last) = (Int32.max, Int32.min)
    for condition in raised {
      guard let left = condition.left.input, let right = condition.right.input,
        moved.contains(left), moved.contains(right), !condition.readsCalendar
      else { return nil }
      for day in [value(condition.left), value(condition.right)] {
        first = min(first, PackedDay.toDayNumber(day))
        last = max(last, PackedDay.toDayNumber(day))
      }
    }
    guard !raised.isEmpty else { return nil }
    let below = moved.map { (highs[$0] - lows[$0]) / days * days }.min() ?? 0
    let far = min(below, DateCycle.room(from: first, to: last, by: days))
    guard far > 0 else { return nil }
    for input in moved { lows[input] += far }
    return since
  }

  /// Raises an input to the first day on which a condition holds; false if there is none.
  private func raise(_ input: Int, _ left: Int32, _ condition: DateCondition) -> Bool {
    if condition.isOfOneDate { return scan(input, condition) }
    func holds(_ number: Int32) -> Bool {
      lows[input] = number
      return condition.holds(left, value(condition.right), origins)
    }
    var (low, step) = (lows[input], Int32(1))
    // A date rises about as fast as the one it is counted from.
    let far = PackedDay.daysBetween(value(condition.right), left) - 4
    if far > 8, far < highs[input] - low, !holds(low + far) { low += far }
    var high = low
    repeat {
      guard high < highs[input] else { return false }
      low = high
      high = min(highs[input], low + step)
      step = min(step * 2, 1 << 20)
    } while !holds(high)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle }
    }
    lows[input] = high
    return true
  }

  private func scan(_ input: Int, _ condition: DateCondition) -> Bool {
    if case .recurs(let origin) = condition.kind, condition.left.steps.isEmpty {
      return recur(input, origins[origin])
    }
    while lows[input] < highs[input] {
      lows[input] += 1
      if condition.holds(value(condition.left), value(condition.right), origins) { return true }
    }
    return false
  }

  /// Moves an input on to the next day with the month and day of another; false if there is none.
  private func recur(_ input: Int, _ origin: Int32) -> Bool {
    var day = PackedDay.fromDayNumber(lows[input])
    repeat {
      effort += 1
      day = PackedDay.anniversary(of: origin, notBefore: PackedDay.addDays(day, 1))
    } while PackedDay.monthAndDay(day) != PackedDay.monthAndDay(origin) && day < PackedDay.last
    lows[input] = PackedDay.toDayNumber(day)
    return lows[input] <= highs[input]
  }

  // MARK: Dates

  private func value(_ chain: DateChain) -> Int32 {
    effort += 1
    var day = chain.input.map { PackedDay.fromDayNumber(lows[$0]) } ?? chain.fixed
    for step in chain.steps { day = apply(step, to: day) }
    return day
  }

  private func apply(_ step: DateChain.Step, to day: Int32) -> Int32 {
    switch step.operation {
    case .addMonths: PackedDay.addMonths(day, step.amount)
    case .addMonthsInside: PackedDay.addMonthsInside(day, step.amount)
    case .addMonthsNextDay: PackedDay.addMonthsNextDay(day, step.amount)
    case .addMonthsNextDayInside: PackedDay.addMonthsNextDayInside(day, step.amount)
    case .addDays: PackedDay.addDays(day, step.amount)
    case .anniversary: PackedDay.anniversary(of: origins[Int(step.amount)], notBefore: day)
    case .anniversaryNextDay:
      PackedDay.anniversaryNextDay(of: origins[Int(step.amount)], notBefore: day)
    case .addWorkdays:
      calendar(step).map { PackedDay.addWorkdays($0, day, step.amount) } ?? PackedDay.never
    case .rollToWorkday:
      calendar(step).map { PackedDay.rollForward($0, day) } ?? PackedDay.never
    default: day
    }
  }

  private func calendar(_ step: DateChain.Step) -> UnsafePointer<Int32>? {
    calendars[step.calendar].baseAddress.map { UnsafePointer($0) }
  }
}
