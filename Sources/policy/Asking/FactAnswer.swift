import PolicyProgram
import PolicyReports
import PolicyValues

/// How a fact is answered: what may be typed, and what is written down for it.
struct FactAnswer {
  let fact: FactSpec
  let options: [(id: String, label: Wording)]
  let language: Language

  init(_ fact: FactSpec, _ program: Program, _ language: Language) {
    self.fact = fact
    self.language = language
    switch fact.type {
    case .choice(let id), .set(let id): options = program.choices[id]?.options ?? []
    case .bool:
      options = [
        ("true", fact.ifTrue ?? Wording(zh: "是", en: "yes")),
        ("false", fact.ifFalse ?? Wording(zh: "否", en: "no")),
      ]
    default: options = []
    }
  }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// What may be typed, one line each.
  var hints: [String] {
    switch fact.type {
    case .date: [say("日期，如 2021-06-30", "a day, as 2021-06-30")]
    case .int:
      [
        say(
          "整数，\(fact.domain.lo) 至 \(fact.domain.hi)",
          "a whole number from \(fact.domain.lo) to \(fact.domain.hi)")
          + (fact.unit.map { say("，单位：\($0.zh)", ", \($0.en)") } ?? "")
      ]
    case .money: [say("金额，如 25 CNY", "an amount, as 25 CNY")]
    case .bool, .choice: numbered
    case .set: numbered + [say("可多选，以空格分开", "several, with spaces between them")]
    }
  }

  private var numbered: [String] { menu(options.map { $0.label[language] }) }

  /// The value as YAML: an option by its number, its id or its label; anything else as typed.
  func yaml(_ typed: String) -> String {
    switch fact.type {
    case .bool: truth(typed) ?? option(typed)
    case .choice: option(typed)
    case .set:
      "["
        + typed.split { $0 == " " || $0 == "," || $0 == "，" || $0 == "、" }
        .map { option(String($0)) }.joined(separator: ", ") + "]"
    case .date, .int, .money: scalar(typed)
    }
  }

  private func truth(_ typed: String) -> String? {
    switch typed.lowercased() {
    case "yes", "y", "是", "对": "true"
    case "no", "n", "否", "不是": "false"
    default: nil
    }
  }

  private func option(_ typed: String) -> String {
    if let number = Int(typed), options.indices.contains(number - 1) {
      return options[number - 1].id
    }
    let named = options.first { option in
      option.id == typed || option.label.zh == typed || option.label.en == typed
    }
    return named?.id ?? scalar(typed)
  }

  /// Text that is one plain scalar whatever was typed.
  private func scalar(_ typed: String) -> String {
    let plain = typed.allSatisfy { character in
      character.isLetter || character.isNumber || "-. ".contains(character)
    }
    if plain, let first = typed.first, first.isLetter || first.isNumber { return typed }
    return "'" + typed.replacing("'", with: "''") + "'"
  }
}
