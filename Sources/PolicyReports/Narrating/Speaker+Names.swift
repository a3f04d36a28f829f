import PolicyProgram
import PolicyValues

// What terms are called.
extension Speaker {
  /// What a value is called: a fact's label, a window's end, a sum.
  func noun(_ id: TermID) -> Inline {
    let term = program[id]
    func operand(_ index: Int) -> Inline { noun(term.operands[index]) }
    switch term.kind {
    case .fact(let index): return factName(program.facts[index], of: term.type)
    case .reading(let index): return say(.readingNamed, text(program.readings[index].ask))
    case .literal: return value(id)
    case .always: return say(.always)
    case .unstated: return say(.unstated)
    case .definition(let index): return name(program.definitions[index])
    case .windowEnd(let index, let isOpening):
      return say(isOpening ? .firstDayOf : .lastDayOf, windowName(index))
    case .output(let output): return outputName(output)
    case .shift(let spec): return sum(operand(0), spec)
    case .plus: return operand(0) + " + " + operand(1)
    case .minus: return operand(0) + " − " + operand(1)
    case .call(let name): return call(name, term.operands.map(noun))
    case .table: return say(.chosenBy, operand(0))
    case .rolled: return say(.rolled, operand(0))
    case .status(let use): return statusName(program.statusUses[use], on: operand(0))
    default: return condition(id).requirement
    }
  }

  /// The status on a day, by the edition at hand, an earlier one, or of another policy.
  private func statusName(_ use: StatusUse, on day: Inline) -> Inline {
    guard let edition = use.editions.first else { return say(.statusOnDay, day) }
    if edition.governs != nil { return say(.statusOfOnDay, day, text(edition.title)) }
    return edition.isOwn
      ? say(.statusOnDay, day) : say(.statusOnDayUnder, day, .code(edition.id))
  }

  private func factName(_ fact: FactSpec, of type: ValueType) -> Inline {
    guard case .date = type else { return text(fact.label) }
    return Inline(language.definite(fact.label[language]))
  }

  func name(_ definition: Definition) -> Inline {
    definition.title.map { Inline(language.definite($0[language])) } ?? .code(definition.id)
  }

  /// A window as it stands in a sentence.
  func windowName(_ index: Int) -> Inline {
    let window = program.windows[index]
    return window.title.map { Inline(language.definite($0[language])) }
      ?? say(.windowNamed, .code(window.id))
  }

  func name(_ rule: Rule) -> Inline { rule.title.map(text) ?? .code(rule.id) }

  func outputName(_ output: OutputName) -> Inline {
    switch output {
    case .outcome: return say(.outputOutcome)
    case .to: return say(.outputTo)
    case .continuity: return say(.outputContinuity)
    case .validityStarts: return say(.outputValidityStarts)
    case .validityEnds: return say(.outputValidityEnds)
    case .fee: return say(.outputFee)
    case .completedBy: return say(.outputCompletedBy)
    case .record(let id):
      let fact = program.facts.first { $0.id == id }
      return say(.outputRecord, fact.map { text($0.label) } ?? .code(id))
    }
  }

  /// The name of an output by the key under which a decision lists it.
  func outputName(key: String) -> Inline {
    switch key {
    case "status": say(.outputStatus)
    case "status-after": say(.outputStatusAfter)
    case "validity": say(.outputValidity)
    default: outputName(OutputName(key: key) ?? .record(key))
    }
  }

  // MARK: Sums

  func sum(_ base: Inline, _ spec: ShiftSpec) -> Inline {
    parts(of: spec).reduce(base) { $0 + ($1.isAdded ? " + " : " − ") + $1.text }
  }

  private func parts(of spec: ShiftSpec) -> [(isAdded: Bool, text: Inline)] {
    func part(_ count: Int, _ one: Word, _ many: Word) -> (isAdded: Bool, text: Inline) {
      let size = Int(count.magnitude)
      return (count > 0, say(size == 1 ? one : many, Inline(String(size))))
    }
    var parts: [(isAdded: Bool, text: Inline)] = []
    if let workdays = spec.workdays { parts.append(part(workdays, .workday, .workdays)) }
    if spec.months != 0 {
      parts.append(
        spec.months % 12 == 0
          ? part(spec.months / 12, .year, .years) : part(spec.months, .month, .months))
    }
    if spec.days != 0 { parts.append(part(spec.days, .day, .days)) }
    return parts
  }

  func call(_ name: String, _ arguments: [Inline]) -> Inline {
    switch (name, arguments.count) {
    case ("min", 2): say(.earlierOf, arguments[0], arguments[1])
    case ("max", 2): say(.laterOf, arguments[0], arguments[1])
    case ("whole-months", 2): say(.wholeMonths, arguments[0], arguments[1])
    case ("whole-years", 2): say(.wholeYears, arguments[0], arguments[1])
    case ("days-between", 2): say(.daysBetween, arguments[0], arguments[1])
    case ("anniversary", 2): say(.anniversary, arguments[0], arguments[1])
    case ("known-on", 2): say(.knownOn, arguments[0], arguments[1])
    case ("on-or-after-rest", 1): say(.rolled, arguments[0])
    default: .code(name) + "(" + arguments.joined(by: ", ") + ")"
    }
  }
}
