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
    /// No dates satisfy all conditions; it is likely that none satisfy these.
    case none(of: [Int])
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
  /// Whether no more is found out, since too many dates were worked out.
  var isSpent: Bool { total >= limits.all }
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
  ///   - patterns: days on which conditions hold, as far as they are known.
  ///   - leaps: whether days are passed over that are known not to do; it changes no answer.
  init(_ code: Code, longLook: Int?, patterns: DayPatterns = DayPatterns(), leaps: Bool = true) {
    isDeep = longLook != nil
    limits =
      longLook.map { (max(3 * $0, 1_000_000), max(100 * $0, 20_000_000)) } ?? (30_000, 1_000_000)
    inputCount = code.inputs.count
    self.patterns = DayPatterns(wider: patterns)
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
    raiser.effort = 0
    defer { total += raiser.effort }
    raiser.origins = Array(repeating: 0, count: problem.originCount)
    var drivers: Set<Int> = []
    return search(problem, from: 0, pinned, monthDays, &drivers)
  }

  /// The earliest day of a date in a problem just solved, on days that are still open; nil if there is
  /// none.
  func day(of input: Int, in problem: DateProblem) -> Int32? {
    guard !isSpent else { return nil }
    raiser.effort = 0
    let isFound = raiser.raiseOn(problem, knowing: problem.originCount)
    total += raiser.effort
    if isFound == true { return raiser.day(input) }
    // Of other months and days of origins, or after a longer look, there may be some.
    if isFound == false, problem.originCount == 0 { return nil }
    guard case .some(let days) = solve(problem) else { return nil }
    return days[input]
  }

  /// Conditions that no dates satisfy, without those that they do not need for that.
  ///
  /// - Parameters:
  ///   - places: those among which they are likely to be found.
  ///   - isThorough: whether what hangs on the month and day of an origin is tried without some, too,
  ///     which takes long.
  func core(
    of all: [DateCondition], at places: [Int], originCount: Int, isThorough: Bool = false
  ) -> [DateCondition] {
    var kept = places.map { all[$0] }
    let first = problem(kept, originCount: originCount)
    guard case .none = solve(first) else { return all }
    let isPlain = isPlainlyImpossible(first)
    guard isPlain || isThorough else { return kept }
    for place in kept.indices.reversed() where kept.count > 1 {
      var fewer = kept
      fewer.remove(at: place)
      let problem = problem(fewer, originCount: originCount)
      if isPlain {
        if isPlainlyImpossible(problem) { kept = fewer }
      } else if case .none = solve(problem) {
        kept = fewer
      }
    }
    return kept
  }

  /// Whether no dates satisfy conditions whatever the origins are.
  private func isPlainlyImpossible(_ problem: DateProblem) -> Bool {
    guard !isSpent else { return false }
    raiser.effort = 0
    defer { total += raiser.effort }
    if case .none = raiser.raise(problem, knowing: 0, [:]) { return true }
    return false
  }

  /// Takes the months and days of origins one by one, of one origin after another.
  ///
  /// - Parameter first: the first origin of which they are not taken yet.
  private func search(
    _ problem: DateProblem, from first: Int, _ pinned: [Int: Int32], _ monthDays: [Int32],
    _ drivers: inout Set<Int>
  ) -> Answer {
    let isLast = first == problem.originCount
    if isLast || leaps {
      switch raiser.raise(problem, knowing: first, pinned) {
      case .unknown: return .unknown
      case .none(let some):
        if first > 0 { drivers.formUnion(some) }
        return .none(of: some)
      case .some(let days):
        if isLast { return .some(days.filter { $0.key < inputCount }) }
      }
    }
    guard isDeep else { return .unknown }
    // The origin as it stands in days that nearly do is the likeliest.
    let start = leaps ? raiser.place(of: first, in: problem, monthDays) : 0
    for offset in monthDays.indices {
      raiser.origins[first] = monthDays[(start + offset) % monthDays.count]
      switch search(problem, from: first + 1, pinned, monthDays, &drivers) {
      case .some(let days): return .some(days)
      case .unknown: return .unknown
      case .none: break
      }
      if raiser.effort > limits.one { return .unknown }
    }
    return .none(of: drivers.sorted())
  }

  /// The days of a leap year.
  static let monthDays: [Int32] = (0..<366).map {
    PackedDay.addDays(PackedDay.pack(month: 4 * 12, day: 1), Int32($0))
  }
}
