import PolicyProgram
import PolicyReports

/// A case without facts that names, with its question, every fact the procedure may ask for.
struct NewCaseText {
  /// `PACK/NAME`, perhaps with an edition.
  let policy: String
  let procedures: [String]
  let program: Program
  let language: Language

  var text: String {
    (opening + facts + papers).map { $0 + "\n" }.joined()
  }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  private var opening: [String] {
    let lines = [
      say(
        "# 一个人的情况。没有写明的事实，就是未知。",
        "# One person's situation. A fact that is not stated is unknown."),
      "case: \(say("新的情况", "a new case"))", "policy: \(policy)",
    ]
    guard let procedure = program.procedure else { return lines }
    let choice = "# \(say("可选", "one of")): \(procedures.joined(separator: ", "))"
    return lines + [choice, "procedure: \(procedure.id)"]
  }

  private var facts: [String] {
    let facts = program.inputs.compactMap { input -> FactSpec? in
      guard case .fact(let index) = input else { return nil }
      let fact = program.facts[index]
      // In a procedure `day` is the day of the request.
      return fact.id == "day" && program.procedure != nil ? nil : fact
    }
    let lines = facts.flatMap { fact in
      ["  # \((fact.ask ?? fact.label)[language])", "  # \(fact.id): \(example(fact))"]
    }
    let how = say(
      "# 删去 {} 和已知事实前的 #，写上它的值。",
      "# Take away the {} and the # before each fact that is known, and write its value.")
    return [how, "facts: {}"] + lines
  }

  private var papers: [String] {
    guard program.procedure != nil else { return [] }
    let papers = program.papers.filter(\.anyOf.isEmpty).map(\.id)
    return [
      say(
        "# 带来的材料；不写，则不判断是否齐全。",
        "# The papers brought; without the list, completeness is not judged."),
      "# papers: [\(papers.joined(separator: ", "))]",
    ]
  }

  /// What a value of the fact looks like.
  private func example(_ fact: FactSpec) -> String {
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
