import Diagnostics
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicySyntax
import PolicyTestSupport
import PolicyValues
import Testing
import YAMLTree

/// What holds of every policy, tried on random ones.
@Suite struct RandomPolicyLaws {
  static let seeds = Array(UInt64(1)...4)
  static let policies = 15
  static let cases = 10
  static let quick = Question.Options(sensitivity: false, everyReading: false)

  /// Some policies with random complete cases, each with its procedure's question.
  private func each(
    _ seed: UInt64, _ body: (LawPolicy, Question, ReferenceCase, UInt64) throws -> Bool
  ) throws {
    for number in 0..<UInt64(Self.policies) {
      let own = seed * 1_000 + number
      let policy = try #require(LawPolicy(town: RandomPolicy.text(seed: own)))
      #expect(policy.errors.isEmpty, "seed \(own): \(renderDiagnostics(policy.errors))")
      guard policy.errors.isEmpty, let question = policy.question("renew") else { continue }
      var chance = SplitMix64(seed: own)
      for _ in 0..<Self.cases {
        let given = policy.randomCase(&chance, years: 2019...2022)
        guard try body(policy, question, given, own) else { return }
      }
    }
  }

  @Test(arguments: seeds) func theReferenceAgrees(seed: UInt64) throws {
    var outcomes: [String: Int] = [:]
    defer {
      // Each outcome must come up, or the law says little.
      for word in ["accepted", "refused", "not-yet", "redirected", "incomplete", "open"] {
        #expect(outcomes[word] != nil, "no case of seed \(seed) is \(word)")
      }
    }
    try each(seed) { policy, question, given, own in
      let decision = question.decide(policy.input(given), Self.quick)
      outcomes[decision.outcome ?? "open", default: 0] += 1
      let found = differences(decision, policy.reference("renew", given).answer())
      #expect(found == [], "seed \(own)\n\(given)\n\(RandomPolicy.text(seed: own))")
      return found.isEmpty
    }
  }

  @Test(arguments: seeds) func orderNeverMatters(seed: UInt64) throws {
    var chance = SplitMix64(seed: seed)
    var last: (seed: UInt64, policy: LawPolicy, question: Question)?
    try each(seed) { policy, question, given, own in
      if last?.seed != own {
        let shuffled = shuffled(node(of: RandomPolicy.text(seed: own)), &chance)
        let other = try #require(LawPolicy(shuffled, LawPolicy.town))
        last = (own, other, try #require(other.question("renew")))
      }
      let (_, other, otherQuestion) = try #require(last)
      let first = summary(question.decide(policy.input(given), Self.quick))
      let second = summary(otherQuestion.decide(other.input(given), Self.quick))
      #expect(first == second, "seed \(own)\n\(RandomPolicy.text(seed: own))")
      return first == second
    }
  }

  @Test(arguments: seeds) func missingIsNeverFalse(seed: UInt64) throws {
    var chance = SplitMix64(seed: seed)
    try each(seed) { policy, question, given, own in
      // Exploring an open day takes long; the other facts are asked about more often.
      let dates = chance.chance(1, outOf: 12)
      let facts = question.program.facts.filter { ($0.type == .date) == dates }
      guard !facts.isEmpty else { return true }
      let fact = chance.pick(facts)
      var partial = policy.input(given)
      partial.facts[fact.id] = nil
      let known = answers(question, partial)
      for attempt in 0..<4 {
        var completion = given
        if attempt > 0 {
          let anchor = given.facts["permit.starts"]?.day ?? .never
          completion.facts[fact.id] = policy.value(of: fact, near: anchor, &chance)
        }
        let full = answers(question, policy.input(completion))
        for (key, value) in known {
          if case .undetermined = value { continue }
          #expect(
            full[key] == value,
            "seed \(own), \(key) without \(fact.id)\n\(completion)\n\(RandomPolicy.text(seed: own))"
          )
          if full[key] != value { return false }
        }
      }
      return true
    }
  }

