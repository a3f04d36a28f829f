import PolicyEvaluation
import PolicyExploration
import PolicyPacks
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import Testing

@Suite("Comparing two programs")
struct DiffLaws {
  private static let variants = [
    "{ when: request.date <= last, then: { outcome: accepted }, cite: law#1 }",
    "{ when: request.date < last, then: { outcome: accepted }, cite: law#1 }",
    "{ when: request.date <= last + 1 day, then: { outcome: accepted }, cite: law#1 }",
    "{ when: request.date <= last and not changed.address, "
      + "then: { outcome: accepted }, cite: law#1 }",
    "{ when: request.channel is counter, then: { outcome: accepted }, cite: law#1 }",
  ]

  private func program(_ variant: Int) throws -> Program {
    let rule = Self.variants[variant]
    let condition = rule.split(separator: ",")[0].dropFirst("{ when: ".count)
    let policy = try SmallPolicy(rules: [
      "yes: \(rule)",
      "no: { when: not (\(condition)), then: { outcome: refused }, cite: law#1 }",
    ])
    return try #require(policy.programs.first { $0.procedure != nil })
  }

  @Test("A program does not differ from itself", arguments: 0..<5)
  func aProgramIsItself(variant: Int) throws {
    let one = try program(variant)
    let diff = try #require(compareBehaviour(one, try program(variant), budget: 200_000))
    #expect(diff.isEmpty)
    #expect(diff.isComplete)
    #expect(diff.verdict == .equivalent)
  }

  @Test("Who is better off one way is worse off the other", arguments: 0..<5, 0..<5)
  func differencesMirror(x: Int, y: Int) throws {
    let (a, b) = (try program(x), try program(y))
    let there = try #require(compareBehaviour(a, b, budget: 200_000))
    let back = try #require(compareBehaviour(b, a, budget: 200_000))
    for (one, other) in zip(there.aspects, back.aspects) {
      let mirrored = Set(
        other.changes.map { "\($0.to) \($0.from) \(words($0.isBetter.map { !$0 }))" })
      #expect(Set(one.changes.map { "\($0.from) \($0.to) \(words($0.isBetter))" }) == mirrored)
    }
    let mirror: [BehaviourDiff.Verdict: BehaviourDiff.Verdict] = [
      .stricter: .laxer, .laxer: .stricter,
    ]
    #expect(back.verdict == mirror[there.verdict] ?? there.verdict)
    #expect(there.isEmpty == (x == y))
  }

  @Test("In whatever order aspects are compared, the same is found", arguments: 1..<5)
  func orderOfAspectsChangesNothing(variant: Int) throws {
    let (a, b) = (try program(0), try program(variant))
    let spreads: [Spread] = [
      { count, work in for number in 0..<count { work(number) } },
      { count, work in for number in (0..<count).reversed() { work(number) } }, inParallel,
    ]
    let found = try spreads.map { spread in
      let diff = try #require(compareBehaviour(a, b, budget: 200_000, spread: spread))
      return diff.aspects.map { aspect in
        let changes = aspect.changes.map { change in
          "\(change.from) \(change.to) \(words(change.isBetter)) \(change.when) "
            + "\(change.anchors?.count ?? 0) \(change.witness?.summary ?? "nobody")"
        }
        return "\(aspect.aspect) \(aspect.left) \(aspect.hidden) \(changes)"
      }
    }
    #expect(found[0] == found[1])
    #expect(found[0] == found[2])
  }

  private func words(_ isBetter: Bool?) -> String { isBetter.map { "\($0)" } ?? "-" }

  @Test("Every witness is told apart", arguments: 0..<5, 0..<5)
  func everyWitnessSeparates(x: Int, y: Int) throws {
    let (a, b) = (try program(x), try program(y))
    let diff = try #require(compareBehaviour(a, b, budget: 200_000))
    for change in diff.aspects.flatMap(\.changes) where change.aspect == .outcome {
      let (one, other) = (try #require(change.witness), try #require(change.witnessOfB))
      #expect(Question(a).decide(one.input).outcome == change.from.first)
      #expect(Question(b).decide(other.input).outcome == change.to.first)
    }
  }

  @Test("A verdict says for whom: one day more is laxer, one day less stricter")
  func verdictsAreRight() throws {
    let usual = try program(0)
    func verdict(_ variant: Int) throws -> BehaviourDiff.Verdict? {
      compareBehaviour(usual, try program(variant), budget: 200_000)?.verdict
    }
    #expect(try verdict(1) == .stricter)
    #expect(try verdict(2) == .laxer)
    #expect(try verdict(3) == .stricter)
    #expect(try verdict(4) == .incomparable)
  }

  @Test("What must hold for a difference to show is said")
  func conditionsAreSaid() throws {
    let diff = try #require(compareBehaviour(try program(0), try program(3), budget: 200_000))
    let change = try #require(diff.aspects.first?.changes.first)
    #expect(change.when.map(\.name) == ["changed.address"])
    #expect(change.when.map(\.options) == [["true"]])
  }
}
