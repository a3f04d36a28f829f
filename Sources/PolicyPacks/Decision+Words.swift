import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// An amount of fen with its currency, `25.00 CNY`.
package func showAmount(_ fen: Int32) -> String {
  "\(fen / 100).\(fen % 100 < 10 ? "0" : "")\(fen % 100) CNY"
}

extension Decision {
  /// An output as a test states it: a word, a day, an amount, `none` where not due, or `undetermined`.
  package func show(_ name: OutputName) -> String {
    guard let output = program.output(name) else { return "none" }
    switch self.output(name) {
    case .notDue: return "none"
    case .undetermined: return "undetermined"
    case .value(let value):
      switch output.type {
      case .date: return CivilDate(packed: value).description
      case .money: return showAmount(value)
      case .bool: return value == 1 ? "true" : "false"
      case .int: return "\(value)"
      case .choice(let id), .set(let id):
        return program.choices[id]?.names(value).joined(separator: "|") ?? "\(value)"
      }
    }
  }

  package func showStatus(_ value: OutputValue) -> String {
    switch value {
    case .notDue: "none"
    case .undetermined: "undetermined"
    case .value(let bits): program.choices[EngineChoices.status]?.names(bits).first ?? "none"
    }
  }

  /// The days that do not count; nil where none lies between, or continuity is not due.
  package var gapDays: Int? {
    guard output(.continuity).known != nil, let from = program.gapFrom,
      let until = program.gapUntil,
      let first = self[program[from].register].value,
      let last = self[program[until].register].value,
      first <= last
    else { return nil }
    return CivilDate(packed: first).days(to: CivilDate(packed: last)) + 1
  }

  /// The id of a requirement, or of its alternatives.
  package func paperName(_ index: Int) -> String {
    let requirement = program.requirements[index]
    if let id = requirement.id { return id }
    let papers = requirement.alternatives.flatMap(\.papers).map(\.paper)
    return papers.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .joined(separator: "|")
  }
}
