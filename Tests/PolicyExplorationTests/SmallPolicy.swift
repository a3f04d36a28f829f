import CivilTime
import PolicyEvaluation
import PolicyExploration
import PolicyPacks
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import SpecSupport

/// A policy over a space so small that every case can be decided one by one.
struct SmallPolicy {
  let pack: SpecPack
  let programs: [Program]

  /// - Parameters:
  ///   - rules: the rules of the procedure `renew`, as lines.
  ///   - conventions: nil: those of all examples.
  ///   - dates: the days that a date may be.
  init(
    rules: [String], validity: String = "{ starts: request.date, lasts: 1 month, cite: law#1 }",
    conventions: String? = nil, dates: String = "{ from: 2024-02-20, to: 2024-03-10 }"
  ) throws {
    var words = WrittenFile(path: "town/words.yaml")
    for line in SmallPolicy.vocabulary { words.add(line.replacing("DATES", with: dates)) }
    var policy = WrittenFile(path: "town/permit.yaml")
    let lines =
      [
        "policy: town/permit", "readings:", "  grace:",
        "    ask: { zh: 宽限几日, en: how long is the grace }",
        "    options: { none: { zh: 无, en: none }, some: { zh: 有, en: some } }",
        "    default: none", "    cite: law#1",
        "define:",
        "  last: { by: grace, none: permit.expires, some: permit.expires + 2 days }",
        "procedures:", "  renew:", "    title: { zh: 续期, en: renewal }", "    rules:",
      ] + rules.map { "      \($0)" } + ["    validity: \(validity)"]
    for line in lines { policy.add(line) }
    if let conventions { policy.add("conventions: \(conventions)") }
    var files = [words, policy]
    for index in files.indices { files[index].complete() }
    let pack = try SpecPack(files)
    self.pack = pack
    programs = pack.store.editions(of: "town/permit").flatMap { pack.store.programs(of: $0) }
  }

  private static let vocabulary = [
    "vocabulary: town/words", "choices:", "  channel:", "    counter: { zh: 窗口, en: counter }",
    "    post: { zh: 邮寄, en: post }", "    web: { zh: 网上, en: web }", "facts:",
    "  day: { type: date, zh: 日, en: day }",
    "  request.date: { type: date, zh: 申请日, en: day of the request, "
      + "range: DATES }",
    "  permit.expires: { type: date, record: true, zh: 届满日, en: last valid day, "
      + "range: DATES }",
    "  request.channel: { type: channel, zh: 渠道, en: channel }",
    "  changed.address: { type: bool, record: true, zh: 地址变更, en: address changed }",
    "sources:", "  law: { title: { zh: 条例, en: the law }, confidence: A }",
  ]

  /// Rules made by chance from conditions over two dates, a list, a bool and a reading.
  static func rules(_ chance: inout SplitMix64) -> [String] {
    let conditions = [
      "request.date <= last", "request.date > last", "request.date < permit.expires - 3 days",
      "request.date >= permit.expires - 3 days", "changed.address", "not changed.address",
      "request.channel is post|web", "request.channel is counter", "grace is some",
      "request.date < permit.expires", "request.date + 1 month <= permit.expires + 29 days",
      "request.date + 1 month > permit.expires + 1 month",
      "last - 1 month < request.date - 30 days",
      "anniversary(permit.expires, request.date) > request.date + 3 days",
      "anniversary(permit.expires, request.date - 1 year) < request.date - 362 days",
    ]
    let outcomes = ["accepted", "refused", "not-yet"]
    return (0..<Int.random(in: 2...4, using: &chance)).map { number in
      let some = (0..<Int.random(in: 1...3, using: &chance)).map { _ in
        conditions.randomElement(using: &chance) ?? conditions[0]
      }
      let joined = some.joined(separator: Bool.random(using: &chance) ? " and " : " or ")
      let outcome = outcomes.randomElement(using: &chance) ?? outcomes[0]
      return "r\(number): { when: \"\(joined)\", then: { outcome: \(outcome) }, cite: law#1 }"
    }
  }

  /// Every case that the program can be asked about.
  static func everyCase(_ program: Program) -> [[Int32]] {
    program.inputs.indices.reduce([[]]) { cases, index in
      let values = values(program, index)
      return cases.flatMap { start in values.map { start + [$0] } }
    }
  }

  private static func values(_ program: Program, _ index: Int) -> [Int32] {
    let input = program.code.inputs[index]
    switch (program.inputs[index], input.type) {
    case (.papers, _), (.papersGiven, _), (.silent, _): return [0]
    case (_, .bool): return [0, 1]
    case (_, .choice): return (0..<31).map { Int32(1) << $0 }.filter { $0 & input.domain.hi != 0 }
    case (_, .day):
      let days = PackedDay.daysBetween(input.domain.lo, input.domain.hi)
      return (0...days).map { PackedDay.addDays(input.domain.lo, $0) }
    default: return [input.domain.lo]
    }
  }
}
