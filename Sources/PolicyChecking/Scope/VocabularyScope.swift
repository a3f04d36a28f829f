import CivilTime
import Diagnostics
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

/// Builds the part of a scope that vocabularies supply.
///
/// - Parameters:
///   - vocabularies: those the policy uses, and those they use, each once.
///   - library: native functions that expressions may call.
package func scope(
  of vocabularies: [VocabularyDecl], library: [NativeFunction]
) -> Checked<Scope> {
  var building = VocabularyScope()
  for function in library { building.scope.functions[function.name] = function }
  building.addEngineChoices()
  for vocabulary in vocabularies { building.addChoices(of: vocabulary) }
  for vocabulary in vocabularies { building.addAdditions(of: vocabulary) }
  for vocabulary in vocabularies { building.addFacts(of: vocabulary) }
  for vocabulary in vocabularies { building.addPapers(of: vocabulary) }
  return Checked(building.scope, building.diagnostics)
}

private struct VocabularyScope {
  var scope = Scope()
  var diagnostics: [Diagnostic] = []
  private var places: [String: SourceRange] = [:]

  mutating func addEngineChoices() {
    let lists: [(ChoiceID, [(id: String, label: Wording)])] = [
      (EngineChoices.outcome, EngineChoices.outcomes),
      (EngineChoices.continuity, EngineChoices.effects),
      (EngineChoices.status, EngineChoices.statuses),
    ]
    for (id, options) in lists { scope.choices[id] = ChoiceSpec(id: id, options: options) }
  }

  mutating func addChoices(of vocabulary: VocabularyDecl) {
    for choice in vocabulary.choices {
      introduce(choice.id, as: "list:\(choice.id.value)")
      let id = ChoiceID(choice.id.value)
      scope.choices[id] = ChoiceSpec(id: id, options: options(choice.options))
      for option in choice.options { _ = isNew(option, in: choice.id.value) }
    }
    for fact in vocabulary.facts where fact.type?.value == "choice" {
      let id = ChoiceID(fact.id.value)
      scope.choices[id] = ChoiceSpec(id: id, options: options(fact.options))
      for option in fact.options { _ = isNew(option, in: fact.id.value) }
    }
    for status in vocabulary.statuses {
      append([status], to: EngineChoices.status, at: status.id.range)
    }
    for event in vocabulary.events {
      introduce(event.id, as: "event:\(event.id.value)")
      scope.events[event.id.value] = event.label
    }
    for spell in vocabulary.spells {
      introduce(spell.id, as: "spell:\(spell.id.value)")
      scope.spells[spell.id.value] = label(spell)
    }
  }

  mutating func addAdditions(of vocabulary: VocabularyDecl) {
    for addition in vocabulary.adds {
      guard scope.choices[ChoiceID(addition.id.value)] != nil else {
        diagnostics.append(
          .unknownReference(
            "list of options", addition.id, near: scope.choices.keys.map(\.name)))
        continue
      }
      append(addition.options, to: ChoiceID(addition.id.value), at: addition.id.range)
    }
  }

  private mutating func append(_ added: [LabelDecl], to id: ChoiceID, at range: SourceRange) {
    guard var choice = scope.choices[id] else { return }
    for option in added where isNew(option, in: id.name) && choice.bit(option.id.value) == nil {
      choice.options.append((option.id.value, label(option)))
    }
    if choice.options.count > 31 {
      diagnostics.append(.tooManyOptions(choice.options.count, at: range))
    }
    scope.choices[id] = choice
  }

  /// Whether a list has no option of the name from another line yet; complains, showing both, if it has.
  private mutating func isNew(_ option: LabelDecl, in list: String) -> Bool {
    let key = "option:\(list)/\(option.id.value)"
    let isNew = places[key] == nil
    introduce(option.id, as: key)
    return isNew
  }

  mutating func addFacts(of vocabulary: VocabularyDecl) {
    for fact in vocabulary.facts {
      introduce(fact.id, as: fact.id.value)
      scope.places[fact.id.value] = fact.id.range
      guard let type = type(of: fact) else { continue }
      let spec = FactSpec(
        id: fact.id.value, type: type, isRecord: fact.isRecord,
        label: fact.label ?? Wording(zh: fact.id.value, en: fact.id.value), ask: fact.ask,
        ifTrue: fact.ifTrue, ifFalse: fact.ifFalse, unit: fact.unit,
        domain: domain(of: fact, type), place: fact.place, isPresumed: fact.presume != nil,
        spells: fact.spells.flatMap { spellRule($0, of: fact, type) })
      scope.facts[fact.id.value] = Scope.FactEntry(spec: spec, presume: fact.presume)
    }
    scope.assumptions += vocabulary.assume
    for source in vocabulary.sources {
      introduce(source.id, as: "source:\(source.id.value)")
      scope.sources[source.id.value] = sourceEntry(source)
    }
  }

  mutating func addPapers(of vocabulary: VocabularyDecl) {
    for paper in vocabulary.materials {
      introduce(paper.id, as: "paper:\(paper.id.value)")
      scope.papers[paper.id.value] = PaperSpec(
        id: paper.id.value, label: paper.label ?? Wording(zh: paper.id.value, en: paper.id.value),
        qualities: options(paper.qualities), anyOf: paper.anyOf.map(\.value))
    }
    for paper in vocabulary.materials {
      for member in paper.anyOf where scope.papers[member.value]?.anyOf.isEmpty != true {
        diagnostics.append(.unknownReference("paper", member, near: Array(scope.papers.keys)))
      }
    }
  }

