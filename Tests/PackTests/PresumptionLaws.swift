import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicySyntax
import Testing

/// Programs that presume facts, held against deciding cases that leave them out.
@Suite struct PresumptionLaws {
  @Test(
    "A program that presumes facts decides as a case that leaves them out is decided",
    arguments: StripLaws.cases)
  func presumingIsDecidingWithout(written: CaseDecl) throws {
    let store = StripLaws.store()
    let selection = Selection(options: .answerAlone)
    guard case .decided(let ruling) = store.answer(written, selection).value,
      let bound = store.bound(written, ruling.edition, selection).value
    else { return }
    let stated = Set(written.facts.map(\.name.value))
    let presumed = Set(bound.prelude.presumptions.map(\.fact)).subtracting(stated)
    let program = try #require(
      store.program(
        ruling.edition, procedure: written.procedure?.value, presuming: presumed))
    #expect(program.facts.allSatisfy { !presumed.contains($0.id) })
    var input = bound.input
    for fact in presumed { input.facts[fact] = nil }
    let decision = Question(program).decide(input, .answerAlone)
    for output in program.outputs {
      let (one, other) = (decision.output(output.name), ruling.decision.output(output.name))
      #expect(one.known == other.known, "\(output.name.key) of \(written.title)")
    }
    #expect(decision.summary.outcome == ruling.decision.summary.outcome)
  }
}
