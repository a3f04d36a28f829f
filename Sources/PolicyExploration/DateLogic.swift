import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// What comparisons of dates say about each other, whatever the dates are.
///
/// Every date is a number of days, and every operation says how far its result lies from what it
/// reads, at least and at most. So each comparison bounds a difference, and a few of them may
/// exclude each other without any date being looked at. Bounds leave out what they cannot say
/// (workdays, native functions): what they exclude is impossible, what they allow may be.
struct DateLogic {
  /// A sum of months, of which others from the same day tell more.
  private struct Sum {
    let base: RegisterID
    let sum: DateSpans.Sum
    let node: Int
  }

  /// Conditions under which a comparison is decided although one of its dates is not known: no case
  /// shows that, but some may be hidden there.
  struct Hidden {
    let gates: [Bound.Gate]
  }

  let code: Code
  private let spans: DateSpans
  /// What each register of the code may be.
  let ranges: [Ends]
  private(set) var bounds: [Bound] = []
  private(set) var hidden: [Hidden] = []
  /// The input that a node stands for; nil for the origin, which is day 0, and for results.
  private(set) var inputs: [Int?] = [nil]
  /// By comparison, and by date below one, what it depends on.
  private(set) var paths: RegisterMap<Path>
  /// Dates that are the earlier or the later of two: as a gate they say whether it is the first. And
  /// anniversaries: whether the origin does not lie after the day asked.
  private(set) var extremes: [RegisterID] = []
  private(set) var twins: [Twins] = []
  private var terms: RegisterMap<Term>
  private var offsets: RegisterMap<(input: Int, days: ClosedRange<Int>)>
  private var sums: [Sum] = []
  /// By answer of a workday calendar, the comparisons that tell that it lies after the calendar, and
  /// before it.
  private var isAfter: [RegisterID: RegisterID] = [:]
  private var isBefore: [RegisterID: RegisterID] = [:]
  private static let origin = 0

  init(_ code: Code, comparisons: [RegisterID], spans: DateSpans) {
    self.code = code
    self.spans = spans
    let file = EndFile(Tape(code))
    file.run()
    ranges = Array(file.all)
    paths = RegisterMap(count: code.registerCount)
    terms = RegisterMap(count: code.registerCount)
    offsets = RegisterMap(count: code.registerCount)
    for comparison in comparisons { noteLimits(comparison) }
    for comparison in comparisons { compare(comparison) }
    findTwins()
  }

  /// Dates counted in the same way from different ones.
  private mutating func findTwins() {
    let counted = terms.registers.compactMap { date in
      code.instruction(of: date).map { (date, $0) }
    }
    for (place, (date, i)) in counted.enumerated() {
      for (other, j) in counted.dropFirst(place + 1)
      where i.operation == j.operation && i.table == j.table {
        var (start, otherStart) = (i.a, j.a)
        switch i.operation {
        case .rollToWorkday: break
        case .addMonths, .addMonthsInside, .addMonthsNextDay, .addMonthsNextDayInside, .addWorkdays:
          guard i.b == j.b else { continue }
        case .anniversary, .anniversaryNextDay:
          guard i.a == j.a else { continue }
          (start, otherStart) = (i.b, j.b)
        default: continue
        }
        guard let x = terms[start], let y = terms[otherStart], x != y, let fx = terms[date],
          let fy = terms[other]
        else { continue }
        twins.append(
          Twins(
            dates: (date, other),
            bounds: (
              notLater: [bound(x, atMost: 0, after: y), bound(fx, atMost: 0, after: fy)],
              later: [bound(y, atMost: -1, after: x)],
              notEarlier: [bound(y, atMost: 0, after: x), bound(fy, atMost: 0, after: fx)],
              earlier: [bound(x, atMost: -1, after: y)]
            )))
      }
    }
  }

  private func bound(_ term: Term, atMost days: Int, after other: Term) -> Bound {
    Bound(from: other.node, to: term.node, most: days + other.plus - term.plus, gate: nil)
  }

  private mutating func noteLimits(_ comparison: RegisterID) {
    guard let i = code.instruction(of: comparison), i.operation == .atMost, isDay(i.a) else {
      return
    }
    if code.constant(i.a) == PackedDay.never { isAfter[i.b] = comparison }
    if code.constant(i.b) == PackedDay.earliest { isBefore[i.a] = comparison }
  }