  private mutating func introduce(_ name: Located<String>, as key: String) {
    if let first = places[key] {
      diagnostics.append(.duplicateName(name.value, first: first, again: name.range))
    } else {
      places[key] = name.range
    }
  }

  private func options(_ labels: [LabelDecl]) -> [(id: String, label: Wording)] {
    labels.map { ($0.id.value, label($0)) }
  }

  private func label(_ declaration: LabelDecl) -> Wording {
    declaration.label ?? Wording(zh: declaration.id.value, en: declaration.id.value)
  }

  private mutating func type(of fact: FactDecl) -> ValueType? {
    guard let written = fact.type else { return nil }
    switch written.value {
    case "bool": return .bool
    case "date": return .date
    case "int": return .int
    case "money": return .money
    case "choice":
      let id = ChoiceID(fact.id.value)
      if fact.options.isEmpty || fact.options.count > 31 {
        diagnostics.append(.tooManyOptions(fact.options.count, at: written.range))
      }
      return .choice(id)
    case let text:
      let isSet = text.hasPrefix("set of ")
      let id = ChoiceID(isSet ? String(text.dropFirst("set of ".count)) : text)
      guard scope.choices[id] != nil else {
        let known = ["bool", "date", "int", "money", "choice"] + scope.choices.keys.map(\.name)
        diagnostics.append(
          .unknownReference("type", Located(id.name, at: written.range), near: known))
        return nil
      }
      return isSet ? .set(id) : .choice(id)
    }
  }
}

extension VocabularyScope {
  /// Everything a case may state for a fact.
  private mutating func domain(of fact: FactDecl, _ type: ValueType) -> Ends {
    switch type {
    case .bool: return Ends(0, 1)
    case .choice(let id): return Ends(oneOf: scope.choices[id]?.mask ?? 1)
    case .set(let id): return Ends(0, scope.choices[id]?.mask ?? 0)
    case .date:
      let ends = fact.range.flatMap { dates($0) }
      return ends ?? Ends(FactBounds.firstDay.packed, lastDay(of: fact))
    case .int, .money:
      guard let range = fact.range else {
        if type == .int { diagnostics.append(.intNeedsRange(fact.id.value, at: fact.place)) }
        return Ends(0, FactBounds.largestAmount)
      }
      return numbers(range, scale: type == .money ? 100 : 1) ?? Ends(0, 0)
    }
  }

  /// What is presumed never to have happened may be stated so.
  private func lastDay(of fact: FactDecl) -> Int32 {
    if case .never? = fact.presume?.kind { return PackedDay.never }
    return FactBounds.lastDay.packed
  }

  private mutating func dates(_ range: RangeDecl) -> Ends? {
    let reader = Reader()
    let from = reader.date(range.from)
    let to = reader.date(range.to, orNever: true)
    diagnostics += reader.diagnostics
    guard let from, let to else { return nil }
    if to.value < from.value { diagnostics.append(.emptyRange(from: from.range, to: to.range)) }
    return Ends(from.value.packed, max(from.value, to.value).packed)
  }

  private mutating func numbers(_ range: RangeDecl, scale: Int) -> Ends? {
    let reader = Reader()
    let from = reader.integer(range.from)
    let to = reader.integer(range.to)
    diagnostics += reader.diagnostics
    guard let from, let to else { return nil }
    if to.value < from.value { diagnostics.append(.emptyRange(from: from.range, to: to.range)) }
    let limit = Int(FactBounds.largestAmount)
    func cut(_ value: Int) -> Int32 { Int32(max(-limit, min(limit, value * scale))) }
    return Ends(cut(from.value), max(cut(from.value), cut(to.value)))
  }
}

// MARK: - Counts of spells

extension VocabularyScope {
  /// How a fact is counted, where that can be done.
  private mutating func spellRule(
    _ rule: SpellRuleDecl, of fact: FactDecl, _ type: ValueType
  ) -> SpellRule? {
    guard scope.spells[rule.of.value] != nil else {
      diagnostics.append(.unknownReference("spell", rule.of, near: Array(scope.spells.keys)))
      return nil
    }
    if fact.isRecord {
      diagnostics.append(.countedOnRecord(fact.id.value, at: rule.take.range))
      return nil
    }
    let take = rule.take
    if let within = rule.within, take.value != "months" || !(1...1_200).contains(within.value) {
      diagnostics.append(.badSpellLimit(within, take))
      return nil
    }
    switch (take.value, type) {
    case ("months", .int):
      return SpellRule(spell: rule.of.value, take: .months(within: rule.within?.value))
    case ("months-in-a-row", .int):
      return SpellRule(spell: rule.of.value, take: .monthsInARow)
    case ("since", .date): return SpellRule(spell: rule.of.value, take: .since)
    default:
      diagnostics.append(.badSpellType(take, fact.type ?? fact.id))
      return nil
    }
  }
}

/// What facts without a range of their own may be.
package enum FactBounds {
  package static let firstDay = CivilDate(year: 1900, month: 1, day: 1) ?? .earliest
  package static let lastDay = CivilDate(year: 2199, month: 12, day: 31) ?? .last
  /// Numbers and amounts stay below this, so that sums cannot leave a register.
  package static let largestAmount: Int32 = 500_000_000
}

/// A source as the tables keep it.
func sourceEntry(_ source: SourceDecl) -> Scope.SourceEntry {
  Scope.SourceEntry(
    spec: SourceSpec(
      id: source.id.value,
      title: source.title ?? Wording(zh: source.id.value, en: source.id.value),
      published: source.published, whereRead: source.whereRead,
      confidence: source.confidence ?? .unconfirmed, fault: source.fault, refs: source.refs),
    place: source.id.range)
}
