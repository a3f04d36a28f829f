import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Raises dates to the earliest days that satisfy conditions.
final class DateRaiser {
  let calendars: [WorkdayCounts]
  private let domains: [Ends]
  private let leaps: Bool
  let limit: Int
  /// When inputs were raised, and conditions seen to hold: one that was holds until its left date rises.
  private var moment = 0
  /// When the search under way began.
  private var beginning = 0
  /// By input, when it was last raised.
  private let raisings: UnsafeMutablePointer<Int>
  /// By input, day numbers; while a search lasts.
  let lows: UnsafeMutablePointer<Int32>
  let highs: UnsafeMutablePointer<Int32>
  let capacity: Int
  /// A day with the month and day of each origin.
  private(set) var origins: UnsafeMutableBufferPointer<Int32>
  /// Dates worked out in the search under way.
  var effort: Int {
    get { counter.pointee }
    set { counter.pointee = newValue }
  }
  // Why: it is counted up for every date, and a property of a class is checked each time.
  private let counter: UnsafeMutablePointer<Int>
  /// How many anniversaries there may be.
  private static let mostAnniversaries = 128
  var days: DayTally?
  var floor: Int32?

  init(_ code: Code, limit: Int, leaps: Bool) {
    self.leaps = leaps
    self.limit = limit
    calendars = code.calendars.map(\.counts)
    domains = code.inputs.map(\.domain)
    capacity = domains.count + DateRaiser.mostAnniversaries
    raisings = .allocate(capacity: capacity)
    raisings.initialize(repeating: 0, count: capacity)
    origins = .allocate(capacity: 0)
    counter = .allocate(capacity: 1)
    counter.initialize(to: 0)
    lows = .allocate(capacity: capacity)
    lows.initialize(repeating: 0, count: capacity)
    highs = .allocate(capacity: capacity)
    highs.initialize(repeating: 0, count: capacity)
  }

  deinit {
    lows.deallocate()
    highs.deallocate()
    raisings.deallocate()
    counter.deallocate()
    origins.deallocate()
  }

  /// Makes room for a day of each of so many origins.
  func takeOrigins(_ count: Int) {
    origins.deallocate()
    origins = .allocate(capacity: count)
    origins.initialize(repeating: 0)
  }

  /// - Parameters:
  ///   - known: of how many origins the month and day are known; of the others anniversaries may be any
  ///     day less than a year after the day asked.
  ///   - pinned: days of some inputs; nil to go on from the dates last found, of which it is then only
  ///     told whether there are any later.
  func raise(
    _ problem: DateProblem, knowing known: Int, _ pinned: [Int: Int32]?
  ) -> DateSolver.Answer {
    guard problem.inputs.last ?? 0 < capacity else { return .unknown }
    if let pinned { begin(problem, pinned) }
    let (looks, ordinary) = (problem.looks, problem.ordinary(knowing: known))
    let reasons = DateReasons(capacity: (problem.inputs.last ?? -1) + 1, count: looks.count)
    if leaps, pinned != nil {
      for number in problem.ordinary(knowing: 0) where looks[number].right.input < 0 {
        guard let isLess = lower(looks[number]) else {
          return .none(of: [problem.items[number].places])
        }
        if isLess { reasons.lowered(by: number, looks[number]) }
      }
    }
    var cycle = DateCycle(problem.inputs, count: looks.count)
    while true {
      var isSettled = true
      for number in ordinary {
        guard let isRaised = raise(&looks[number]) else {
          return effort < limit ? none(problem, number, reasons) : .unknown
        }
        guard isRaised else { continue }
        reasons.raised(by: number, looks[number])
        cycle.note(number)
        isSettled = false
        let failed = climb(number, problem) { driver in
          reasons.raised(by: driver, looks[driver])
          cycle.note(driver)
        }
        if let failed { return none(problem, failed, reasons) }
      }
      if !isSettled {
        guard effort < limit else { return .unknown }
        if leaps { leap(looks, &cycle) }
        continue
      }
      var isStill = true
      for number in problem.singles {
        guard let isRaised = raise(&looks[number]) else { return none(problem, number, reasons) }
        guard isRaised else { continue }
        reasons.raised(by: number, looks[number])
        cycle.note(number)
        isStill = false
      }
      if isStill { break }
      guard effort < limit else { return .unknown }
    }
    return .some(
      Dictionary(
        uniqueKeysWithValues: problem.inputs.map { ($0, PackedDay.fromDayNumber(lows[$0])) }))
  }

