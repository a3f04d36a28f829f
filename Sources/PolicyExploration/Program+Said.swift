import PolicyEvaluation
import PolicyProgram
import PolicyValues

extension Program {
  /// The papers that a witness is asked for.
  func asked(of witness: Witness) -> [String] {
    let question = Question(self)
    let registers = question.run(question.box(witness.input))
    return requirements.filter { registers[Int($0.asked.index)].value == 1 }.map(\.name)
  }

  /// What a witness is told of an aspect, in a few words.
  ///
  /// - Parameter other: papers that go without saying.
  func said(
    of aspect: Suspect.Aspect, _ witness: Witness, sparing other: [String]
  ) -> String {
    let question = Question(self)
    let registers = question.run(question.box(witness.input))
    func isSo(_ register: RegisterID) -> Bool { registers[Int(register.index)].value == 1 }
    func day(_ term: TermID) -> String {
      registers[Int(self[term].register.index)].value.map { stated($0, .date) } ?? "unknown"
    }
    switch aspect {
    case .output(let name):
      guard let output = output(name), isSo(output.due) else { return "nothing" }
      if isSo(output.gap) { return "undetermined" }
      guard let value = registers[Int(output.value.index)].value else { return "undetermined" }
      if isSo(output.conflict), case .choice(let id) = output.type {
        return "disagreement, " + (choices[id]?.names(value) ?? []).joined(separator: " against ")
      }
      return stated(value, output.type)
    case .status, .statusAfter:
      guard let status = aspect == .status ? statusBefore : statusAfter,
        let bits = registers[Int(status.index)].value
      else { return "unknown" }
      let names = choices[EngineChoices.status]?.names(bits) ?? []
      return names.isEmpty ? "none" : names.joined(separator: " and ")
    case .papers:
      let names = asked(of: witness).filter { !other.contains($0) }
      return names.isEmpty ? "no more" : names.joined(separator: ", ")
    case .window(let id):
      guard let window = windows.first(where: { $0.id == id }) else { return "unknown" }
      return "\(day(window.opens)) to \(day(window.closes))"
    }
  }
}
