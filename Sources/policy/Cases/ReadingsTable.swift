import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyReports
import PolicyValues

/// Every option of every reading with what it would change: the whole table, not only what flips.
struct ReadingsTable {
  private let decision: Decision
  private let rows: [Row]

  private struct Row {
    let reading: ReadingSpec
    let option: ReadingSpec.Option
    let isChosen: Bool
    let change: Decision.Sensitivity?
  }

  init(_ decision: Decision) {
    self.decision = decision
    rows = decision.program.readings.enumerated().flatMap { index, reading in
      let chosen =
        decision.input.readings[reading.id] ?? reading.fallback.map { 1 << Int32($0) } ?? 0
      return reading.options.enumerated().map { place, option in
        Row(
          reading: reading, option: option, isChosen: chosen >> Int32(place) & 1 == 1,
          change: decision.sensitivity.first { $0.reading == index && $0.option == place })
      }
    }
  }

  // MARK: Words

  func blocks(_ language: Language) -> [Block] {
    guard !rows.isEmpty else { return [] }
    let isChinese = language == .zh
    let columns: [Inline] =
      isChinese ? ["解读", "选项", "改变什么"] : ["reading", "option", "what changes"]
    let table = Block.table(
      columns: columns,
      rows: rows.map { row in
        [.code(row.reading.id), .code(row.option.id), effect(row, language)]
      })
    let title = isChinese ? "全部解读" : "Every reading"
    return [.heading(level: 2, Inline(title)), .paragraph(Inline(verdict(language))), table]
  }

  private func verdict(_ language: Language) -> String {
    let (zh, en) =
      switch decision.isSameUnderEveryReading {
      case true? where decision.undetermined.isEmpty:
        ("在所有解读下，决定相同。", "The decision is the same under every reading.")
      case true?:
        ("已能确定的内容，在所有解读下相同。", "What can be said is the same under every reading.")
      case false?: ("决定取决于解读：", "The decision depends on the reading:")
      case nil:
        (
          "逐一改变解读的结果（未穷尽所有组合）：",
          "One reading at a time; not all combinations were tried:"
        )
      }
    return language == .zh ? zh : en
  }

  private func effect(_ row: Row, _ language: Language) -> Inline {
    if row.isChosen { return Inline(language == .zh ? "现采用" : "taken here", .emphasis) }
    guard let change = row.change else { return Inline(language == .zh ? "不变" : "nothing") }
    let parts = change.changes.map { output, value in
      "\(output?.key ?? "status") = \(word(value, of: output))"
    }
    return Inline(parts.joined(separator: language == .zh ? "；" : "; "), .verdict(.fails))
  }

  /// A value as a policy writes it.
  private func word(_ value: OutputValue, of output: OutputName?) -> String {
    switch value {
    case .notDue: return "–"
    case .undetermined: return "?"
    case .value(let value):
      let type = output.flatMap { decision.program.output($0)?.type }
      switch type ?? .choice(EngineChoices.status) {
      case .bool: return value == 1 ? "true" : "false"
      case .date: return value >= PackedDay.never ? "never" : CivilDate(packed: value).description
      case .int: return String(value)
      case .money: return "\(value / 100).\(value % 100 < 10 ? "0" : "")\(value % 100) CNY"
      case .choice(let id), .set(let id):
        return decision.program.choices[id]?.names(value).joined(separator: "|") ?? "?"
      }
    }
  }

  // MARK: JSON

  /// The rows, each with the changes that the decision's own object names.
  func json(_ decision: JSON) -> JSON {
    var changes: [JSON] = []
    if case .array(let all)? = decision["sensitivity"] { changes = all }
    return .array(
      rows.map { row in
        let (reading, option) = (JSON.string(row.reading.id), JSON.string(row.option.id))
        let change = changes.first { $0["reading"] == reading && $0["option"] == option }
        return [
          "reading": reading, "option": option, "chosen": .bool(row.isChosen),
          "changes": change?["changes"] ?? [:], "rules": change?["rules"] ?? [],
        ]
      })
  }
}
