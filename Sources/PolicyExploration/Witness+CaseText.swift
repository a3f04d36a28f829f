import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

extension Witness {
  /// The applicant that a case describes.
  package init(_ program: Program, _ input: CaseInput) {
    let facts = program.facts.compactMap { fact in
      input.value(of: fact.id).map { (id: fact.id, value: $0) }
    }
    let readings = program.readings.compactMap { reading -> (id: String, option: Int32)? in
      guard let option = input.readings[reading.id] else { return nil }
      return reading.fallback.map { 1 << Int32($0) } == option ? nil : (reading.id, option)
    }
    self.init(program: program, facts: facts, readings: readings, free: [], others: [:])
  }

  /// The applicant as a case file.
  ///
  /// - Parameters:
  ///   - title: what the case shows; one line.
  ///   - policy: `POLICY@EDITION`.
  package func caseText(title: String, policy: String) -> String {
    var lines = ["case: \(quoted(title))", "policy: \(policy)"]
    if let procedure = program.procedure?.id { lines.append("procedure: \(procedure)") }
    lines.append(facts.isEmpty ? "facts: {}" : "facts:")
    lines += facts.map { "  \($0.id): \(shown($0.value, of: $0.id))" }
    if !readings.isEmpty {
      lines.append("readings:")
      lines += readings.map { "  \($0.id): \(option($0.option, of: $0.id))" }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What matters of the applicant, on one line.
  package var summary: String {
    let stated = facts.filter { !free.contains($0.id) }.map {
      "\($0.id) \(shown($0.value, of: $0.id))"
    }
    let chosen = readings.map { "\($0.id) \(option($0.option, of: $0.id))" }
    let all = stated + chosen
    return all.isEmpty ? "anybody" : all.joined(separator: ", ")
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() + "\""
  }

  private func option(_ bit: Int32, of reading: String) -> String {
    let spec = program.readings.first { $0.id == reading }
    let index = bit.trailingZeroBitCount
    return spec.flatMap { $0.options.indices.contains(index) ? $0.options[index].id : nil } ?? "?"
  }

  private func shown(_ value: Int32, of fact: String) -> String {
    guard let spec = program.facts.first(where: { $0.id == fact }) else { return "\(value)" }
    return program.stated(value, spec.type)
  }
}

extension Program {
  /// A value as a case states it.
  func stated(_ value: Int32, _ type: ValueType) -> String {
    switch type {
    case .bool: return value == 1 ? "true" : "false"
    case .date: return value >= PackedDay.never ? "never" : CivilDate(packed: value).description
    case .int: return "\(value)"
    case .money:
      let cents = value % 100
      return "\(value / 100).\(cents < 10 ? "0" : "")\(cents) CNY"
    case .choice(let id): return choices[id]?.names(value).first ?? "?"
    case .set(let id):
      return "[" + (choices[id]?.names(value) ?? []).joined(separator: ", ") + "]"
    }
  }
}
