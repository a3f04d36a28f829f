import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import Testing

@testable import PolicyExploration

/// The search for dates that leaps over years alike, held against the one that does not.
@Suite("Leaping over years alike changes no answer")
struct DateCycleLaws {
  private static let day = Ends(
    PackedDay.pack(month: 1900 * 12, day: 1), PackedDay.pack(month: 2199 * 12 + 11, day: 31))

  /// Leap day, the day before, and days that all months have or few.
  private static let monthDays = [(0, 1), (1, 28), (1, 29), (7, 31)].map {
    PackedDay.pack(month: 4 * 12 + $0.0, day: $0.1)
  }

  private func code(_ count: Int, _ domain: Ends = day) throws -> Code {
    var builder = CodeBuilder()
    for _ in 0..<count { _ = builder.input(.day, domain: domain) }
    return try builder.finish().code
  }

  private func chain(_ input: Int, _ random: inout SplitMix64) -> DateChain {
    var chain = DateChain(input: input)
    let steps: [DateChain.Step] = [
      .init(operation: .addMonths, amount: Int32.random(in: -14...14, using: &random), calendar: 0),
      .init(operation: .addMonthsNextDay, amount: 12, calendar: 0),
      .init(operation: .addDays, amount: Int32.random(in: -40...40, using: &random), calendar: 0),
      .init(operation: .anniversary, amount: 0, calendar: 0),
      // Days far away are read on the way.
      .init(operation: .addMonths, amount: 48, calendar: 0),
      .init(operation: .addMonthsNextDay, amount: -48, calendar: 0),
    ]
    for step in steps where Bool.random(using: &random) { chain.steps.append(step) }
    return chain
  }

  /// A day of the year, the same day a year on, and the first one no earlier than some days before that:
  /// they drive each other on year by year, unless the days are a whole year.
  private func drive(_ random: inout SplitMix64) -> [DateCondition] {
    var (year, back) = (DateChain(input: 1), DateChain(input: 2))
    year.steps = [
      .init(operation: .addDays, amount: 1, calendar: 0),
      .init(operation: .anniversary, amount: 0, calendar: 0),
    ]
    let days = Int32.random(in: 1...(Bool.random(using: &random) ? 366 : 40), using: &random)
    back.steps = [.init(operation: .addDays, amount: -days, calendar: 0)]
    return [
      DateCondition(.recurs(0), DateChain(input: 1), DateChain(input: 1), causes: [6]),
      DateCondition(.notAfter, year, DateChain(input: 2), causes: [7]),
      DateCondition(.notAfter, back, DateChain(input: 1), causes: [8]),
    ]
  }

  /// Three dates, two of them counted from each other in days, the third in months: what they say
  /// together of it holds where months are long enough.
  private func ring(_ random: inout SplitMix64) -> [DateCondition] {
    func date(_ input: Int, months: ClosedRange<Int32>?) -> DateChain {
      var date = DateChain(input: input)
      let days = Int32.random(in: -15...15, using: &random)
      if let months {
        let some = Int32.random(in: months, using: &random)
        date.steps.append(.init(operation: .addMonths, amount: some, calendar: 0))
      }
      date.steps.append(.init(operation: .addDays, amount: days, calendar: 0))
      return date
    }
    let kinds: [DateCondition.Kind] = [.notAfter, .before]
    return [
      (date(0, months: 11...12), date(1, months: nil)),
      (date(1, months: nil), date(2, months: nil)),
      (date(2, months: nil), date(0, months: 11...12)),
    ].enumerated().map { place, dates in
      let kind = kinds.randomElement(using: &random) ?? .before
      return DateCondition(kind, dates.0, dates.1, causes: [10 + place])
    }
  }

