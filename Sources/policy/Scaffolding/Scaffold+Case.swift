import PolicyChecking
import PolicyPacks
import PolicyProgram
import PolicyReports

extension Scaffold {
  /// A case without facts that names, with its question, every fact the procedure may ask for.
  static func newCase(
    of policy: String, _ checked: CheckedEdition, _ program: Program, at path: String,
    _ language: Language
  ) -> Scaffold {
    let isChinese = language == .zh
    let facts = program.inputs.compactMap { input -> FactSpec? in
      guard case .fact(let index) = input else { return nil }
      let fact = program.facts[index]
      return fact.id == "day" && program.procedure != nil ? nil : fact
    }
    let lines = facts.flatMap { fact in
      ["  # \((fact.ask ?? fact.label)[language])", "  # \(fact.id): \(example(fact, program))"]
    }
    let procedures = checked.procedures.map(\.spec.id).joined(separator: ", ")
    var text = [
      isChinese
        ? "# 一个人的情况。没有写明的事实，就是未知。"
        : "# One person's situation. A fact that is not stated is unknown.",
      "case: \(isChinese ? "新的情况" : "a new case")", "policy: \(policy)",
    ]
    if let procedure = program.procedure {
      text += ["# \(isChinese ? "可选" : "one of"): \(procedures)", "procedure: \(procedure.id)"]
    }
    text +=
      [
        isChinese
          ? "# 删去 {} 和已知事实前的 #，写上它的值。"
          : "# Take away the {} and the # before each fact that is known, and write its value.",
        "facts: {}",
      ] + lines
    if program.procedure != nil {
      text += [
        isChinese
          ? "# 带来的材料；不写，则不判断是否齐全。"
          : "# The papers brought; without the list, completeness is not judged.",
        "# papers: [\(program.papers.filter { $0.anyOf.isEmpty }.map(\.id).joined(separator: ", "))]",
      ]
    }
    return Scaffold(
      files: [(path, text.joined(separator: "\n") + "\n")], next: "policy explain \(path)")
  }

  /// What a value of the fact looks like.
  private static func example(_ fact: FactSpec, _ program: Program) -> String {
    switch fact.type {
    case .date: "YYYY-MM-DD"
    case .bool: "true | false"
    case .int: "\(fact.domain.lo) … \(fact.domain.hi)"
    case .money: "25 CNY"
    case .choice(let id), .set(let id):
      (program.choices[id]?.options.map(\.id) ?? []).joined(separator: " | ")
    }
  }
}