  // MARK: Comparisons

  private mutating func compare(_ comparison: RegisterID) {
    guard let i = code.instruction(of: comparison), i.operation == .atMost else { return }
    if isDay(i.a), isDay(i.b) {
      let (x, y) = (term(i.a), term(i.b))
      add(x, atMost: 0, after: y, .init(register: comparison, value: 1))
      add(y, atMost: -1, after: x, .init(register: comparison, value: 0))
      // What is not known may be any late day.
      for gates in unknowns(of: i.a, depth: 0) where !mayBeNever(i.b) {
        hidden.append(Hidden(gates: gates + [.init(register: comparison, value: 1)]))
      }
      for gates in unknowns(of: i.b, depth: 0) where !mayBeNever(i.a) {
        hidden.append(Hidden(gates: gates + [.init(register: comparison, value: 0)]))
      }
    } else if let least = code.constant(i.a) {
      count(i.b, reaches: Int(least), .init(register: comparison, value: 1), comparison)
    } else if let most = code.constant(i.b) {
      count(i.a, reaches: Int(most) + 1, .init(register: comparison, value: 0), comparison)
    }
    paths[comparison] = Path(parts: [i.a, i.b])
    follow([i.a, i.b])
  }

  /// A number of units between two days is so great exactly if the gate is open.
  private mutating func count(
    _ register: RegisterID, reaches units: Int, _ gate: Bound.Gate, _ comparison: RegisterID
  ) {
    guard let i = code.instruction(of: register), abs(units) < 3_000 else { return }
    let days: ClosedRange<Int>
    switch i.operation {
    case .daysBetween: days = units...units
    case .wholeMonths: days = spans.days(.init(months: units, movesOn: false))
    case .wholeMonthsNextDay: days = spans.days(.init(months: units, movesOn: true))
    case .wholeYears: days = spans.days(.init(months: units * 12, movesOn: false))
    case .wholeYearsNextDay: days = spans.days(.init(months: units * 12, movesOn: true))
    default: return
    }
    guard !mayBeNever(i.a), !mayBeNever(i.b) else { return }
    let (from, to) = (term(i.a), term(i.b))
    add(from, atMost: -days.lowerBound, after: to, gate)
    add(
      to, atMost: days.upperBound - 1, after: from,
      .init(register: comparison, value: 1 - gate.value))
  }

  // MARK: Dates

  private func isDay(_ register: RegisterID) -> Bool { code.types[Int(register.index)] == .day }

  private func range(_ register: RegisterID) -> Ends { ranges[Int(register.index)] }

  private func mayBeNever(_ register: RegisterID) -> Bool {
    range(register).hi >= PackedDay.never
  }

  private func number(_ day: Int32) -> Int { Int(PackedDay.toDayNumber(day)) }

  private mutating func term(_ register: RegisterID) -> Term {
    if let known = terms[register] { return known }
    let term = make(register)
    terms[register] = term
    return term
  }

  private mutating func make(_ register: RegisterID) -> Term {
    if let day = range(register).value { return Term(node: DateLogic.origin, plus: number(day)) }
    guard let i = code.instruction(of: register) else {
      offsets[register] = (Int(register.index), 0...0)
      return fresh(register, input: Int(register.index))
    }
    switch i.operation {
    case .addDays: return addDays(register, i)
    case .addMonths, .addMonthsInside, .addMonthsNextDay, .addMonthsNextDayInside:
      return addMonths(register, i)
    case .minimum, .maximum: return extreme(register, i)
    case .select:
      let (yes, no) = (term(i.b), term(i.c))
      let result = fresh(register)
      tie(result, yes, .init(register: i.a, value: 1))
      tie(result, no, .init(register: i.a, value: 0))
      join(register, i.b, i.c, result)
      return result
    case .veil:
      let value = term(i.a)
      let result = fresh(register)
      tie(result, value, .init(register: i.b, value: 1))
      return result
    case .addWorkdays, .rollToWorkday: return addWorkdays(register, i)
    case .anniversary, .anniversaryNextDay: return anniversary(register, i)
    default: return fresh(register)
    }
  }

