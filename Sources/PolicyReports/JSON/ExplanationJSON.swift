import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// An explanation as the decision's object with a tree of steps, each in words of both languages.
package struct ExplanationJSON {
  let explanation: Explanation
  let context: ReportContext
  private let zh: Speaker
  private let en: Speaker

  package init(_ explanation: Explanation, _ context: ReportContext) {
    self.explanation = explanation
    self.context = context
    self.zh = Speaker(.zh, explanation.decision)
    self.en = Speaker(.en, explanation.decision)
  }

  private var decision: Decision { explanation.decision }
  private var program: Program { decision.program }

  package var json: JSON {
    DecisionJSON(decision, context).json.adding("explanation", .members(tree))
  }

  private var tree: [(String, JSON?)] {
    let outcome = words(
      Narrator(explanation, context, .zh).outcomeSentence,
      Narrator(explanation, context, .en).outcomeSentence)
    let dates = explanation.dates.map { name, step -> JSON in
      ["name": .string(name), "step": self.step(step)]
    }
    return [
      ("outcome", outcome), ("rules", .array(explanation.rules.map(step))),
      ("statuses", .array(explanation.statuses.map(step))),
      ("papers", .array(explanation.requirements.map(step))), ("dates", .array(dates)),
      ("facts", .array(program.facts.indices.map(fact))),
      ("readings", .array(program.readings.indices.map(reading))),
      ("transition", program.transition.map { _ in .array(explanation.transition.map(step)) }),
    ]
  }

  // MARK: Steps

  private func step(_ step: Step) -> JSON {
    var members: [(String, JSON?)] = [
      ("id", .string(step.id)), ("verdict", .string(step.mark.rawValue)),
    ]
    switch step.kind {
    case .rule(let index): members += rule(program.rules[index])
    case .status(let index): members += rule(program.statuses[index])
    case .defeat(let by): members += rule(program.rules[by])
    case .otherStatus(let use, let edition, let index):
      let edition = program.statusUses[use].editions[edition]
      members += rule(edition.rules[index])
      members.append(("edition", .string(edition.id)))
    case .transition(let index):
      members += program.transition.map { rule($0.rules[index]) } ?? []
    case .requirement(let index): members += requirement(program.requirements[index])
    case .term(let id): members += term(id)
    }
    members.append(("steps", .array(step.children.map(self.step))))
    return .members(members)
  }

  private func rule(_ rule: Rule) -> [(String, JSON?)] {
    [
      ("kind", "rule"), ("rule", .string(rule.id)),
      ("words", rule.title.map(both) ?? rule.because.map(both)),
      ("because", rule.because.map(both)), ("overlay", rule.overlay.map(JSON.string)),
    ] + basis(rule.basis)
  }

  private func requirement(_ requirement: Requirement) -> [(String, JSON?)] {
    [
      ("kind", "paper"), ("paper", requirement.id.map(JSON.string)),
      ("words", words(zh.name(requirement), en.name(requirement))),
      ("because", requirement.because.map(both)),
    ] + basis(requirement.basis)
  }

  private func basis(_ basis: Basis) -> [(String, JSON?)] {
    [
      ("sources", .array(basis.citations.map(citation))), ("refs", .strings(basis.refs)),
      ("place", .string(basis.place.place)),
      ("replaced", basis.replaced.isEmpty ? nil : .strings(basis.replaced.map(\.place))),
    ]
  }

  private func citation(_ citation: Citation) -> JSON {
    .members([
      ("id", .string(citation.source.id)), ("title", both(citation.source.title)),
      ("article", citation.article.map(JSON.string)),
      ("confidence", .string(citation.confidence.rawValue)),
      ("fault", citation.source.fault.map(both)), ("note", citation.note.map(JSON.string)),
    ])
  }

  private func term(_ id: TermID) -> [(String, JSON?)] {
    let term = program[id]
    let ends = zh.known(id)
    var members: [(String, JSON?)] = [
      ("kind", .string(isCondition(term) ? "condition" : "value")),
      ("value", value(ends, term.type)), ("open", ends.isOpen ? true : nil),
    ]
    if isCondition(term) {
      let (chinese, english) = (zh.condition(id), en.condition(id))
      members.append(("words", words(chinese.requirement, english.requirement)))
      members.append(("found", words(chinese.sentence, english.sentence)))
    } else {
      let (chinese, english) = (SumTree(zh).line(id), SumTree(en).line(id))
      members.append(("words", words(chinese.name, english.name)))
      members.append(("found", words(chinese.value, english.value)))
    }
    if case .shift(let spec) = term.kind, let convention = spec.convention {
      members.append(("convention", .string(convention.place)))
    }
    if case .fact(let index) = term.kind {
      members.append(("fact", .string(program.facts[index].id)))
    }
    members.append(("place", .string(term.place.place)))
    return members
  }

  private func isCondition(_ term: Term) -> Bool {
    guard case .bool = term.type else { return false }
    switch term.kind {
    case .literal, .table, .unstated, .call, .plus, .minus, .shift, .rolled, .status: return false
    default: return true
    }
  }

  private func value(_ ends: Ends, _ type: ValueType) -> JSON {
    ends.value.map { DecisionJSON(decision, context).plain($0, type) } ?? .null
  }

  // MARK: Facts

  private func fact(_ index: Int) -> JSON {
    let fact = program.facts[index]
    let stated = decision.input.facts[fact.id]
    let origin =
      stated?.count != nil
      ? "counted"
      : stated != nil
        ? "stated" : decision.input.presumed[fact.id] != nil ? "presumed" : "not-stated"
    return .members([
      ("id", .string(fact.id)), ("words", both(fact.label)),
      ("value", value(zh.fact(index), fact.type)),
      ("origin", .string(origin)), ("place", stated?.place.map { .string($0.place) }),
      ("count", stated?.count.map { SpellCountJSON($0).json }),
    ])
  }

  // MARK: Readings

  /// The question with the option in force; null where nobody chose and there is no default.
  private func reading(_ index: Int) -> JSON {
    let reading = program.readings[index]
    let options = DecisionJSON(decision, context).names(
      zh.reading(index), ChoiceID(reading.id))
    let isChosen = decision.input.readings[reading.id] != nil
    return .members(
      [
        ("id", .string(reading.id)), ("words", both(reading.ask)),
        ("option", options.count == 1 ? .string(options[0]) : .null),
        ("origin", .string(isChosen ? "chosen" : reading.fallback == nil ? "open" : "default")),
        ("options", .array(reading.options.map(option))),
      ] + basis(reading.basis))
  }

  private func option(_ option: ReadingSpec.Option) -> JSON {
    .members(
      [
        ("id", .string(option.id)), ("words", both(option.label)),
        ("doubt", option.doubt.map(both)),
      ] + basis(option.basis))
  }

  private func both(_ wording: Wording) -> JSON {
    ["zh": .string(wording.zh), "en": .string(wording.en)]
  }

  private func words(_ zh: Inline, _ en: Inline) -> JSON {
    ["zh": .string(zh.plain), "en": .string(en.plain)]
  }
}
