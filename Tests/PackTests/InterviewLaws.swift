import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicySyntax
import Testing

/// Interviews in which the answers are those of a case of a pack.
@Suite struct InterviewLaws {
  @Test(
    "An interview ends where deciding the whole case ends, and asks nothing twice",
    arguments: StripLaws.cases.enumerated().filter { $0.offset % 9 == 0 }.map(\.element))
  func anInterviewEndsWhereTheCaseEnds(written: CaseDecl) throws {
    let store = StripLaws.store()
    let selection = Selection(options: .answerAlone)
    guard case .decided(let ruling) = store.answer(written, selection).value,
      let bound = store.bound(written, ruling.edition, selection).value
    else { return }
    let whole = ruling.decision
    guard let outcome = whole.output(.outcome).known, whole.input.papers == nil else { return }
    var asked: [String] = []
    var unknown: Set<String> = []
    var input = CaseInput(readings: bound.input.readings)
    while let next = bound.question.next(input, unknown: unknown) {
      let fact = bound.question.program.facts[next.fact].id
      #expect(!asked.contains(fact), "\(fact) is asked for twice in \(written.title)")
      guard !asked.contains(fact) else { return }
      asked.append(fact)
      if next.output == .outcome {
        let separates = next.outcomes.nonzeroBitCount > 1 || next.mayStayOpen
        #expect(separates, "\(fact) separates nothing")
      }
      if let value = bound.input.value(of: fact) {
        input.facts[fact] = CaseInput.StatedFact(value: value, place: nil)
      } else {
        unknown.insert(fact)
      }
    }
    let end = bound.question.decide(input, .answerAlone)
    #expect(end.output(.outcome).known == outcome, "\(written.title)")
    #expect(asked.count <= bound.question.program.facts.count)
  }
}