  private mutating func fresh(_ register: RegisterID, input: Int? = nil) -> Term {
    inputs.append(input)
    let term = Term(node: inputs.count - 1, plus: 0)
    let range = range(register)
    let origin = Term(node: DateLogic.origin, plus: 0)
    add(term, atMost: number(range.hi), after: origin)
    add(origin, atMost: -number(range.lo), after: term)
    return term
  }

  private mutating func addDays(_ register: RegisterID, _ i: Instruction) -> Term {
    let base = term(i.a)
    let steps = range(i.b)
    guard let days = steps.value, !mayBeNever(register), range(register).lo > PackedDay.earliest
    else {
      let result = fresh(register)
      guard abs(Int(steps.lo)) < 1_000_000, abs(Int(steps.hi)) < 1_000_000 else { return result }
      keep(register, i.a, result, Int(steps.lo)...Int(steps.hi))
      return result
    }
    shift(register, i.a, by: Int(days)...Int(days))
    return Term(node: base.node, plus: base.plus + Int(days))
  }

  private mutating func addMonths(_ register: RegisterID, _ i: Instruction) -> Term {
    _ = term(i.a)
    let result = fresh(register)
    let steps = range(i.b)
    guard abs(Int(steps.lo)) < 3_000, abs(Int(steps.hi)) < 3_000 else { return result }
    let movesOn = i.operation == .addMonthsNextDay || i.operation == .addMonthsNextDayInside
    let least = spans.days(.init(months: Int(steps.lo), movesOn: movesOn))
    let most = spans.days(.init(months: Int(steps.hi), movesOn: movesOn))
    keep(register, i.a, result, least.lowerBound...most.upperBound)
    guard let months = steps.value, !mayBeNever(register), range(register).lo > PackedDay.earliest
    else { return result }
    let sum = Sum(base: i.a, sum: .init(months: Int(months), movesOn: movesOn), node: result.node)
    for other in sums where other.base == sum.base {
      let days = spans.between(other.sum, sum.sum)
      let there = Term(node: other.node, plus: 0)
      add(result, atMost: days.upperBound, after: there)
      add(there, atMost: -days.lowerBound, after: result)
    }
    sums.append(sum)
    return result
  }

  /// A result lies so far from what it is counted from, unless one of them leaves the calendar.
  private mutating func keep(
    _ register: RegisterID, _ base: RegisterID, _ result: Term, _ days: ClosedRange<Int>
  ) {
    let start = term(base)
    // What is never stays so, whatever is added.
    let days = mayBeNever(base) ? min(0, days.lowerBound)...max(0, days.upperBound) : days
    let isEarly = range(register).lo <= PackedDay.earliest
    let isLate = mayBeNever(register) && !mayBeNever(base)
    if !isEarly { add(result, atMost: days.upperBound, after: start) }
    if !isLate { add(start, atMost: -days.lowerBound, after: result) }
    if !isEarly, !isLate { shift(register, base, by: days) }
  }

  private mutating func addWorkdays(_ register: RegisterID, _ i: Instruction) -> Term {
    let start = term(i.a)
    let result = fresh(register)
    let run = code.calendars[Int(i.table)]
    guard let count = i.operation == .rollToWorkday ? 0 : range(i.b).value,
      let span = spans.workdays(in: run, count, rolls: i.operation == .rollToWorkday)
    else { return result }
    let origin = Term(node: DateLogic.origin, plus: 0)
    if let test = isAfter[register] {
      add(origin, atMost: -span.after, after: start, .init(register: test, value: 1))
      add(start, atMost: span.after - 1, after: origin, .init(register: test, value: 0))
      add(result, atMost: span.days.upperBound, after: start, .init(register: test, value: 0))
    }
    if let test = isBefore[register] {
      let least = mayBeNever(i.a) ? min(0, span.days.lowerBound) : span.days.lowerBound
      add(start, atMost: span.before, after: origin, .init(register: test, value: 1))
      add(origin, atMost: -span.before - 1, after: start, .init(register: test, value: 0))
      add(start, atMost: -least, after: result, .init(register: test, value: 0))
    }
    return result
  }

