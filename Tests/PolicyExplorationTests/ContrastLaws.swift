import CivilTime
import PolicyEvaluation
import PolicyExploration
import PolicyPacks
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import Testing

/// What two programs do differently, held against deciding every case under both.
@Suite("Comparing two programs agrees with deciding every case under both")
struct ContrastLaws {
  /// Rules by chance; the last reads every fact, so that both sides are asked the same.
  private func rules(_ chance: inout SplitMix64) -> [String] {
    let conditions = [
      "request.date <= last", "request.date > last", "request.date < permit.expires - 3 days",
      "changed.address", "not changed.address", "request.channel is post|web",
      "request.channel is counter", "grace is some", "request.date < permit.expires",
    ]
    let outcomes = ["accepted", "refused", "not-yet"]
    let own = (0..<Int.random(in: 2...3, using: &chance)).map { number in
      let some = (0..<Int.random(in: 1...3, using: &chance)).map { _ in
        conditions.randomElement(using: &chance) ?? conditions[0]
      }
      let joined = some.joined(separator: Bool.random(using: &chance) ? " and " : " or ")
      return "r\(number): { when: \(joined), then: { outcome: \(outcomes[number]) }, cite: law#1 }"
    }
    let everything = "changed.address and request.channel is post and grace is some"
    return own + [
      "last: { when: \(everything) and request.date > last + 9 days, then: { outcome: refused }, "
        + "cite: law#1 }"
    ]
  }

  /// One thing that a case says in words: a fact or a reading, with its option.
  private struct Saying: Hashable {
    let name: String
    let option: String
  }

  private func sayings(_ program: Program, _ point: [Int32]) -> [Saying] {
    program.inputs.indices.compactMap { index in
      switch program.inputs[index] {
      case .fact(let place):
        let fact = program.facts[place]
        switch fact.type {
        case .bool: return Saying(name: fact.id, option: point[index] == 1 ? "true" : "false")
        case .choice(let id):
          return program.choices[id]?.names(point[index]).first.map {
            Saying(name: fact.id, option: $0)
          }
        default: return nil
        }
      case .reading(let place):
        let option = program.readings[place].options[point[index].trailingZeroBitCount]
        return Saying(name: program.readings[place].id, option: option.id)
      case .papers, .papersGiven, .silent: return nil
      }
    }
  }

  private func name(_ program: Program, _ input: Int) -> String {
    switch program.inputs[input] {
    case .fact(let place): "fact \(program.facts[place].id)"
    case .reading(let place): "reading \(program.readings[place].id)"
    case .papers, .papersGiven, .silent: "other"
    }
  }

  /// A case of one program as another is asked about it, whose inputs stand in another order.
  private func moved(_ point: [Int32], from one: Program, to other: Program) throws -> [Int32] {
    let values = Dictionary(
      one.inputs.indices.map { (name(one, $0), point[$0]) }, uniquingKeysWith: { $1 })
    return try other.inputs.indices.map { try #require(values[name(other, $0)]) }
  }

  /// What is claimed of a case; several words where rules disagree.
  private func outcomes(
    _ program: Program, _ file: RegisterFile, _ point: [Int32]
  ) -> [String] {
    guard let output = program.output(.outcome) else { return [] }
    point.withUnsafeBufferPointer { file.run($0) }
    guard file[output.due] == 1 else { return [] }
    return program.choices[EngineChoices.outcome]?.names(file[output.value]) ?? []
  }

  @Test("Differences, and what must hold for them, are those of every case", arguments: 0..<40)
  func differencesAreThoseOfEveryCase(seed: UInt64) throws {
    var chance = SplitMix64(seed: seed)
    let programs = try (0..<2).map { _ in
      let policy = try SmallPolicy(rules: rules(&chance))
      return try #require(policy.programs.first { $0.procedure != nil })
    }
    let diff = try #require(compareBehaviour(programs[0], programs[1], budget: 500_000))
    #expect(diff.isComplete && diff.factsOnlyInA.isEmpty && diff.factsOnlyInB.isEmpty)
    let files = programs.map { RegisterFile(Tape($0.code)) }
    var shown: [[String]: Set<Saying>] = [:]
    var all: Set<Saying> = []
    for point in SmallPolicy.everyCase(programs[0]) {
      let said = sayings(programs[0], point)
      all.formUnion(said)
      let points = [point, try moved(point, from: programs[0], to: programs[1])]
      let words = (0..<2).map { outcomes(programs[$0], files[$0], points[$0]) }
      for before in words[0] {
        for after in words[1] where before != after {
          shown[[before, after], default: []].formUnion(said)
        }
      }
    }
    let changes = diff.aspects.first { $0.aspect == .outcome }?.changes ?? []
    #expect(Set(changes.map { $0.from + $0.to }) == Set(shown.keys), "seed \(seed)")
    for change in changes {
      let possible = shown[change.from + change.to] ?? []
      let impossible = all.subtracting(possible)
      let wanted = Set(impossible.map(\.name)).map { name in
        (name, Set(possible.filter { $0.name == name }.map(\.option)))
      }
      let told = change.when.map { ($0.name, Set($0.options)) }
      #expect(
        Dictionary(uniqueKeysWithValues: told) == Dictionary(uniqueKeysWithValues: wanted),
        "\(change.from) \(change.to), seed \(seed)")
    }
  }

  @Test("Applicants file on the days asked for where somebody does", arguments: 0..<12)
  func applicantsFileOnTheDaysAskedFor(seed: UInt64) throws {
    var chance = SplitMix64(seed: seed)
    let programs = try (0..<2).map { _ in
      let policy = try SmallPolicy(rules: rules(&chance))
      return try #require(policy.programs.first { $0.procedure != nil })
    }
    let first = try #require(CivilDate("2024-03-04"))
    let filed = first...first.adding(days: 3)
    let diff = try #require(
      compareBehaviour(programs[0], programs[1], budget: 500_000, filed: filed))
    let files = programs.map { RegisterFile(Tape($0.code)) }
    let place = try #require(
      programs[0].inputs.indices.first { name(programs[0], $0) == "fact request.date" })
    var shown: Set<[String]> = []
    for point in SmallPolicy.everyCase(programs[0])
    where filed.contains(CivilDate(packed: point[place])) {
      let points = [point, try moved(point, from: programs[0], to: programs[1])]
      let words = (0..<2).map { outcomes(programs[$0], files[$0], points[$0]) }
      for before in words[0] {
        for after in words[1] where before != after { shown.insert([before, after]) }
      }
    }
    for change in diff.aspects.first(where: { $0.aspect == .outcome })?.changes ?? []
    where shown.contains(change.from + change.to) {
      let day = try #require(change.witness?.value(of: "request.date"))
      #expect(filed.contains(CivilDate(packed: day)), "seed \(seed)")
    }
  }
}
