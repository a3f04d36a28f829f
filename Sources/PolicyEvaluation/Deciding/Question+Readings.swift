import PolicyProgram
import PolicyValues

extension Question {
  /// What each other option of each reading would change, one reading at a time.
  ///
  /// An option that an assumption excludes alone takes along the fewest other readings that admit it.
  func sensitivity(
    _ input: CaseInput, _ answers: [String: OutputValue], fixed: Set<String> = []
  ) -> [Decision.Sensitivity] {
    var result: [Decision.Sensitivity] = []
    for (index, reading) in program.readings.enumerated()
    where !fixed.contains(reading.id) {
      let current = input.readings[reading.id] ?? reading.fallback.map { 1 << Int32($0) }
      for option in reading.options.indices where current != 1 << Int32(option) {
        guard let tried = admitted(input, index, option) else { continue }
        let others = self.answers(tried.run.box, tried.run.registers, .glance)
        let changes = changes(from: answers, to: others)
        guard !changes.isEmpty else { continue }
        result.append(
          Decision.Sensitivity(
            reading: index, option: option, along: tried.along, changes: changes,
            rules: decidingRules(others[OutputName.outcome.key]?.known, tried.run.registers)))
      }
    }
    return result
  }

  private func changes(
    from old: [String: OutputValue], to new: [String: OutputValue]
  ) -> [(output: OutputName?, value: OutputValue)] {
    asked.filter { $0.key != "status-after" && isChange(old[$0.key], new[$0.key]) }.map { asked in
      (OutputName(key: asked.key) ?? recordName(asked.key), new[asked.key] ?? .notDue)
    }.filter { change in
      if case .record? = change.output { false } else { true }
    }
  }

  /// Whether something that was said is said otherwise; from one kind of silence to another is no change.
  private func isChange(_ old: OutputValue?, _ new: OutputValue?) -> Bool {
    guard let new, old != new else { return false }
    if case .undetermined? = old, case .undetermined = new { return false }
    return true
  }

  private func recordName(_ key: String) -> OutputName? {
    program.outputs.contains { $0.name == .record(key) } ? .record(key) : nil
  }

  /// The case with one option chosen, and other readings moved where an assumption asks for it.
  package func admissible(
    _ input: CaseInput, _ reading: Int, _ option: Int
  ) -> (CaseInput, [(reading: Int, option: Int)])? {
    admitted(input, reading, option).map { ($0.input, $0.along) }
  }

  /// A run of the partly known kernel: what it was given, and what came out.
  private typealias Run = (box: [Ends], registers: [Ends])

  /// The same, with the run that showed it.
  private func admitted(
    _ input: CaseInput, _ reading: Int, _ option: Int
  ) -> (input: CaseInput, along: [(reading: Int, option: Int)], run: Run)? {
    var changed = input
    changed.readings[program.readings[reading].id] = 1 << Int32(option)
    if let run = admittedRun(changed) { return (changed, [], run) }
    for (other, spec) in program.readings.enumerated() where other != reading {
      for choice in spec.options.indices {
        var both = changed
        both.readings[spec.id] = 1 << Int32(choice)
        if let run = admittedRun(both) { return (both, [(other, choice)], run) }
      }
    }
    return nil
  }

  /// A run in which no assumption is known to fail.
  private func admittedRun(_ input: CaseInput) -> Run? {
    let box = box(input)
    let registers = run(box)
    let fails = program.assumptions.contains {
      registers[Int(program[$0].register.index)] == Ends(0)
    }
    return fails ? nil : (box, registers)
  }

  /// Whether all admissible combinations of readings say the same of what can be said; nil where that was
  /// not found out.
  func isSame(
    _ input: CaseInput, _ answers: [String: OutputValue], fixed: Set<String> = []
  ) -> Bool? {
    let open = Set(program.readings.map(\.id)).subtracting(fixed)
    guard !open.isEmpty else { return true }
    let box = box(input, openReadings: open)
    let registers = run(box)
    for asked in asked where asked.key != "status-after" {
      let known = answers[asked.key] ?? .notDue
      if case .undetermined = known { continue }
      let open = resolve(asked, box, registers)
      if open == known { continue }
      return hasSpentItsBudget(asked) ? nil : false
    }
    return true
  }

  private func hasSpentItsBudget(_ asked: Asked) -> Bool {
    boxesSpent(on: asked.key) >= Question.budget
  }
}