  private mutating func extreme(_ register: RegisterID, _ i: Instruction) -> Term {
    let (x, y) = (term(i.a), term(i.b))
    let result = fresh(register)
    for part in [x, y] {
      if i.operation == .minimum {
        add(result, atMost: 0, after: part)
      } else {
        add(part, atMost: 0, after: result)
      }
    }
    extremes.append(register)
    tie(result, x, .init(register: register, value: 1))
    tie(result, y, .init(register: register, value: 0))
    join(register, i.a, i.b, result)
    return result
  }

  /// The origin itself if it lies after the day asked; else a day within a year of that.
  private mutating func anniversary(_ register: RegisterID, _ i: Instruction) -> Term {
    let (origin, day) = (term(i.a), term(i.b))
    let result = fresh(register)
    add(day, atMost: 0, after: result)
    extremes.append(register)
    let (isReached, isAhead) = (
      Bound.Gate(register: register, value: 1), Bound.Gate(register: register, value: 0)
    )
    add(origin, atMost: 0, after: day, isReached)
    add(result, atMost: 365, after: day, isReached)
    add(day, atMost: -1, after: origin, isAhead)
    tie(result, origin, isAhead)
    return result
  }

  private mutating func shift(
    _ register: RegisterID, _ base: RegisterID, by days: ClosedRange<Int>
  ) {
    guard let offset = offsets[base] else { return }
    offsets[register] = (
      offset.input,
      offset.days.lowerBound + days.lowerBound...offset.days.upperBound + days.upperBound
    )
  }

  /// One of two dates counted from the same input lies no farther from it than both.
  private mutating func join(
    _ register: RegisterID, _ x: RegisterID, _ y: RegisterID, _ result: Term
  ) {
    guard let one = offsets[x], let other = offsets[y], one.input == other.input else { return }
    let low = min(one.days.lowerBound, other.days.lowerBound)
    let high = max(one.days.upperBound, other.days.upperBound)
    offsets[register] = (one.input, low...high)
    let input = term(RegisterID(UInt16(truncatingIfNeeded: one.input)))
    add(result, atMost: high, after: input)
    add(input, atMost: -low, after: result)
  }

  /// The ways in which a date is not known.
  private func unknowns(of register: RegisterID, depth: Int) -> [[Bound.Gate]] {
    guard depth < 12, let i = code.instruction(of: register) else { return [] }
    func below(_ part: RegisterID, _ gate: Bound.Gate?) -> [[Bound.Gate]] {
      unknowns(of: part, depth: depth + 1).map { $0 + (gate.map { [$0] } ?? []) }
    }
    return switch i.operation {
    case .addDays, .addMonths, .addMonthsInside, .addMonthsNextDay, .addMonthsNextDayInside,
      .addWorkdays, .rollToWorkday:
      below(i.a, nil)
    case .select:
      below(i.b, .init(register: i.a, value: 1)) + below(i.c, .init(register: i.a, value: 0))
    case .veil:
      [[.init(register: i.b, value: 0)]] + below(i.a, .init(register: i.b, value: 1))
    default: []
    }
  }

  // MARK: Bounds

  private mutating func tie(_ x: Term, _ y: Term, _ gate: Bound.Gate) {
    add(x, atMost: 0, after: y, gate)
    add(y, atMost: 0, after: x, gate)
  }

  /// The first term is at most so many days after the second.
  private mutating func add(
    _ term: Term, atMost days: Int, after other: Term, _ gate: Bound.Gate? = nil
  ) {
    let most = days + other.plus - term.plus
    bounds.append(Bound(from: other.node, to: term.node, most: most, gate: gate))
  }

  /// Notes what dates depend on.
  private mutating func follow(_ dates: [RegisterID]) {
    var waiting = dates
    while let next = waiting.popLast() {
      guard paths[next] == nil, let i = code.instruction(of: next) else { continue }
      let path: Path
      switch i.operation {
      case .select where isDay(next): path = Path(gate: i.a, yes: [i.b], no: [i.c])
      case .veil where isDay(next): path = Path(gate: i.b, yes: [i.a])
      case .minimum where isDay(next), .maximum where isDay(next):
        path = Path(gate: next, yes: [i.a], no: [i.b])
      case .anniversary, .anniversaryNextDay:
        path = Path(gate: next, yes: [i.a, i.b], no: [i.a, i.b])
      default: path = Path(parts: code.arguments(of: i).filter(isDay))
      }
      paths[next] = path
      waiting += path.parts + path.yes + path.no
    }
  }
}