  /// The conditions because of which one fails.
  private func none(
    _ problem: DateProblem, _ number: Int, _ reasons: borrowing DateReasons
  ) -> DateSolver.Answer {
    func places(_ numbers: [Int]) -> [Int] {
      var isReason = [Bool](repeating: false, count: problem.conditionCount)
      for number in numbers {
        for place in problem.items[number].places { isReason[place] = true }
      }
      return isReason.indices.filter { isReason[$0] }
    }
    let likely = places(reasons.reasons(of: number, problem.looks, isLatest: true))
    let sure = places(reasons.reasons(of: number, problem.looks, isLatest: false))
    return .none(of: likely.count < sure.count ? [likely, sure] : [sure])
  }

  /// The day of a date as it was last found.
  func day(_ input: Int) -> Int32 { PackedDay.fromDayNumber(lows[input]) }

  /// Days with months and days that an origin is likely to have, as dates stand now: those of its
  /// anniversaries, and its own.
  func likely(_ origin: Int, in problem: DateProblem) -> [Int32] {
    var days = problem.exact(origin).compactMap { number -> Int32? in
      guard case .isAnniversary = problem.looks[number].kind else { return nil }
      return PackedDay.fromDayNumber(lows[problem.looks[number].left.input])
    }
    if let date = problem.origins[origin] { days.append(value(date)) }
    return days
  }

  /// Sets every date to its first day.
  private func begin(_ problem: DateProblem, _ pinned: [Int: Int32]) {
    moment += 1
    beginning = moment
    for input in problem.inputs {
      let ends =
        pinned[input].map { Ends($0) }
        ?? (input < domains.count ? domains[input] : Ends(PackedDay.earliest, PackedDay.never))
      highs[input] = PackedDay.toDayNumber(ends.hi)
      lows[input] = PackedDay.toDayNumber(ends.lo)
      if let floor, pinned[input] == nil, input < domains.count {
        lows[input] = min(highs[input], max(floor, lows[input]))
      }
    }
    for (input, day) in problem.anniversaries {
      lows[input] = PackedDay.toDayNumber(value(day))
      guard let other = day.input else {
        highs[input] = min(highs[input], lows[input] + 366)
        continue
      }
      swap(&lows[other], &highs[other])
      highs[input] = min(highs[input], PackedDay.toDayNumber(value(day)) + 366)
      swap(&lows[other], &highs[other])
    }
  }