  @Test(arguments: seeds) func readingsAreInputs(seed: UInt64) throws {
    try each(seed) { policy, question, given, own in
      let options = Question.Options(sensitivity: false, everyReading: true)
      let input = policy.input(given)
      let decision = question.decide(input, options)
      guard let claimed = decision.isSameUnderEveryReading else { return true }
      let base = answers(question, input)
      var isSame = true
      for combination in combinations(question.program.readings) {
        var other = input
        for (reading, bit) in combination { other.readings[reading] = bit }
        let answers = answers(question, other)
        for (key, value) in base {
          if case .undetermined = value { continue }
          isSame = isSame && answers[key] == value
        }
      }
      #expect(claimed == isSame, "seed \(own)\n\(given)\n\(RandomPolicy.text(seed: own))")
      return claimed == isSame
    }
  }

  @Test(arguments: seeds) func sensitivityIsTrue(seed: UInt64) throws {
    try each(seed) { policy, question, given, own in
      let input = policy.input(given)
      let decision = question.decide(input, Question.Options(everyReading: false))
      let base = answers(question, input)
      for (index, reading) in question.program.readings.enumerated() {
        for option in reading.options.indices {
          var other = input
          other.readings[reading.id] = 1 << Int32(option)
          let answers = answers(question, other)
          let changed = Set(
            question.program.outputs.map(\.name).filter { !isRecord($0) }.map(\.key) + ["status"]
          ).filter { base[$0] != answers[$0] && (isSaid(base[$0]) || isSaid(answers[$0])) }
          let told = decision.sensitivity.first { $0.reading == index && $0.option == option }
          let names = Set(told?.changes.map { $0.output?.key ?? "status" } ?? [])
          #expect(changed == names, "seed \(own)\n\(given)\n\(RandomPolicy.text(seed: own))")
          for change in told?.changes ?? [] {
            #expect(answers[change.output?.key ?? "status"] == change.value)
          }
          if changed != names { return false }
        }
      }
      return true
    }
  }

  // MARK: Helpers

  /// From one kind of silence to another is no change.
  private func isSaid(_ value: OutputValue?) -> Bool {
    if case .undetermined? = value { false } else { true }
  }

  /// Every output and the status, by key.
  private func answers(_ question: Question, _ input: CaseInput) -> [String: OutputValue] {
    let decision = question.decide(input, Self.quick)
    var answers = Dictionary(
      decision.outputs.map { ($0.name.key, $0.value) }
    ) { first, _ in first }
    if question.program.statusBefore != nil { answers["status"] = decision.statusBefore }
    return answers
  }

  private func isRecord(_ name: OutputName) -> Bool {
    if case .record = name { true } else { false }
  }

  private func combinations(_ readings: [ReadingSpec]) -> [[(String, Int32)]] {
    readings.reduce([[]]) { before, reading in
      before.flatMap { chosen in
        reading.options.indices.map { chosen + [(reading.id, 1 << Int32($0))] }
      }
    }
  }

  /// What a decision says, in words that do not depend on the order of anything.
  private func summary(_ decision: Decision) -> [String] {
    let outputs = decision.program.outputs.map { "\($0.name.key) \(decision.show($0.name))" }
    let rules = decision.decidingRules.map { "because \(decision.program.rules[$0].id)" }
    let papers = decision.missing.map { "missing \(decision.paperName($0))" }
    let open = Set(decision.undetermined.map { "open \($0.output)" })
    let statuses = [decision.statusBefore, decision.statusAfter].map(decision.showStatus)
    return (outputs + rules + papers + open).sorted() + statuses
  }

  /// The same mappings in another order, but for options of lists, which a case names by word.
  private func shuffled(_ node: Node, _ chance: inout SplitMix64) -> Node {
    switch node {
    case .scalar: return node
    case .sequence(let items, let range):
      return .sequence(items.map { shuffled($0, &chance) }, range: range)
    case .mapping(let entries, let range):
      let inner = entries.map { Node.Entry(key: $0.key, value: shuffled($0.value, &chance)) }
      return .mapping(inner.shuffled(using: &chance), range: range)
    }
  }
}
