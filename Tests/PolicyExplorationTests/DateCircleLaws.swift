import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import Testing

@testable import PolicyExploration

/// What is told of dates by their differences alone, held against the plain search for dates.
@Suite("Conditions that form a circle exclude each other")
struct DateCircleLaws {
  private static let first = PackedDay.pack(month: 2019 * 12, day: 1)
  private static let last = PackedDay.pack(month: 2026 * 12 + 11, day: 31)

  /// Dates of a few years around those of a calendar.
  private func inquiry() throws -> Inquiry {
    var builder = CodeBuilder()
    let years = (2021...2024).map { WorkdayYear(year: $0, holidays: [], workdays: []) }
    let run = try #require(WorkdayTable(years).latest)
    let dates = (0..<3).map { _ in
      builder.input(.day, domain: Ends(Self.first, Self.last))
    }
    let rolled = builder.rollToWorkday(dates[0], calendar: builder.calendar(run))
    let known = builder.less(rolled, dates[1])
    let built = try builder.finish()
    return Inquiry(
      code: built.code, unknowns: (0..<3).map { .fact("date-\($0)") },
      target: built(known), assumptions: [])
  }

  private func chain(_ random: inout SplitMix64) -> DateChain {
    var chain = DateChain(input: Int.random(in: 0..<3, using: &random))
    let months: Operation = Bool.random(using: &random) ? .addMonths : .addMonthsNextDay
    let steps: [DateChain.Step] = [
      .init(operation: .addDays, amount: Int32.random(in: -3...3, using: &random), calendar: 0),
      .init(operation: months, amount: Int32.random(in: -3...3, using: &random), calendar: 0),
      .init(operation: .rollToWorkday, amount: 0, calendar: 0),
      .init(operation: .addWorkdays, amount: Int32.random(in: -4...4, using: &random), calendar: 0),
      .init(operation: .addDays, amount: Int32.random(in: -9...9, using: &random), calendar: 0),
      .init(operation: .anniversary, amount: 0, calendar: 0),
    ]
    for step in steps where Int.random(in: 0..<4, using: &random) == 0 { chain.steps.append(step) }
    return chain
  }

  private func fixed(_ random: inout SplitMix64) -> DateChain {
    let days: [Int32] = [
      PackedDay.earliest, PackedDay.never,
      PackedDay.pack(month: Int32.random(in: 2020 * 12...2025 * 12, using: &random), day: 29),
    ]
    return DateChain(fixed: days.randomElement(using: &random) ?? days[0])
  }

  private func condition(_ place: Int, _ random: inout SplitMix64) -> DateCondition {
    let kinds: [DateCondition.Kind] = [
      .notAfter, .before, .reaches(.wholeMonths, Int32.random(in: -2...3, using: &random)),
      .reaches(.wholeYearsNextDay, 1), .fails(.wholeMonthsNextDay, 1),
      .fails(.daysBetween, Int32.random(in: -20...40, using: &random)),
    ]
    let kind = kinds.randomElement(using: &random) ?? .notAfter
    // Nothing is counted to days that no calendar leads to.
    let mayBeFixed = kind == .notAfter || kind == .before
    let place = mayBeFixed ? Int.random(in: 0..<4, using: &random) : 0
    let left = place == 1 ? fixed(&random) : chain(&random)
    let right = place == 2 ? fixed(&random) : chain(&random)
    return DateCondition(kind, left, right, causes: [place])
  }

  @Test("No dates satisfy conditions that are said to form a circle")
  func circlesExclude() throws {
    let inquiry = try inquiry()
    let spans = DateSpans()
    let cores = spans.cores
    var frame = DateCores.Frame(
      unknowns: Array(cores.registers.numbers(of: inquiry).prefix(3)),
      calendars: cores.registers.places(of: inquiry.code))
    var (circles, sizes, workdays) = (0, Set<Int>(), 0)
    for seed in 0..<2_000 {
      var random = SplitMix64(seed: UInt64(seed))
      var conditions = [
        DateCondition(.recurs(0), DateChain(input: 0), DateChain(input: 0), causes: [])
      ]
      for place in 1...Int.random(in: 2...6, using: &random) {
        conditions.append(condition(place, &random))
      }
      let names = cores.names(conditions, &frame, originCount: 1)
      let found = cores.circles(among: names)
      let known = cores.all(of: names.compactMap(\.self))
      let noted = known.map { core in core.compactMap { names.firstIndex(of: $0) } }
      for circle in found + noted {
        let some = [conditions[0]] + circle.map { conditions[$0] }
        circles += 1
        sizes.insert(circle.count)
        if some.contains(where: \.readsCalendar) { workdays += 1 }
        #expect(!exists(some, inquiry.code), "seed \(seed): \(some)")
      }
    }
    #expect(circles > 200 && workdays > 50 && sizes.isSuperset(of: [1, 2, 3]))
  }

  private func exists(_ conditions: [DateCondition], _ code: Code) -> Bool {
    let solver = DateSolver(code, longLook: 1_000_000_000, leaps: false)
    let days = [(1, 28), (1, 29), (7, 31)].map { PackedDay.pack(month: 4 * 12 + $0.0, day: $0.1) }
    if case .none = solver.solve(solver.problem(conditions, originCount: 1), monthDays: days) {
      return false
    }
    return true
  }
}
