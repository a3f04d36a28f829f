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
