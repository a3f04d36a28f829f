import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// How far the dates of a program look from one of them, the anchor: in days, both ways.
///
/// Two anchors behave alike if the calendar looks alike as far as that, unless a value depends on
/// more of the calendar than its shape nearby: workdays, native functions, anniversaries.
struct Reach {
  /// A day so many days after, or before, an input.
  private struct Offset: Hashable {
    let input: Int
    var low: Int
    var high: Int
  }

  private let code: Code
  private let ranges: [Ends]
  private var offsets: [[Offset]]
  /// Days in one step of a number that counts months or years between days.
  private var units: [Int]
  /// By pair of inputs, how far the second turns from the first.
  private var edges: [[Int]: (low: Int, high: Int)] = [:]
  private(set) var pairs: Set<[Int]> = []
  private(set) var isLocal = true
  private(set) var readsCalendar = false
  /// Fixed days that dates are compared with.
  private(set) var fixedDays: Set<Int32> = []

  init(_ code: Code) {
    self.code = code
    let file = EndFile(Tape(code))
    file.run()
    ranges = Array(file.all)
    offsets = Array(repeating: [], count: code.registerCount)
    units = Array(repeating: 0, count: code.registerCount)
    for (index, input) in code.inputs.enumerated() where input.type == .day {
      offsets[index] = [Offset(input: index, low: 0, high: 0)]
    }
    let first = code.constantRange.upperBound
    for (k, instruction) in code.instructions.enumerated() { follow(instruction, first + k) }
  }

  /// How far from an anchor anything is looked at; nil if that has no bound.
  func days(from anchor: Int) -> ClosedRange<Int>? {
    guard isLocal, !readsCalendar else { return nil }
    var reached = [Int: (low: Int, high: Int)]()
    reached[anchor] = (0, 0)
    let dates = code.inputs.count { $0.type == .day }
    for _ in 0..<max(1, dates - 1) {
      var next = reached
      for (pair, edge) in edges {
        guard let from = reached[pair[0]], pair[1] != anchor else { continue }
        let (low, high) = (from.low + edge.low, from.high + edge.high)
        let old = next[pair[1]] ?? (low, high)
        next[pair[1]] = (min(old.low, low), max(old.high, high))
      }
      reached = next
    }
    var (low, high) = (0, 0)
    for offset in offsets.joined() {
      guard let from = reached[offset.input] else { continue }
      low = min(low, from.low + offset.low)
      high = max(high, from.high + offset.high)
    }
    return high - low < 60 * 366 ? low - 2...high + 2 : nil
  }

  // MARK: Instructions

  private mutating func follow(_ i: Instruction, _ place: Int) {
    let (a, b, c) = (Int(i.a.index), Int(i.b.index), Int(i.c.index))
    switch i.operation {
    case .addMonths, .addMonthsNextDay, .addMonthsInside, .addMonthsNextDayInside:
      shift(place, a, by: ranges[b], unit: 31)
    case .addDays: shift(place, a, by: ranges[b], unit: 1)
    case .hasDay: pair(a, b)
    case .addWorkdays, .rollToWorkday:
      readsCalendar = true
      offsets[place] = offsets[a]
    case .minimum, .maximum, .plus, .minus: join(place, [a, b])
    case .select: join(place, [b, c])
    case .veil: join(place, [a, c])
    case .wholeMonths, .wholeMonthsNextDay: count(place, a, b, unit: 31)
    case .wholeYears, .wholeYearsNextDay: count(place, a, b, unit: 366)
    case .daysBetween: count(place, a, b, unit: 1)
    case .anniversary, .anniversaryNextDay:
      shift(place, b, by: Ends(0, 1), unit: 366)
      join(place, [place, a])
      compare(a, b)
    case .native:
      join(place, code.arguments(of: i).map { Int($0.index) })
      if !offsets[place].isEmpty { isLocal = false }
      pair(a, b)
    case .atMost: compare(a, b)
    default: break
    }
  }

  private mutating func shift(_ place: Int, _ day: Int, by steps: Ends, unit: Int) {
    let (low, high) = (Int(steps.lo) * unit, Int(steps.hi) * unit)
    guard abs(low) < 1_000_000, abs(high) < 1_000_000 else {
      offsets[place] = offsets[day]
      if !offsets[day].isEmpty { isLocal = false }
      return
    }
    let spare = unit > 1 ? 31 : 0
    offsets[place] = offsets[day].map {
      Offset(
        input: $0.input, low: $0.low + min(low, high) - spare,
        high: $0.high + max(low, high) + spare)
    }
  }

  private mutating func join(_ place: Int, _ parts: [Int]) {
    var merged: [Offset] = []
    for offset in parts.flatMap({ offsets[$0] }) {
      if let index = merged.firstIndex(where: { $0.input == offset.input }) {
        merged[index].low = min(merged[index].low, offset.low)
        merged[index].high = max(merged[index].high, offset.high)
      } else {
        merged.append(offset)
      }
    }
    offsets[place] = merged
    units[place] = parts.map { units[$0] }.max() ?? 0
  }

  private mutating func count(_ place: Int, _ from: Int, _ to: Int, unit: Int) {
    join(place, [from, to])
    units[place] = unit
  }

  private mutating func pair(_ x: Int, _ y: Int) {
    for some in offsets[x] {
      // A date that is compared with itself, so many days on, does not turn anywhere.
      for other in offsets[y] where other.input != some.input || x != y {
        pairs.insert([min(some.input, other.input), max(some.input, other.input)])
      }
    }
  }

  /// Where a comparison turns: of two days, or of numbers counted between days.
  private mutating func compare(_ x: Int, _ y: Int) {
    let unit = max(units[x], units[y])
    if unit > 0 { return compareCounts(x, y, unit) }
    for (side, other) in [(x, y), (y, x)] where offsets[other].isEmpty && !offsets[side].isEmpty {
      for end in [ranges[other].lo, ranges[other].hi] where isOrdinary(end) {
        fixedDays.insert(end)
      }
    }
    pair(x, y)
    for some in offsets[x] {
      for other in offsets[y] where other.input != some.input {
        widen([some.input, other.input], some.low - other.high - 1, some.high - other.low + 1)
        widen([other.input, some.input], other.low - some.high - 1, other.high - some.low + 1)
      }
    }
  }

  private func isOrdinary(_ day: Int32) -> Bool {
    PackedDay.earliest < day && day < PackedDay.last
  }

  private mutating func compareCounts(_ x: Int, _ y: Int, _ unit: Int) {
    let dates = offsets[x] + offsets[y]
    let counted = units[x] > 0 ? y : x
    let range = units[x] > 0 && units[y] > 0 ? Ends(.min, .max) : ranges[counted]
    let bound = max(abs(Int(range.lo)), abs(Int(range.hi))) + 1
    guard bound < 40_000 else {
      if !dates.isEmpty { isLocal = false }
      return
    }
    for some in dates {
      for other in dates where other.input != some.input {
        pairs.insert([min(some.input, other.input), max(some.input, other.input)])
        let spread =
          bound * unit + max(abs(some.low), abs(some.high), abs(other.low), abs(other.high))
        widen([some.input, other.input], -spread, spread)
      }
    }
  }

  private mutating func widen(_ pair: [Int], _ low: Int, _ high: Int) {
    let old = edges[pair] ?? (low, high)
    edges[pair] = (min(old.low, low), max(old.high, high))
  }
}
