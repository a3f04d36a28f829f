import CivilTime
import PolicyProgram
import PolicyValues

extension Prelude {
  /// What is known of one of the prelude's terms in a case.
  package func ends(of term: TermID, _ input: CaseInput) -> Ends {
    let question = Question(program)
    let registers = question.run(question.box(input))
    return registers[Int(program[term].register.index)]
  }

  /// The case with every fact presumed that nobody stated and that can be computed.
  package func presuming(_ input: CaseInput) -> CaseInput {
    var input = input
    let question = Question(program)
    for presumption in presumptions where input.value(of: presumption.fact) == nil {
      let registers = question.run(question.box(input))
      let value = registers[Int(program[presumption.term].register.index)].value
      guard let value else { continue }
      input.presumed[presumption.fact] = value
    }
    return input
  }

  /// The assumptions that a case is known to violate.
  package func violated(_ input: CaseInput) -> [TermID] {
    let question = Question(program)
    let registers = question.run(question.box(input))
    return assumptions.filter { registers[Int(program[$0].register.index)] == Ends(0) }
  }
}
