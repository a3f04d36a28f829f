import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Applicants met so far in one program: what need only be so for somebody, one of them mostly shows.
///
/// That none shows it says nothing. One thread at a time.
final class KnownApplicants {
  private let program: Program
  private lazy var question = Question(program)
  private var applicants: [Applicant] = []
  /// Cases decided since it was last asked.
  private(set) var decided = 0

  private struct Applicant {
    let witness: Witness
    let box: [Ends]
    let registers: [Ends]
  }

  init(_ program: Program) { self.program = program }

  /// Keeps an applicant to the program, if there is room.
  func note(_ witness: Witness) {
    guard applicants.count < KnownApplicants.most else { return }
    let box = question.box(witness.input)
    guard let registers = registers(box) else { return }
    applicants.append(Applicant(witness: witness, box: box, registers: registers))
  }

  private static let most = 200

  /// Somebody for whom a condition on one decision surely holds.
  func example(of suspect: Suspect) -> Witness? {
    decided = 0
    guard let some = registers(of: suspect) else { return nil }
    return applicants.first { applicant in
      some.contains { applicant.registers[Int($0.index)].value == 1 }
    }?.witness
  }

  /// What is said of a suspect that an applicant shows.
  func sighting(_ suspect: Suspect, _ witness: Witness) -> Sighting {
    Sighting(
      suspect: suspect, witness: witness, needsReading: false, anchors: nil, left: 0, hidden: 0,
      boxes: decided)
  }

  /// The registers of which one is to be true; nil for what is no such condition.
  private func registers(of suspect: Suspect) -> [RegisterID]? {
    switch suspect {
    case .ruleApplies(let index): [program.rules[index].applies]
    case .ruleStands(let index): program.rules[index].gives.map(\.stands)
    case .statusStands(let index): program.statuses[index].gives.map(\.stands)
    case .paperAsked(let index): [program.requirements[index].asked]
    default: nil
    }
  }

  /// What a decision comes to; nil where it is not sure that there is such a case.
  private func registers(_ box: [Ends]) -> [Ends]? {
    decided += 1
    let registers = question.run(box)
    let isSure = program.assumptions.allSatisfy {
      registers[Int(program[$0].register.index)].value == 1
    }
    return isSure ? registers : nil
  }
}

// MARK: Readings

extension KnownApplicants {
  /// Somebody known who is told something else under another option of a reading than at its default.
  ///
  /// - Returns: the first part that is another, and who is told so.
  func example(
    of reading: String, among aspects: [Suspect.Aspect]
  ) -> (aspect: Suspect.Aspect, witness: Witness)? {
    decided = 0
    guard let place = place(of: reading),
      let spec = program.readings.first(where: { $0.id == reading }),
      let usual = spec.fallback.map({ Int32(1) << Int32($0) })
    else { return nil }
    for applicant in applicants {
      var box = applicant.box
      box[place] = Ends(usual)
      guard let one = registers(box) else { continue }
      for bit in 0..<31 where spec.mask & ~usual & 1 << bit != 0 {
        box[place] = Ends(1 << bit)
        guard let other = registers(box), let aspect = difference(one, other, aspects) else {
          continue
        }
        return (aspect, applicant.witness.leaving(reading))
      }
    }
    return nil
  }

  /// The first part that is surely another in two decisions.
  private func difference(
    _ one: [Ends], _ other: [Ends], _ aspects: [Suspect.Aspect]
  ) -> Suspect.Aspect? {
    func value(_ register: RegisterID) -> Int32? { one[Int(register.index)].value }
    func differs(_ register: RegisterID) -> Bool {
      guard let x = value(register), let y = other[Int(register.index)].value else { return false }
      return x != y
    }
    return aspects.first { aspect in
      switch aspect {
      case .output(let name):
        guard let output = program.output(name) else { return false }
        if differs(output.due) || differs(output.gap) || differs(output.conflict) { return true }
        return value(output.due) == 1 && value(output.gap) == 0 && value(output.conflict) == 0
          && differs(output.value)
      case .status: return program.statusBefore.map(differs) ?? false
      case .statusAfter: return program.statusAfter.map(differs) ?? false
      case .papers: return program.requirements.contains { differs($0.asked) }
      case .window: return false
      }
    }
  }

  private func place(of reading: String) -> Int? {
    program.inputs.indices.first { index in
      if case .reading(let place) = program.inputs[index] {
        program.readings[place].id == reading
      } else {
        false
      }
    }
  }
}

extension Witness {
  /// The same applicant with a reading at its default.
  fileprivate func leaving(_ reading: String) -> Witness {
    Witness(
      program: program, facts: facts, readings: readings.filter { $0.id != reading }, free: free,
      others: others)
  }
}
