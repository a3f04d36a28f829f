import PolicyEvaluation
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import Testing

@testable import PolicyExploration

/// Laws of conditions that are asked of the same clauses one after another.
@Suite struct SharedClauseLaws {
  /// Conditions of a program in one code, with what the program calls them.
  private struct Questions {
    let either: Inquiry
    let all: [(asked: RegisterID, register: RegisterID)]

    init(_ program: Program) throws {
      let outcome = try #require(program.output(.outcome))
      let registers = [outcome.gap, outcome.conflict] + program.rules.map(\.applies)
      let bench = Workbench()
      let copy = ProgramCopy(program, on: bench)
      let copies = registers.map { copy[$0] }
      let inquiries = try bench.inquiries([bench.builder.any(copies)] + copies)
      either = inquiries[0]
      all = zip(inquiries.dropFirst(), registers).map { ($0.target, $1) }
    }
  }

  @Test(
    "Conditions that share clauses hold exactly where cases show it, whatever was asked before",
    arguments: 500..<530)
  func whatWasAskedBeforeChangesNothing(seed: UInt64) throws {
    var chance = SplitMix64(seed: seed)
    let policy = try SmallPolicy(rules: SmallPolicy.rules(&chance))
    let program = try #require(policy.programs.first { $0.procedure != nil })
    let questions = try Questions(program)
    guard questions.either.settled == nil else { return }
    let search = try ClauseSearch(
      questions.either, or: questions.all.map(\.asked), DateSpans(), budget: 100_000)
    let cases = SmallPolicy.everyCase(program)
    let file = RegisterFile(Tape(program.code))
    for question in (questions.all + questions.all).shuffled(using: &chance)
    where search.ask(question.asked) {
      let points = cases.filter { point in
        point.withUnsafeBufferPointer { file.run($0) }
        return file[question.register] == 1
      }
      let words = "\(question.register), seed \(seed)"
      switch search.surely() {
      case .never: #expect(points.isEmpty, "\(words)")
      case .unknown: Issue.record("no answer: \(words)")
      case .found: #expect(!points.isEmpty, "\(words)")
      }
      guard Bool.random(using: &chance) else { continue }
      for (anchor, input) in questions.either.code.inputs.enumerated() where input.type == .day {
        let unknown = questions.either.unknowns[anchor]
        let place = try #require(
          program.inputs.indices.first { program.unknown($0) == unknown })
        let all = Anchors.each(from: input.domain.lo, through: input.domain.hi)
        let found = try #require(search.days(of: anchor, in: all, pinning: [:]))
        #expect(found.left.isEmpty, "\(words)")
        let told = Set(found.places.map { all.representatives[$0].day })
        #expect(told == Set(points.map { $0[place] }), "\(words) by \(unknown)")
      }
    }
  }
}