  private func conditions(_ random: inout SplitMix64) -> [DateCondition] {
    if Int.random(in: 0..<3, using: &random) == 0 { return ring(&random) }
    var all = [
      DateCondition(.recurs(0), DateChain(input: 0), DateChain(input: 0), causes: [0])
    ]
    let drives = Bool.random(using: &random)
    if drives { all += drive(&random) }
    for place in 1...Int.random(in: 1...(drives ? 2 : 5), using: &random) {
      let (left, right) = (
        Int.random(in: 0..<3, using: &random), Int.random(in: 0..<3, using: &random)
      )
      let kinds: [DateCondition.Kind] = [
        .notAfter, .before, .reaches(.wholeMonths, Int32.random(in: 0...13, using: &random)),
        .fails(.daysBetween, Int32.random(in: -20...400, using: &random)),
      ]
      let kind = kinds.randomElement(using: &random) ?? .notAfter
      all.append(
        DateCondition(kind, chain(left, &random), chain(right, &random), causes: [place]))
    }
    if Bool.random(using: &random) {
      let last = PackedDay.pack(month: Int32.random(in: 1901...2198, using: &random) * 12, day: 20)
      all.append(
        DateCondition(.notAfter, DateChain(input: 1), DateChain(fixed: last), causes: [9]))
    }
    return all
  }

  @Test("With and without leaps the same dates are found, or none, and days are leapt over")
  func leapsChangeNothing() throws {
    var leaps = 0
    for seed in 0..<20 {
      let look = try look(seed)
      #expect(look.kinds.count == 2, "seed \(seed)")
      leaps += look.leaps
    }
    #expect(leaps > 30)
  }

  /// What kinds of answers there are to ten problems, and how many of them took little with leaps.
  private func look(_ seed: Int) throws -> (kinds: Set<String>, leaps: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let code = try code(3)
    var kinds: Set<String> = []
    var leaps = 0
    for _ in 0..<10 {
      let conditions = conditions(&random)
      let leaping = DateSolver(code, longLook: 1_000_000_000)
      let plain = DateSolver(code, longLook: 1_000_000_000, leaps: false)
      let answers = [leaping, plain].map { solver in
        let problem = solver.problem(conditions, originCount: 1)
        let answer = solver.solve(problem, monthDays: Self.monthDays)
        return switch answer {
        case .none: "none"
        case .some(let days): "\(days.sorted { $0.key < $1.key }.map { "\($0)" })"
        case .unknown: "unknown"
        }
      }
      #expect(answers[0] == answers[1], "seed \(seed): \(conditions)")
      #expect(answers[1] != "unknown")
      if leaping.total < plain.total / 2 { leaps += 1 }
      kinds.insert(answers[0] == "none" ? "none" : "some")
    }
    return (kinds, leaps)
  }

  @Test("With few days to choose from the same dates are found, or none")
  func narrowRangesChangeNothing() throws {
    var random = SplitMix64(seed: 3_000)
    var counts = (some: 0, none: 0)
    let spans = DateSpans()
    for _ in 0..<6_000 {
      let start = PackedDay.addDays(
        PackedDay.pack(month: 2090 * 12, day: 1), Int32.random(in: 0...5_000, using: &random))
      let length = Int32.random(in: 5...500, using: &random)
      let code = try code(3, Ends(start, PackedDay.addDays(start, length)))
      var conditions = ring(&random)
      for input in 0..<3 where Bool.random(using: &random) {
        let (left, right) = (ofDays(input, &random), ofDays(input, &random))
        conditions.append(DateCondition(.notAfter, left, right, causes: [20 + input]))
      }
      let answers = [true, false].map { leaps in
        // What is known of patterns is kept from one problem to the next.
        let solver = DateSolver(
          code, longLook: 1_000_000_000, patterns: DayPatterns(code, spans, numbers: []),
          leaps: leaps)
        return switch solver.solve(solver.problem(conditions, originCount: 0)) {
        case .none: "none"
        case .some(let days): "\(days.sorted { $0.key < $1.key }.map { "\($0)" })"
        case .unknown: "unknown"
        }
      }
      #expect(answers[0] == answers[1], "\(conditions)")
      if answers[1] == "none" { counts.none += 1 } else { counts.some += 1 }
    }
    #expect(min(counts.some, counts.none) > 500, "\(counts)")
  }

  /// So many months on, with the end of the month in the way, and some days back.
  private func ofDays(_ input: Int, _ random: inout SplitMix64) -> DateChain {
    var date = DateChain(input: input)
    let months = Int32.random(in: 1...3, using: &random)
    let operation: PolicyProgram.Operation =
      Bool.random(using: &random) ? .addMonths : .addMonthsNextDay
    date.steps = [
      .init(operation: operation, amount: months, calendar: 0),
      .init(
        operation: .addDays, amount: -months * 30 - Int32.random(in: 0...1, using: &random),
        calendar: 0),
    ]
    return date
  }

