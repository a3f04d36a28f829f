import PolicyProgram
import PolicyValues

// One line for each construct that holds or fails.
extension Speaker {
  /// A condition in words; negated: what its opposite asks for.
  func condition(_ id: TermID, negated: Bool = false) -> Condition {
    let term = program[id]
    let truth = known(id).value.map { $0 == 1 }
    switch term.kind {
    case .not: return condition(term.operands[0], negated: !negated)
    case .always: return Condition(say(.always))
    case .unstated: return Condition(say(.unstated))
    case .all: return Condition(say(negated ? .notAllOf : .allOf))
    case .any: return Condition(say(negated ? .noneOf : .anyOf))
    case .fact(let index): return fact(program.facts[index], truth, negated)
    case .definition(let index): return definition(program.definitions[index], truth, negated)
    case .compare(let comparison):
      return compare(comparison, term.operands[0], term.operands[1], negated)
    case .isOneOf(let mask, let isNegated):
      return isOneOf(mask, term.operands[0], isNot: isNegated != negated)
    case .has(let mask): return has(mask, term.operands[0], negated)
    case .relative(let relation, let window): return relative(relation, window, term, negated)
    default: return named(noun(id), truth, negated)
    }
  }

  // MARK: Bools

  private func fact(_ fact: FactSpec, _ truth: Bool?, _ negated: Bool) -> Condition {
    let yes = fact.ifTrue.map(text) ?? say(.factIs, text(fact.label), say(.yes))
    let no = fact.ifFalse.map(text) ?? say(.factIs, text(fact.label), say(.no))
    let asked = negated ? no : yes
    guard let truth else {
      return Condition(
        asked, found: say(.notStated), sentence: say(.factIs, text(fact.label), say(.notStated)))
    }
    let found = truth ? yes : no
    return Condition(asked, found: truth == negated ? found : nil, sentence: found)
  }

  private func definition(_ definition: Definition, _ truth: Bool?, _ negated: Bool) -> Condition {
    if isTransparent(definition) { return condition(definition.body, negated: negated) }
    return named(definition.title.map(text) ?? .code(definition.id), truth, negated)
  }

  /// Whether a definition is told as its body: it has no title, and the body is one line.
  func isTransparent(_ definition: Definition) -> Bool {
    definition.title == nil && isSimple(definition.body)
  }

  /// Whether a condition is said in one line.
  private func isSimple(_ id: TermID) -> Bool {
    switch program[id].kind {
    case .all, .any, .table, .definition: false
    case .not: isSimple(program[id].operands[0])
    default: true
    }
  }

  private func named(_ name: Inline, _ truth: Bool?, _ negated: Bool) -> Condition {
    let not = say(.notSo, name)
    let sentence = truth.map { $0 ? name : not }
    return Condition(
      negated ? not : name, found: truth == nil ? say(.unknown) : nil,
      sentence: sentence ?? say(.factIs, name, say(.unknown)))
  }

  // MARK: Choices

  private func isOneOf(_ mask: Int32, _ operand: TermID, isNot: Bool) -> Condition {
    let type = program[operand].type
    let wanted = language.either(labels(mask, choice(type)))
    let ends = known(operand)
    let found = value(ends, type)
    if case .reading(let index) = program[operand].kind {
      let ask = text(program.readings[index].ask)
      return Condition(
        say(isNot ? .readingIsNot : .readingIs, ask, wanted),
        found: !isNot && found == wanted ? nil : found,
        sentence: say(.readingIs, ask, found))
    }
    let name = noun(operand)
    let isKnown = ends.hi & (ends.hi &- 1) == 0
    return Condition(
      say(isNot ? .isNot : .isOneOf, name, wanted),
      found: !isKnown ? say(.notStated) : !isNot && found == wanted ? nil : found,
      sentence: say(.isOneOf, name, isKnown ? found : say(.notStated)))
  }

  private func has(_ mask: Int32, _ operand: TermID, _ negated: Bool) -> Condition {
    let type = program[operand].type
    let wanted = language.either(labels(mask, choice(type)))
    let (name, found) = (noun(operand), value(known(operand), type))
    return Condition(
      say(negated ? .lacks : .includes, name, wanted), found: found,
      sentence: say(.isOneOf, name, found))
  }

  private func choice(_ type: ValueType) -> ChoiceID {
    switch type {
    case .choice(let id), .set(let id): id
    default: ChoiceID("")
    }
  }
}

extension Comparison {
  /// What holds exactly if this does not.
  var opposite: Comparison {
    switch self {
    case .less: .atLeast
    case .atMost: .greater
    case .greater: .atMost
    case .atLeast: .less
    case .equal: .notEqual
    case .notEqual: .equal
    }
  }

  /// The sign people read.
  var sign: String {
    switch self {
    case .less: "<"
    case .atMost: "≤"
    case .greater: ">"
    case .atLeast: "≥"
    case .equal: "="
    case .notEqual: "≠"
    }
  }

  /// The word for days.
  var dayWord: Word {
    switch self {
    case .less: .isBefore
    case .atMost: .isNotAfter
    case .greater: .isAfter
    case .atLeast: .isNotBefore
    case .equal: .isOn
    case .notEqual: .isNotOn
    }
  }

  /// How two numbers stand to each other.
  static func between(_ x: Int32, _ y: Int32) -> Comparison {
    x < y ? .less : x == y ? .equal : .greater
  }
}