  /// Takes away the days from which on a condition fails whose right date is fixed.
  ///
  /// - Returns: whether any were; nil if none is left.
  private func lower(_ item: DateLook) -> Bool? {
    let right = value(item.right)
    let input = item.left.input
    guard input >= 0 else {
      return item.kind.holds(value(item.left), right, origins) ? false : nil
    }
    let first = lows[input]
    defer { lows[input] = first }
    func holds(_ number: Int32) -> Bool {
      lows[input] = number
      return item.kind.holds(value(item.left), right, origins)
    }
    if holds(highs[input]) { return false }
    guard holds(first) else { return nil }
    var (low, high) = (first, highs[input])
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if holds(middle) { low = middle } else { high = middle }
    }
    highs[input] = low
    return true
  }

  // MARK: Raising

  /// Raises a date to the first day on which a condition holds.
  ///
  /// - Returns: whether it was raised; nil if there is no such day.
  func raise(_ item: inout DateLook) -> Bool? {
    guard !isStillSeen(item) else { return false }
    let isRaised = raiseNow(item)
    if isRaised == true { note(item.right.input) }
    if isRaised != nil { item.seen = moment }
    return isRaised
  }

  /// Whether a condition was seen to hold, and its left date has not risen since.
  private func isStillSeen(_ item: DateLook) -> Bool {
    // Days among which a date may be become fewer.
    guard leaps, item.seen >= beginning, !item.isAmong else { return false }
    return item.left.input < 0 || raisings[item.left.input] <= item.seen
  }

  /// Notes that an input was raised.
  func note(_ input: Int) {
    moment += 1
    raisings[input] = moment
  }

  func raiseNow(_ item: DateLook) -> Bool? {
    let input = item.right.input
    if let page = item.page { return raise(input, page, item) }
    if item.isAmong {
      guard let day = days?.day(from: lows[input]), day <= highs[input] else { return nil }
      defer { lows[input] = day }
      return day != lows[input]
    }
    if item.isOrder { return follow(item) }
    let left = value(item.left)
    if item.kind.holds(left, value(item.right), origins) { return false }
    guard input >= 0, effort < limit, raise(input, left, item) else { return nil }
    return true
  }

  /// Raises an input with some days added to the first day that is no earlier than another, or later.
  private func follow(_ item: DateLook) -> Bool? {
    let input = item.right.input
    let left = item.left.count == 0 ? number(item.left) : PackedDay.toDayNumber(value(item.left))
    let least = left + (item.slack ?? 0)
    effort += 1
    guard number(item.right) < least else { return false }
    guard input >= 0, effort < limit, least <= DateRaiser.never else { return nil }
    let day = min(least - item.right.shift, DateRaiser.never)
    guard day <= highs[input] else { return nil }
    lows[input] = day
    return true
  }

  /// Raises a date to the first day of a pattern.
  private func raise(
    _ input: Int, _ page: UnsafePointer<DayPattern.Page>, _ item: DateLook
  ) -> Bool? {
    effort += 1
    let start = lows[input]
    if page.pointee.holds(start), let day = page.pointee.day(from: start) {
      guard day <= highs[input] else { return nil }
      lows[input] = day
      return day != start
    }
    let day = item.pattern?.takeUnretainedValue().next(from: start, through: highs[input]) {
      number in
      lows[input] = number
      return item.kind.holds(value(item.left), value(item.right), origins)
    }
    lows[input] = day ?? start
    return day.map { $0 != start }
  }

  /// Raises dates that drive each other on by as many cycles as years are alike.
  private func leap(
    _ looks: UnsafeMutableBufferPointer<DateLook>, _ cycle: inout DateCycle
  ) {
    guard let (moved, days) = cycle.shift(lows) else { return }
    let raised = cycle.raised.map { looks[$0] }
    cycle.restart()
    let isAlike = raised.allSatisfy { item in
      moved.contains(item.left.input) && moved.contains(item.right.input) && !item.readsCalendar
    }
    guard isAlike, !raised.isEmpty else { return }
    var read = DaysRead()
    for item in raised { note(item, in: &read) }
    let below = moved.map { (highs[$0] - lows[$0]) / days * days }.min() ?? 0
    // They came from so many days before.
    var far = min(below, DateCycle.room(from: read.first - days, to: read.last, by: days))
    if far > 0, let tally = self.days, raised.contains(where: \.isAmong) {
      far = tally.room(from: read.first - days, through: read.last, by: days, atMost: far)
    }
    guard far > 0 else { return }
    for input in moved {
      lows[input] += far
      note(input)
    }
  }

  /// Raises an input to the first day on which a condition holds; false if there is none.
  private func raise(_ input: Int, _ left: Int32, _ item: DateLook) -> Bool {
    if item.left.input == input { return scan(input, item) }
    func holds(_ number: Int32) -> Bool {
      lows[input] = number
      return item.kind.holds(left, value(item.right), origins)
    }
    var (low, high, step) = (lows[input], Int32.max, Int32(1))
    // A date rises about as fast as the one it is counted from.
    let guess = low + max(1, PackedDay.daysBetween(value(item.right), left) + (item.slack ?? 0))
    if guess <= highs[input] {
      if holds(guess) { high = guess } else { low = guess }
    }
    if high == .max {
      high = low
      repeat {
        guard high < highs[input] else { return false }
        low = high
        high = min(highs[input], low + step)
        step = min(step * 2, 1 << 20)
      } while !holds(high)
    } else {
      while high - step > low {
        guard holds(high - step) else {
          low = high - step
          break
        }
        high -= step
        step = min(step * 2, 1 << 20)
      }
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle }
    }
    lows[input] = high
    return true
  }

  private func scan(_ input: Int, _ item: DateLook) -> Bool {
    switch item.kind {
    case .recurs(let origin) where item.left.count == 0 && item.left.shift == 0:
      return recur(input, origins[origin])
    case .isAnniversary(let origin, let operation):
      effort += 1
      let next = DateCondition.anniversary(
        operation, of: origins[origin], notBefore: PackedDay.fromDayNumber(lows[input]))
      guard PackedDay.isKnown(next) else { return false }
      lows[input] = PackedDay.toDayNumber(next)
      return lows[input] <= highs[input]
    default: break
    }
    while lows[input] < highs[input] {
      lows[input] += 1
      if item.kind.holds(value(item.left), value(item.right), origins) { return true }
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
}
