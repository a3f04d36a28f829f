import CivilTime
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import Testing

@testable import PolicyExploration

/// Days of which it is open whether a condition holds on them, and dates that are raised to one of them.
@Suite("Open days are leapt over only where those of later years are open in this one, too")
struct OpenDayLaws {
  private static let first = PackedDay.pack(month: 1900 * 12, day: 1)
  private static let last = PackedDay.pack(month: 2199 * 12 + 11, day: 31)

  @Test("Days may rise as far as whatever is open is open a step before")
  func roomIsAsFarAsDaysAreAlike() {
    var random = SplitMix64(seed: 11_000)
    var kinds = (none: 0, some: 0, all: 0)
    for _ in 0..<4_000 {
      let count = Int32.random(in: 100...400, using: &random)
      let tally = DayTally(
        Anchors.each(from: Self.first, through: PackedDay.addDays(Self.first, count - 1)))
      let start = PackedDay.toDayNumber(Self.first)
      let step = Int32.random(in: 1...90, using: &random)
      // Open are the same days of every step, but for a few more or fewer.
      let period = (0..<step).map { _ in random.chance(1, outOf: 3) }
      var isOpen = (0..<count).map { period[Int($0 % step)] }
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        isOpen[Int.random(in: isOpen.indices, using: &random)].toggle()
      }
      for place in isOpen.indices where !isOpen[place] { tally.close(place) }
      func wasOpen(_ day: Int32) -> Bool { day >= 0 && day < count && isOpen[Int(day)] }
      let lower = Int32.random(in: -20...count / 2, using: &random)
      let upper = lower + Int32.random(in: 0...count, using: &random)
      let most = Int32.random(in: 0...6, using: &random) * step
      var expected: Int32 = 0
      for room in stride(from: 0, through: most, by: Int(step)) {
        let days = lower + step <= upper + room ? Array(lower + step...upper + room) : []
        if days.allSatisfy({ !wasOpen($0) || wasOpen($0 - step) }) { expected = room }
      }
      let room = tally.room(from: start + lower, through: start + upper, by: step, atMost: most)
      #expect(room == expected, "\(lower)...\(upper) by \(step), at most \(most)")
      if most > 0 {
        if room == 0 {
          kinds.none += 1
        } else if room < most {
          kinds.some += 1
        } else {
          kinds.all += 1
        }
      }
    }
    #expect(min(kinds.none, kinds.some, kinds.all) > 200, "\(kinds)")
  }

  /// Some days of all cycles of leap years, and of later ones some more.
  private func tally(_ random: inout SplitMix64) -> DayTally {
    let tally = DayTally(Anchors.each(from: Self.first, through: Self.last))
    let often = Int.random(in: 2...300, using: &random)
    let open = Set((0..<1_461).filter { _ in random.chance(1, outOf: often) })
    let extra = Set(
      (0..<Int.random(in: 0...2_000, using: &random)).map { _ in
        Int.random(in: tally.count / 2..<tally.count, using: &random)
      })
    for place in 0..<tally.count where !open.contains(place % 1_461) && !extra.contains(place) {
      tally.close(place)
    }
    return tally
  }

  /// Two dates a number of months apart, counted in either way: it is a matter of days whether there are
  /// any.
  private func conditions(_ random: inout SplitMix64) -> [DateCondition] {
    let months = Int32.random(in: 1...14, using: &random)
    func later(_ operation: PolicyProgram.Operation, _ days: Int32) -> DateChain {
      var chain = DateChain(input: 1)
      chain.steps = [
        .init(operation: operation, amount: months, calendar: 0),
        .init(operation: .addDays, amount: days, calendar: 0),
      ]
      return chain
    }
    let date = DateChain(input: 0)
    let days = Int32.random(in: -1...1, using: &random)
    let least = later(random.pick([.addMonths, .addMonthsNextDay]), days)
    let most = later(
      random.pick([.addMonths, .addMonthsNextDay]), days + Int32.random(in: -1...1, using: &random))
    return [
      DateCondition(.notAfter, least, date, causes: [0]),
      DateCondition(random.pick([.notAfter, .before]), date, most, causes: [1]),
      DateCondition(.notAfter, DateChain(input: 2), DateChain(input: 1), causes: [2]),
      DateCondition(.among, date, date, causes: []),
    ]
  }

  @Test("With and without leaps the same of the open days are found, one after another")
  func leapsOverOpenDaysChangeNothing() throws {
    var builder = CodeBuilder()
    for _ in 0..<3 { _ = builder.input(.day, domain: Ends(Self.first, Self.last)) }
    let code = try builder.finish().code
    var (found, leaps) = (0, 0)
    for seed: UInt64 in 0..<60 {
      // On what days conditions on one date hold is known by the second time.
      let spans = DateSpans()
      let runs = [true, true, false].map { isLeaping in
        var random = SplitMix64(seed: 12_000 + seed)
        let tally = tally(&random)
        let solver = DateSolver(
          code, longLook: 1_000_000_000, patterns: DayPatterns(code, spans, numbers: []),
          leaps: isLeaping)
        solver.days = tally
        let problem = solver.problem(conditions(&random), originCount: 0)
        var days: [Int32] = []
        while days.count < 4, case .some(let answer) = solver.solve(problem), let day = answer[0] {
          days.append(day)
          // Whatever lies up to a cycle behind it is closed, too.
          let number = PackedDay.toDayNumber(day)
          for next in number..<number + 1_461 {
            if let place = tally.place(at: next) { tally.close(place) }
          }
        }
        return (days: days, effort: solver.total)
      }
      #expect(runs[1].days == runs[2].days, "seed \(seed)")
      if !runs[1].days.isEmpty { found += 1 }
      if runs[1].effort < runs[2].effort / 8 { leaps += 1 }
    }
    #expect(found > 10 && leaps > 10, "\(found) found, \(leaps) leaps")
  }
}
