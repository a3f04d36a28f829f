import PolicyProgram
import PolicyValues

// Decisions of two editions, whose programs number words in their own ways.
extension Decision {
  /// What a decision says in words that any edition understands.
  package struct Summary: Sendable {
    /// The outcome, or the status where nothing is applied for; nil: open.
    package let outcome: String?
    /// The procedure that a redirection leads to.
    package let target: (id: String, label: Wording)?
    /// The rules that gave the outcome.
    package let rules: [String]
  }

  package var summary: Summary {
    let status = statusBefore.known.flatMap {
      program.choices[EngineChoices.status]?.names($0).first
    }
    let target = output(.to).known.flatMap { bits in
      program.choices[EngineChoices.target]?.options.enumerated().first {
        bits >> Int32($0.offset) & 1 == 1
      }?.element
    }
    return Summary(
      outcome: program.procedure == nil ? status : outcome, target: target,
      rules: decidingRules.map { program.rules[$0].id })
  }

  /// Whether this says all that another decision says.
  package func says(what other: Decision) -> Bool {
    changes(from: other, in: other.program).isEmpty
  }

  /// What this says otherwise than another decision, with values as a program numbers them.
  package func changes(
    from other: Decision, in target: Program
  ) -> [(output: OutputName?, value: OutputValue)] {
    var result: [(output: OutputName?, value: OutputValue)] = []
    func compare(_ output: OutputName?, _ old: OutputValue, _ new: OutputValue) {
      if old == new { return }
      if case .undetermined = old, case .undetermined = new { return }
      result.append((output, new))
    }
    let names = other.outputs.map(\.name) + outputs.map(\.name)
    var seen: Set<OutputName> = []
    for name in names where seen.insert(name).inserted {
      if case .record = name { continue }
      compare(name, other.output(name), renumbered(output(name), of: name, in: target))
    }
    compare(nil, other.statusBefore, renumbered(statusBefore, EngineChoices.status, in: target))
    return result
  }

  private func renumbered(
    _ value: OutputValue, of name: OutputName, in target: Program
  ) -> OutputValue {
    guard case .choice(let id)? = program.output(name)?.type else { return value }
    return renumbered(value, id, in: target)
  }

  private func renumbered(
    _ value: OutputValue, _ id: ChoiceID, in target: Program
  ) -> OutputValue {
    guard let bits = value.known, let name = program.choices[id]?.names(bits).first,
      let bit = target.choices[id]?.bit(name)
    else { return value }
    return .value(bit)
  }

  /// The decision in what all of several decisions say; the rest hangs on readings.
  package func agreeing(with others: [Decision], _ readings: [ReadingSpec]) -> Decision {
    let disputed = OutputValue.undetermined([
      Undetermined(why: .reading, readings: readings.map(\.id))
    ])
    func isDisputed(_ name: OutputName?) -> Bool {
      others.contains { other in
        other.changes(from: self, in: program).contains { $0.output == name }
      }
    }
    let known = Set(program.readings.map(\.id))
    return Decision(
      program: program.adding(readings: readings.filter { !known.contains($0.id) }, targets: []),
      input: input.leavingOpen(readings.map(\.id)), registers: registers,
      outputs: outputs.map { ($0.name, isDisputed($0.name) ? disputed : $0.value) },
      statusBefore: isDisputed(nil) ? disputed : statusBefore, statusAfter: statusAfter,
      decidingRules: decidingRules, required: required, missing: missing, presumed: presumed,
      sensitivity: [], isSameUnderEveryReading: nil)
  }

  /// The decision read with other side tables.
  package func with(
    _ program: Program, sensitivity: [Sensitivity], isSame: Bool?
  ) -> Decision {
    Decision(
      program: program, input: input, registers: registers, outputs: outputs,
      statusBefore: statusBefore, statusAfter: statusAfter, decidingRules: decidingRules,
      required: required, missing: missing, presumed: presumed, sensitivity: sensitivity,
      isSameUnderEveryReading: isSame)
  }
}

extension CaseInput {
  fileprivate func leavingOpen(_ names: [String]) -> CaseInput {
    var input = self
    for name in names { input.readings[name] = nil }
    return input
  }
}
