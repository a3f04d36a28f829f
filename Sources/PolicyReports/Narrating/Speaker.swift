import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Says the values of one decision in one language.
struct Speaker: Sendable {
  let language: Language
  let decision: Decision

  var program: Program { decision.program }

  init(_ language: Language, _ decision: Decision) {
    self.language = language
    self.decision = decision
  }

  func say(_ word: Word, _ arguments: Inline...) -> Inline {
    filled(word.wording[language], arguments)
  }

  func text(_ wording: Wording) -> Inline { Inline(wording[language]) }

  /// What is known of a term's value.
  func known(_ id: TermID) -> Ends { decision[program[id].register] }

  /// What is known of a term's value, in words.
  func value(_ id: TermID) -> Inline {
    value(known(id), program[id].type, unit: unit(of: id))
  }

  // MARK: Values

  /// A value, or what is left of it.
  func value(_ ends: Ends, _ type: ValueType, unit: Wording? = nil) -> Inline {
    switch type {
    case .choice(let id): return options(ends.hi, id)
    case .set(let id): return set(ends, id)
    default: break
    }
    if let value = ends.value { return self.value(value, type, unit: unit) }
    guard case .date = type else { return say(.unknown) }
    return say(.unknownDate)
  }

  /// A known value.
  func value(_ value: Int32, _ type: ValueType, unit: Wording? = nil) -> Inline {
    switch type {
    case .bool: say(value == 1 ? .yes : .no)
    case .date: date(value)
    case .int: Inline(String(value)) + (unit.map { unitText($0) } ?? "")
    case .money: say(.money, Inline(amount(value)))
    case .choice(let id): options(value, id)
    case .set(let id): set(Ends(value), id)
    }
  }

  func date(_ packed: Int32) -> Inline {
    packed >= PackedDay.never ? say(.never) : Inline(CivilDate(packed: packed).description)
  }

  private func unitText(_ unit: Wording) -> Inline {
    language == .zh ? text(unit) : " " + text(unit)
  }

  /// One option of several that are still possible.
  func options(_ mask: Int32, _ id: ChoiceID) -> Inline {
    let labels = labels(mask, id)
    return labels.count > 3 ? say(.unknown) : language.either(labels)
  }

  /// The labels of the options in a mask, in the order of the list.
  func labels(_ mask: Int32, _ id: ChoiceID) -> [Inline] {
    if let reading = program.readings.first(where: { $0.id == id.name }), program.choices[id] == nil
    {
      return reading.options.indices.filter { mask >> Int32($0) & 1 != 0 }
        .map { text(reading.options[$0].label) }
    }
    guard let options = program.choices[id]?.options ?? engineOptions(id) else { return [] }
    return options.indices.filter { mask >> Int32($0) & 1 != 0 }.map { text(options[$0].label) }
  }

  private func engineOptions(_ id: ChoiceID) -> [(id: String, label: Wording)]? {
    switch id {
    case EngineChoices.outcome: EngineChoices.outcomes
    case EngineChoices.continuity: EngineChoices.effects
    case EngineChoices.status: EngineChoices.statuses
    default: nil
    }
  }

  private func set(_ ends: Ends, _ id: ChoiceID) -> Inline {
    guard let value = ends.value else { return say(.unknown) }
    let labels = labels(value, id)
    return labels.isEmpty ? say(.none) : language.both(labels)
  }

  /// The unit of the fact that a term names.
  func unit(of id: TermID) -> Wording? {
    switch program[id].kind {
    case .fact(let index): program.facts[index].unit
    case .definition: program[id].operands.first.flatMap { unit(of: $0) }
    default: nil
    }
  }

  // MARK: The request

  /// An outcome as the end of a sentence.
  func outcome(_ outcome: Int32, to procedure: Int32?) -> Inline {
    switch outcome {
    case EngineChoices.accepted: say(.outcomeAccepted)
    case EngineChoices.notYet: say(.outcomeNotYet)
    case EngineChoices.incomplete: say(.outcomeIncomplete)
    case EngineChoices.redirected: say(.outcomeRedirected, target(procedure))
    case EngineChoices.refused: say(.outcomeRefused)
    default: say(.outcomeOpen)
    }
  }

  /// The title of the procedure to turn to.
  func target(_ procedure: Int32?) -> Inline {
    procedure.map { value($0, .choice(EngineChoices.target)) } ?? say(.anotherProcedure)
  }

  /// The day of the request or the day a status is asked for.
  var day: Int32? {
    for name in ["request.date", "day"] {
      if let index = program.facts.firstIndex(where: { $0.id == name }) {
        return fact(index).value
      }
    }
    return decision.input.value(of: "request.date") ?? decision.input.value(of: "day")
  }

  /// What is known of a fact, by index.
  func fact(_ index: Int) -> Ends {
    for (place, input) in program.inputs.enumerated() {
      if case .fact(index) = input { return decision.registers[place] }
    }
    return program.facts[index].domain
  }

  /// The options of a reading that are still possible, by index of the reading.
  func reading(_ index: Int) -> Int32 {
    for (place, input) in program.inputs.enumerated() {
      if case .reading(index) = input { return decision.registers[place].hi }
    }
    let reading = program.readings[index]
    // It chose the edition, and nothing else reads it.
    return decision.input.readings[reading.id] ?? reading.fallback.map { 1 << Int32($0) }
      ?? reading.mask
  }
}

/// An amount in the smallest unit as `25.00`.
func amount(_ fen: Int32) -> String {
  let magnitude = fen.magnitude
  let cents = String(magnitude % 100)
  return (fen < 0 ? "-" : "") + "\(magnitude / 100)." + (cents.count < 2 ? "0" : "") + cents
}

/// Whether a packed day is after every day.
func isNever(_ day: Int32) -> Bool { day >= PackedDay.never }
