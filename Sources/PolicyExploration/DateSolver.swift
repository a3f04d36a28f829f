import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Finds dates that satisfy conditions, or tells that there are none.
///
/// As every condition holds the sooner, the later its right date is, the earliest dates that satisfy
/// all of them are found by raising one right date after another to the first day that will do; where
/// one would have to rise beyond its last day, there are no such dates. No day need be tried in turn.
/// The month and day of an origin of anniversaries are taken one by one, once nothing else excludes the
/// dates: until then an anniversary is any day less than a year after the day asked.
final class DateSolver {
  enum Answer {
    /// No dates satisfy all conditions, nor the last of these; it is likely that none satisfy the first,
    /// which are fewer, if there are two.
    case none(of: [[Int]])
    /// A day for every input that a condition reads.
    case some([Int: Int32])
    /// Not found out.
    case unknown
  }

  private let raiser: DateRaiser
  private let patterns: DayPatterns
  private let inputCount: Int
  private let isDeep: Bool
  private let leaps: Bool
  /// How many dates one search may work out, and all of them.
  private let limits: (one: Int, all: Int)
  /// Dates worked out in all.
  private(set) var total = 0
  /// How many of them one search may work out for now; nil for as many as ever.
  private var cap: Int?
  /// Whether no more is found out, since too many dates were worked out.
  var isSpent: Bool { total >= limits.all }
  /// Months and days of the origins that do not do for the problem just solved, nor later, as the days
  /// among which a date may be only become fewer.
  private var failed: Set<[Int32]> = []
  /// The days among which a date may be asked to be.
  var days: DayTally? {
    get { raiser.days }
    set { raiser.days = newValue }
  }
  /// A day number before which no date is to lie; nil if any day will do.
  var floor: Int32? {
    get { raiser.floor }
    set { raiser.floor = newValue }
  }

  /// - Parameters:
  ///   - longLook: how many boxes a long search may stand for, in which the month and day of an origin
  ///     of anniversaries are taken one by one; nil for a short one. A million may take seconds.
  ///   - patterns: days on which conditions hold, as far as they are known; nil for none.
  ///   - leaps: whether days are passed over that are known not to do; it changes no answer.
  init(_ code: Code, longLook: Int?, patterns: DayPatterns? = nil, leaps: Bool = true) {
    isDeep = longLook != nil
    limits =
      longLook.map { (max(3 * $0, 2_000_000), max(100 * $0, 20_000_000)) } ?? (30_000, 1_000_000)
    inputCount = code.inputs.count
    self.patterns =
      patterns
      ?? DayPatterns(code, DateSpans(), numbers: Array(code.calendars.indices))
    self.leaps = leaps
    raiser = DateRaiser(code, limit: limits.one, leaps: leaps)
  }

  /// - Parameter originCount: how many origins of anniversaries the conditions name.
  func problem(_ conditions: [DateCondition], originCount: Int) -> DateProblem {
    DateProblem(
      conditions, originCount: originCount, inputCount: inputCount, patterns: patterns,
      isPlain: !leaps)
  }

  /// - Parameters:
  ///   - pinned: days of some inputs.
  ///   - monthDays: days that have the months and days which an origin may have.
  func solve(
    _ problem: DateProblem, pinned: [Int: Int32] = [:], monthDays: [Int32] = DateSolver.monthDays
  ) -> Answer {
    guard !isSpent else { return .unknown }
    failed = []
    return again(problem, pinned, monthDays)
  }

  private func again(
    _ problem: DateProblem, _ pinned: [Int: Int32], _ monthDays: [Int32]
  ) -> Answer {
    raiser.effort = 0
    defer { total += raiser.effort }
    raiser.takeOrigins(problem.originCount)
    var drivers: [Set<Int>] = []
    return search(problem, from: 0, pinned, monthDays, &drivers)
  }

  /// The earliest day of a date in a problem just solved, on days that are still open; nil if there is
  /// none.
  func day(of input: Int, in problem: DateProblem) -> Int32? {
    guard !isSpent else { return nil }
    raiser.effort = 0
    var isFound = raiser.raiseOn(problem, knowing: problem.originCount)
    if isFound == nil, problem.originCount == 0 {
      if case .some = raiser.raise(problem, knowing: 0, nil) { isFound = true }
    }
    total += raiser.effort
    if isFound == true { return raiser.day(input) }
    // Of other months and days of origins there may be some.
    guard problem.originCount > 0 else { return nil }
    if isFound == false { failed.insert(Array(raiser.origins)) }
    guard case .some(let days) = again(problem, [:], DateSolver.monthDays) else { return nil }
    return days[input]
  }

  /// The open days of a date of a problem just solved that others go with, as they were found: from the
  /// first up to one behind which other days are needed.
  ///
  /// - Returns: the day numbers, and by how many days any of them may rise, in whole cycles of leap years,
  ///   so that there are others that go with it.
  func stretch(of input: Int, in problem: DateProblem) -> (days: [Int32], room: Int32) {
    var days = [raiser.lows[input]]
    guard leaps else { return (days, 0) }
    let last = raiser.stretch(of: input, in: problem)
    let room = raiser.room(of: input, through: last, in: problem)
    while raiser.raiseAlone(input, through: last, in: problem) { days.append(raiser.lows[input]) }
    return (days, room)
  }

