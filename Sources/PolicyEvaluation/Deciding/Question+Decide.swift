import PolicyProgram
import PolicyValues

extension Question {
  /// What a decision leaves out for speed, or for the reader.
  package struct Options: Sendable {
    /// Whether to try every other option of every reading.
    package var sensitivity: Bool
    /// Whether to run all combinations of readings.
    package var everyReading: Bool
    /// Whether to find out which presumptions mattered.
    package var presumptions: Bool
    /// Whether to answer only what moves a record on: the outcome, the years, what is written.
    package var isBrief: Bool

    /// Readings whose other options lead elsewhere, and are tried by whoever asks.
    package var fixedReadings: Set<String>

    package init(
      sensitivity: Bool = true, everyReading: Bool = true, presumptions: Bool = true,
      isBrief: Bool = false, fixedReadings: Set<String> = []
    ) {
      self.sensitivity = sensitivity
      self.everyReading = everyReading
      self.presumptions = presumptions
      self.isBrief = isBrief
      self.fixedReadings = fixedReadings
    }

    /// What moves a record on, and nothing else.
    package static let brief = Options(
      sensitivity: false, everyReading: false, presumptions: false, isBrief: true)

    /// The answer alone.
    package static let answerAlone = Options(
      sensitivity: false, everyReading: false, presumptions: false)
  }

  /// Decides a case.
  package func decide(_ input: CaseInput, _ options: Options = Options()) -> Decision {
    let box = box(input)
    let registers = run(box)
    let answers = answers(box, registers, isBrief: options.isBrief)
    let outcome = answers[OutputName.outcome.key]?.known
    return Decision(
      program: program, input: input, registers: registers,
      outputs: program.outputs.map { ($0.name, answers[$0.name.key] ?? .notDue) },
      statusBefore: answers["status"] ?? .notDue,
      statusAfter: leavesAMark(outcome, answers) ? answers["status-after"] ?? .notDue : .notDue,
      decidingRules: decidingRules(outcome, registers, over: box),
      required: program.requirements.indices.filter {
        registers[Int(program.requirements[$0].asked.index)].value == 1
      },
      missing: missing(input, registers),
      presumed: options.presumptions ? mattering(input, answers) : [],
      sensitivity: options.sensitivity
        ? sensitivity(input, answers, fixed: options.fixedReadings) : [],
      isSameUnderEveryReading: options.everyReading
        ? isSame(input, answers, fixed: options.fixedReadings) : nil)
  }

  /// Whether the event was accepted, or wrote something all the same.
  private func leavesAMark(_ outcome: Int32?, _ answers: [String: OutputValue]) -> Bool {
    outcome == EngineChoices.accepted
      || program.outputs.contains { output in
        if case .record = output.name { answers[output.name.key]?.known != nil } else { false }
      }
  }

  /// Every output's value over a box, by key, the statuses among them.
  ///
  /// While the outcome is open, what only an outcome makes due is not worth a long exploration. With less
  /// than full effort, what was not found out is left out.
  func answers(
    _ box: [Ends], _ registers: [Ends], _ effort: Effort = .full, isBrief: Bool = false
  ) -> [String: OutputValue] {
    var answers: [String: OutputValue] = [:]
    var effort = effort
    let isFull = effort == .full
    for asked in asked where !isBrief || asked.movesTheRecord {
      let value = resolve(asked, box, registers, effort)
      answers[asked.key] = value ?? (isFull ? .undetermined([Undetermined(why: .needs)]) : nil)
      if asked.key == OutputName.outcome.key, case .undetermined? = value { effort = .glance }
    }
    return answers
  }

  /// Everything that a decision says, in the order of the program's tables.
  static func asked(_ program: Program) -> [Asked] {
    let outputs = program.outputs.map { output in
      Asked(
        key: output.name.key, type: output.type, value: output.value, due: output.due,
        gap: output.gap, conflict: output.conflict, isClaims: output.name.isWord)
    }
    let type = ValueType.choice(EngineChoices.status)
    let statuses = [("status", program.statusBefore), ("status-after", program.statusAfter)]
    return outputs
      + statuses.compactMap { key, register in
        register.map {
          Asked(
            key: key, type: type, value: $0, due: nil, gap: nil, conflict: nil, isClaims: true)
        }
      }
  }

  /// The rules that stand and give the outcome; for `incomplete`, those that would have accepted.
  func decidingRules(_ outcome: Int32?, _ registers: [Ends]) -> [Int] {
    guard let outcome else { return [] }
    let claimed = outcome == EngineChoices.incomplete ? EngineChoices.accepted : outcome
    return program.rules.indices.filter { index in
      guard let given = program.rules[index].given(.outcome) else { return false }
      let value = registers[Int(program[given.value].register.index)]
      return registers[Int(given.stands.index)].value == 1 && value.value == claimed
    }
  }

  /// The rules that gave the outcome; where it is the same whatever is open, those that give it in some
  /// way the rest may turn out.
  private func decidingRules(_ outcome: Int32?, _ registers: [Ends], over box: [Ends]) -> [Int] {
    let certain = decidingRules(outcome, registers)
    guard certain.isEmpty, let outcome, !program.rules.isEmpty else { return certain }
    let claimed = outcome == EngineChoices.incomplete ? EngineChoices.accepted : outcome
    let givers = program.rules.indices.filter { index in
      guard let given = program.rules[index].given(.outcome) else { return false }
      return registers[Int(given.stands.index)].value != 0
        && registers[Int(program[given.value].register.index)].hi & claimed != 0
    }
    let targets = program.rules.compactMap { $0.given(.outcome)?.stands }
    var found: Set<Int> = []
    _ = explorer("outcome's rules", targets: targets).explore(box, budget: Question.glance) {
      region in
      for index in givers where !found.contains(index) {
        guard let given = program.rules[index].given(.outcome) else { continue }
        if region[given.stands].value == 1,
          region[program[given.value].register].value == claimed
        {
          found.insert(index)
        }
      }
    }
    return found.sorted()
  }

  private func missing(_ input: CaseInput, _ registers: [Ends]) -> [Int] {
    guard input.papers != nil else { return [] }
    return program.requirements.indices.filter { index in
      let requirement = program.requirements[index]
      return registers[Int(requirement.asked.index)].value == 1
        && registers[Int(requirement.brought.index)].value == 0
    }
  }

  /// The presumptions without which something would be said differently, or not at all.
  private func mattering(_ input: CaseInput, _ answers: [String: OutputValue]) -> [String] {
    program.facts.map(\.id).filter { fact in
      guard input.facts[fact] == nil, input.presumed[fact] != nil else { return false }
      let open = box(input, openFacts: [fact])
      return self.answers(open, run(open), .glance) != answers
    }.sorted()
  }
}

extension OutputName {
  /// Whether the output is a word of a list, and so holds claims.
  package var isWord: Bool {
    switch self {
    case .outcome, .to, .continuity: true
    case .validityStarts, .validityEnds, .fee, .completedBy, .record: false
    }
  }
}
