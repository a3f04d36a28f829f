import PolicyComparison
import PolicyEvaluation
import PolicyExploration
import PolicyProgram
import Testing

/// Small mistakes in a small policy: each is found by what is written and by what is decided.
@Suite struct BehaviourTests {
  private static let plain = """
    procedures:
      renew:
        title: { zh: 续期, en: renewal }
        event: renewed
        rules:
          in-time:
            when: request.date < permit.expires + 1 month
            then: { outcome: accepted }
            cite: law#1
          late:
            when: request.date >= permit.expires + 1 month
            then: { outcome: refused }
            cite: law#1

    """

  private func compare(_ text: String) throws -> (StructuralDiff, BehaviourDiff) {
    let (a, b) = (try Compared.question(Self.plain), try Compared.question(text))
    let structure = compareStructure(try Compared.town(Self.plain), try Compared.town(text))
    let behaviour = compareBehaviour(a.question.program, b.question.program)
    return (structure, try #require(behaviour))
  }

  /// An end included, a day more, days for a month, another rounding.
  @Test(arguments: [
    ["< permit.expires", "<= permit.expires", ">= permit.expires", "> permit.expires"],
    ["permit.expires + 1 month", "permit.expires + 1 month + 1 day"],
    ["permit.expires + 1 month", "permit.expires + 30 days"],
    ["+ 1 month", "+ 1 month using missing-day next-day"],
  ])
  func aMutantIsFoundBothWays(change: [String]) throws {
    var text = Self.plain
    for pair in stride(from: 0, to: change.count, by: 2) {
      text = text.replacing(change[pair], with: change[pair + 1])
    }
    let (structure, behaviour) = try compare(text)
    #expect(structure.weight == .rules)
    let outcome = behaviour.aspects.first { $0.aspect == .outcome }
    let changes = outcome?.changes ?? []
    #expect(!changes.isEmpty)
    for found in changes {
      let witness = try #require(found.witness)
      let read = structure.changesRead(
        in: "renew", outputs: [.outcome], rules: (found.rulesA, found.rulesB))
      #expect(!read.isEmpty, "what is written otherwise is named")
      // The applicant is really decided differently.
      let options = Question.Options(sensitivity: false, everyReading: false)
      let (a, b) = (Question(behaviour.a), Question(behaviour.b))
      #expect(
        a.decide(witness.input, options).outcome != b.decide(witness.input, options).outcome)
    }
  }

  @Test func whatIsWrittenOtherwiseAndMeansTheSameIsAPatch() throws {
    let other =
      "define: { edge: permit.expires + 1 month }\n"
      + Self.plain.replacing("permit.expires + 1 month", with: "edge")
    let (structure, behaviour) = try compare(other)
    #expect(!structure.isEmpty)
    #expect(behaviour.isEmpty && behaviour.isComplete)
    #expect(Advice([behaviour], removed: 0, added: 0) == .patch)
  }

  @Test func whoLosesMakesItMajorAndWhoGainsMinor() throws {
    let longer = Self.plain.replacing("+ 1 month", with: "+ 2 months")
    let there = try compare(longer).1
    #expect(there.verdict == .laxer)
    #expect(Advice([there], removed: 0, added: 0) == .minor)
    #expect(Advice([there], removed: 1, added: 0) == .major)
    let shorter = Self.plain.replacing("+ 1 month", with: "+ 0 days")
    let back = try compare(shorter).1
    #expect(back.verdict == .stricter)
    #expect(Advice([back], removed: 0, added: 0) == .major)
  }
}