  /// Conditions that no dates satisfy, without those that they do not need for that.
  ///
  /// - Parameters:
  ///   - excluded: those that no dates satisfy, as the answer has them.
  ///   - isThorough: whether what hangs on the month and day of an origin is tried without some, too,
  ///     for a while.
  func core(
    of all: [DateCondition], at excluded: [[Int]], originCount: Int, isThorough: Bool = false
  ) -> [DateCondition] {
    var isPlain = originCount == 0
    var mayGuess = true
    func isExcluded(_ conditions: [DateCondition]) -> [[Int]]? {
      let problem = problem(conditions, originCount: originCount)
      return isPlain ? plainly(problem) : wholly(problem)
    }
    /// The fewest that are known to be excluded of some.
    func fewest(_ excluded: [[Int]], of conditions: [DateCondition]) -> [DateCondition] {
      if mayGuess, excluded.count > 1 {
        let guess = excluded[0].map { conditions[$0] }
        if isExcluded(guess) != nil { return guess }
        // Others set off what drives these dates: it is so of fewer conditions, too.
        mayGuess = false
      }
      return excluded.last.map { places in places.map { conditions[$0] } } ?? conditions
    }
    var kept = fewest(excluded, of: all)
    if !isPlain { isPlain = plainly(problem(kept, originCount: originCount)) != nil }
    guard isPlain || isThorough else { return kept }
    let start = total
    defer { cap = nil }
    // How many at the end are needed for sure.
    var needed = 0
    while kept.count > 1, needed < kept.count {
      let rest = DateSolver.longShortening - (total - start)
      guard isPlain || rest > 0 else { break }
      cap = isPlain ? nil : rest
      var fewer = kept
      fewer.remove(at: kept.count - 1 - needed)
      if let places = isExcluded(fewer) {
        kept = fewest(places, of: fewer)
      } else {
        needed += 1
      }
    }
    return kept
  }

  /// How many dates may be worked out to shorten what hangs on origins.
  private static let longShortening = 100_000

  private func wholly(_ problem: DateProblem) -> [[Int]]? {
    if case .none(let some) = solve(problem) { some } else { nil }
  }

  /// Excluded whatever the origins are.
  private func plainly(_ problem: DateProblem) -> [[Int]]? {
    guard !isSpent else { return nil }
    raiser.effort = 0
    defer { total += raiser.effort }
    if case .none(let some) = raiser.raise(problem, knowing: 0, [:]) { return some }
    return nil
  }

  /// Takes the months and days of origins one by one, of one origin after another.
  ///
  /// - Parameter first: the first origin of which they are not taken yet.
  private func search(
    _ problem: DateProblem, from first: Int, _ pinned: [Int: Int32], _ monthDays: [Int32],
    _ drivers: inout [Set<Int>]
  ) -> Answer {
    let isLast = first == problem.originCount
    if isLast, !failed.isEmpty, failed.contains(Array(raiser.origins)) { return .none(of: []) }
    if isLast || leaps {
      switch raiser.raise(problem, knowing: first, pinned) {
      case .unknown: return .unknown
      case .none(let some):
        if first > 0 { add(some, to: &drivers) }
        if isLast, first > 0, raiser.days != nil { failed.insert(Array(raiser.origins)) }
        return .none(of: some)
      case .some(let days):
        if isLast { return .some(days.filter { $0.key < inputCount }) }
      }
    }
    guard isDeep else { return .unknown }
    for origin in order(of: first, in: problem, monthDays) {
      raiser.origins[first] = origin
      switch search(problem, from: first + 1, pinned, monthDays, &drivers) {
      case .some(let days): return .some(days)
      case .unknown: return .unknown
      case .none: break
      }
      if raiser.effort > cap ?? limits.one { return .unknown }
    }
    return .none(of: drivers.map { $0.sorted() })
  }

  /// The months and days that an origin may have; those come first that nearly do.
  private func order(of origin: Int, in problem: DateProblem, _ monthDays: [Int32]) -> [Int32] {
    guard leaps else { return monthDays }
    let likely = Set(raiser.likely(origin, in: problem).map(PackedDay.monthAndDay))
    let first = monthDays.filter { likely.contains(PackedDay.monthAndDay($0)) }
    return first + monthDays.filter { !likely.contains(PackedDay.monthAndDay($0)) }
  }

  private func add(_ some: [[Int]], to drivers: inout [Set<Int>]) {
    guard let last = some.last else { return }
    while drivers.count < 2 { drivers.append([]) }
    drivers[0].formUnion(some[0])
    drivers[1].formUnion(last)
  }

  /// The days of a leap year.
  static let monthDays: [Int32] = (0..<366).map {
    PackedDay.addDays(PackedDay.pack(month: 4 * 12, day: 1), Int32($0))
  }
}
