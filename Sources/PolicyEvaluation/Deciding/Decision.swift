import CivilTime
import PolicyProgram
import PolicyValues

/// The answer to one case under one program, with the registers it was read from.
package struct Decision: Sendable {
  package let program: Program
  package let input: CaseInput
  /// What is known of every register; the trace from which explanations are read.
  package let registers: [Ends]
  package let outputs: [(name: OutputName, value: OutputValue)]
  /// The status on the day, before any event; bits of the status list.
  package let statusBefore: OutputValue
  /// The status after an accepted event; not due otherwise.
  package let statusAfter: OutputValue
  /// The rules, by index, that gave the outcome.
  package let decidingRules: [Int]
  /// Indices of the requirements that are asked for.
  package let required: [Int]
  /// Indices of the requirements that are asked for and not met; empty where papers are not judged.
  package let missing: [Int]
  /// The presumptions that mattered.
  package let presumed: [String]
  /// What other options of readings would change, one at a time.
  package let sensitivity: [Sensitivity]
  /// Whether all admissible combinations of readings give the same decision; nil: not asked, or the
  /// budget ran out.
  package let isSameUnderEveryReading: Bool?

  package init(
    program: Program, input: CaseInput, registers: [Ends],
    outputs: [(name: OutputName, value: OutputValue)], statusBefore: OutputValue,
    statusAfter: OutputValue, decidingRules: [Int], required: [Int], missing: [Int],
    presumed: [String], sensitivity: [Sensitivity], isSameUnderEveryReading: Bool?
  ) {
    self.program = program
    self.input = input
    self.registers = registers
    self.outputs = outputs
    self.statusBefore = statusBefore
    self.statusAfter = statusAfter
    self.decidingRules = decidingRules
    self.required = required
    self.missing = missing
    self.presumed = presumed
    self.sensitivity = sensitivity
    self.isSameUnderEveryReading = isSameUnderEveryReading
  }

  package subscript(_ register: RegisterID) -> Ends { registers[Int(register.index)] }

  package func output(_ name: OutputName) -> OutputValue {
    outputs.first { $0.name == name }?.value ?? .notDue
  }

  /// The outcome's word, if it is determined.
  package var outcome: String? {
    output(.outcome).known.flatMap { program.choices[EngineChoices.outcome]?.names($0).first }
  }

  /// Everything that cannot be said, by report key; empty where the decision is complete.
  ///
  /// While the outcome is open, what only an outcome makes due is not listed; nor is a status that waits
  /// for facts which the procedure does not ask for.
  package var undetermined: [(output: String, reason: Undetermined)] {
    var list: [(output: String, reason: Undetermined)] = []
    func add(_ key: String, _ value: OutputValue) {
      guard case .undetermined(var reasons) = value else { return }
      let isAside = program.procedure != nil && key.hasPrefix("status")
      if isAside { reasons.removeAll { $0.why == .needs } }
      for reason in reasons where !list.contains(where: { $0.output == key && $0.reason == reason })
      {
        list.append((key, reason))
      }
    }
    let isOpen = if case .undetermined = output(.outcome) { true } else { false }
    for output in outputs where !isOpen || output.name == .outcome {
      if case .record = output.name { continue }
      add(output.name.reportKey, output.value)
    }
    add("status", statusBefore)
    if !isOpen { add("status-after", statusAfter) }
    return list
  }

  /// One option of a reading under which the decision would differ.
  package struct Sensitivity: Sendable {
    package let reading: Int
    package let option: Int
    /// Other readings that had to move along, since the option excludes their choice.
    package let along: [(reading: Int, option: Int)]
    package let changes: [(output: OutputName?, value: OutputValue)]
    /// The rules that would then decide.
    package let rules: [Int]
    /// And those of another edition that this one does not have.
    package let otherRules: [String]
    /// The edition that the option leads to, where it is another one.
    package let edition: String?

    package init(
      reading: Int, option: Int, along: [(reading: Int, option: Int)],
      changes: [(output: OutputName?, value: OutputValue)], rules: [Int],
      otherRules: [String] = [], edition: String? = nil
    ) {
      self.reading = reading
      self.option = option
      self.along = along
      self.changes = changes
      self.rules = rules
      self.otherRules = otherRules
      self.edition = edition
    }
  }
}
