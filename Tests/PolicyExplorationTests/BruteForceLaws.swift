import CivilTime
import PolicyEvaluation
import PolicyExploration
import PolicyPacks
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import Testing

/// Looking everywhere, held against deciding every case one by one.
@Suite("Looking everywhere agrees with deciding every case")
struct BruteForceLaws {
  @Test(
    "A gap, a conflict or an idle rule is found exactly if some case shows it", arguments: 0..<40)
  func findingsAreThoseOfEveryCase(seed: UInt64) throws {
    var chance = SplitMix64(seed: seed)
    let policy = try SmallPolicy(rules: SmallPolicy.rules(&chance))
    let program = try #require(policy.programs.first { $0.procedure != nil })
    let outcome = try #require(program.output(.outcome))
    var conditions: [(suspect: Suspect, register: RegisterID)] = [
      (.gap(.outcome), outcome.gap), (.conflict(.outcome), outcome.conflict),
    ]
    for (index, rule) in program.rules.enumerated() {
      conditions.append((.ruleApplies(index), rule.applies))
    }
    let file = RegisterFile(Tape(program.code))
    var shown = Set<Int>()
    for point in SmallPolicy.everyCase(program) {
      point.withUnsafeBufferPointer { file.run($0) }
      for (index, condition) in conditions.enumerated() where file[condition.register] == 1 {
        shown.insert(index)
      }
    }
    for (index, condition) in conditions.enumerated() {
      let sighting = try #require(sight(condition.suspect, in: program, budget: 500_000))
      #expect(sighting.isComplete)
      #expect(sighting.isSeen == shown.contains(index), "\(condition.suspect.words), seed \(seed)")
      guard let witness = sighting.witness else { continue }
      let question = Question(program)
      let registers = question.run(question.box(witness.input))
      #expect(registers[Int(condition.register.index)] == Ends(1))
    }
  }

  @Test("The days of an anchor are counted as one by one", arguments: 100..<420)
  func daysAreCountedRight(seed: UInt64) throws {
    var chance = SplitMix64(seed: seed)
    let policy = try SmallPolicy(rules: SmallPolicy.rules(&chance))
    let program = try #require(policy.programs.first { $0.procedure != nil })
    let outcome = try #require(program.output(.outcome))
    let sighting = try #require(sight(.gap(.outcome), in: program, budget: 500_000))
    guard let anchors = sighting.anchors, sighting.isSeen else { return }
    let place = try #require(
      program.inputs.indices.first { index in
        if case .fact(let fact) = program.inputs[index] {
          program.facts[fact].id == anchors.fact
        } else {
          false
        }
      })
    let file = RegisterFile(Tape(program.code))
    var days: Set<Int32> = []
    let usual = program.readings.first?.fallback.map { Int32(1) << Int32($0) }
    for point in SmallPolicy.everyCase(program) {
      let isUsual = program.inputs.indices.allSatisfy { index in
        if case .reading = program.inputs[index] { point[index] == usual } else { true }
      }
      guard isUsual || sighting.needsReading else { continue }
      point.withUnsafeBufferPointer { file.run($0) }
      if file[outcome.gap] == 1 { days.insert(point[place]) }
    }
    #expect(anchors.count == days.count)
  }

  @Test(
    "A survey calls a rule or a reading idle exactly if it changes no case", arguments: 500..<620)
  func surveysAgreeWithEveryCase(seed: UInt64) throws {
    var chance = SplitMix64(seed: seed)
    let policy = try SmallPolicy(rules: SmallPolicy.rules(&chance))
    let survey = survey(policy.programs, budget: 500_000)
    let program = try #require(policy.programs.first { $0.procedure != nil })
    let cases = SmallPolicy.everyCase(program)
    let file = RegisterFile(Tape(program.code))
    var applying: Set<Int> = []
    /// By a case but for the reading, what it comes to.
    var answers: [[Int32]: Set<[Int32]>] = [:]
    for point in cases {
      point.withUnsafeBufferPointer { file.run($0) }
      for (index, rule) in program.rules.enumerated() where file[rule.applies] == 1 {
        applying.insert(index)
      }
      var rest = point
      for index in program.inputs.indices {
        if case .reading = program.inputs[index] { rest[index] = 0 }
      }
      let said = program.outputs.flatMap { output -> [Int32] in
        let isDue = file[output.due]
        return [
          isDue, file[output.gap], file[output.conflict], isDue == 1 ? file[output.value] : 0,
        ]
      }
      answers[rest, default: []].insert(said + program.requirements.map { file[$0.asked] })
    }
    for (asked, sighting) in survey.sightings where asked.procedure != nil {
      guard case .ruleApplies(let index) = sighting.suspect else { continue }
      #expect(sighting.isSeen == applying.contains(index), "rule \(index), seed \(seed)")
      if let witness = sighting.witness {
        let question = Question(program)
        let registers = question.run(question.box(witness.input))
        #expect(registers[Int(program.rules[index].applies.index)] == Ends(1))
      }
    }
    guard program.readings.contains(where: { $0.id == "grace" }) else { return }
    let isIdle = survey.findings.contains { $0.subject == "readings/grace" }
    #expect(isIdle == answers.values.allSatisfy { $0.count == 1 }, "seed \(seed)")
  }

  @Test("The same question has the same answer twice")
  func lookingTwiceShowsTheSame() throws {
    var chance = SplitMix64(seed: 7)
    let policy = try SmallPolicy(rules: SmallPolicy.rules(&chance))
    let both = (0..<2).map { _ in
      survey(policy.programs, budget: 100_000).findings.map {
        "\($0.subject) \($0.diagnostic.message) \($0.diagnostic.primary.text)"
      }
    }
    #expect(both[0] == both[1])
  }
}