  @Test("Days that are said to do with others as they are do so, and some cycles on")
  func roomIsThere() throws {
    let counts = try (0..<40).map { try rooms(UInt64($0)) }
    #expect(counts.reduce(0) { $0 + $1.rooms } > 300)
    #expect(counts.reduce(0) { $0 + $1.stretches } > 200)
  }

  /// To how many dates of ten problems room was given, and more days than one, each tried at some places.
  private func rooms(_ seed: UInt64) throws -> (rooms: Int, stretches: Int) {
    var random = SplitMix64(seed: 1_000 + seed)
    let code = try code(3)
    var (rooms, stretches) = (0, 0)
    for _ in 0..<10 {
      let isFree = Bool.random(using: &random)
      let conditions = conditions(&random).filter { !isFree || !$0.hangsOnOrigins }
      let solver = DateSolver(code, longLook: 1_000_000_000)
      // Years are not alike from before the first of March of 1900.
      solver.floor = PackedDay.toDayNumber(PackedDay.pack(month: 1910 * 12, day: 1))
      let problem = solver.problem(
        conditions, originCount: conditions.contains(where: \.hangsOnOrigins) ? 1 : 0)
      solver.days = DayTally(Anchors.each(from: Self.day.lo, through: Self.day.hi))
      for anchor in 0..<3 {
        let answer = solver.solve(problem, monthDays: Self.monthDays)
        guard case .some(let days) = answer, let first = days[anchor] else { continue }
        let (alike, room) = solver.stretch(of: anchor, in: problem)
        #expect(alike[0] == PackedDay.toDayNumber(first))
        #expect(room >= 0 && room % DateCycle.length == 0)
        if room > 0 { rooms += 1 }
        if alike.count > 1 { stretches += 1 }
        let cycles = room / DateCycle.length
        for number in Set([alike[alike.count / 2], alike[alike.count - 1]]) {
          for count in Set([0, cycles / 2, cycles]) {
            let later = PackedDay.fromDayNumber(number + count * DateCycle.length)
            let words = "seed \(seed), date \(anchor) on \(later), \(count) cycles on"
            #expect(try exists(conditions, code, [anchor: later]), "\(words): \(conditions)")
          }
        }
        // What lies between them does not do with the others as they are, nor by itself.
        let gaps = Set(alike[0]..<alike[alike.count - 1]).subtracting(alike)
        if let gap = gaps.first {
          var others = days.filter { $0.key != anchor }
          others[anchor] = PackedDay.fromDayNumber(gap)
          #expect(try !exists(conditions, code, others), "seed \(seed): \(conditions)")
        }
      }
    }
    return (rooms, stretches)
  }

  @Test("Conditions that are said to exclude all dates do, without the others")
  func whatIsSaidToExcludeDoes() throws {
    var count = 0
    for seed in 0..<60 {
      var random = SplitMix64(seed: 2_000 + UInt64(seed))
      let code = try code(3)
      for _ in 0..<10 {
        let conditions = conditions(&random)
        let solver = DateSolver(code, longLook: 1_000_000_000)
        let problem = solver.problem(conditions, originCount: 1)
        let answer = solver.solve(problem, monthDays: Self.monthDays)
        guard case .none(let excluded) = answer, let sure = excluded.last else { continue }
        if sure.count < conditions.count { count += 1 }
        let few = sure.map { conditions[$0] }
        #expect(try !exists(few, code, [:]), "seed \(seed): \(sure) of \(conditions)")
      }
    }
    #expect(count > 50)
  }

  /// Whether dates satisfy conditions, one of them on a day.
  private func exists(
    _ conditions: [DateCondition], _ code: Code, _ pinned: [Int: Int32]
  ) throws -> Bool {
    let solver = DateSolver(code, longLook: 1_000_000_000)
    let problem = solver.problem(conditions, originCount: 1)
    switch solver.solve(problem, pinned: pinned, monthDays: Self.monthDays) {
    case .some: return true
    case .none: return false
    case .unknown: throw Unanswered()
    }
  }

  private struct Unanswered: Error {}
}

extension DateCondition {
  /// Whether the month and day of an origin are read.
  fileprivate var hangsOnOrigins: Bool {
    if case .recurs = kind { true } else { readsOrigins }
  }
}
