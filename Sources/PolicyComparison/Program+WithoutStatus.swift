import PolicyProgram

extension Program {
  /// The same, asked nothing about the status: that is one question for all procedures of an edition.
  package var withoutStatus: Program {
    Program(
      policy: policy, edition: edition, procedure: procedure, code: code, inputs: inputs,
      facts: facts, readings: readings, choices: choices, papers: papers, paperBits: paperBits,
      terms: terms, definitions: definitions, windows: windows, rules: rules, statuses: statuses,
      outputs: outputs, requirements: requirements, incomplete: incomplete, statusBefore: nil,
      statusAfter: nil, gapFrom: gapFrom, gapUntil: gapUntil, assumptions: assumptions,
      veils: veils, calendar: calendar, statusUses: statusUses, overlays: overlays,
      transition: transition)
  }
}
