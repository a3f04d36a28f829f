import CivilTime
import Diagnostics
import PolicyChecking
import PolicyEvaluation
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText
import YAMLTree

/// Gives the facts, papers and readings of a case their meaning under one edition's names.
///
/// Everything wrong is reported at its place in the case; the rest is bound all the same.
struct CaseBinder {
  let scope: Scope
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var input = CaseInput()

  /// Every reading that a case may choose: the edition's, and those of editions whose status it asks.
  private let readings: [String: ReadingSpec]

  init(_ scope: Scope, readings: [ReadingSpec] = []) {
    self.scope = scope
    self.readings = Dictionary(readings.map { ($0.id, $0) }) { first, _ in first }
      .merging(scope.readings) { _, own in own }
  }

  mutating func bind(_ written: CaseDecl) {
    for given in written.facts { bind(fact: given) }
    if let papers = written.papers { bind(papers: papers) }
    for chosen in written.readings { bind(chosen) }
  }

  mutating func bind(papers: [PaperGivenDecl]) {
    input.papers = []
    for paper in papers { bind(paper) }
  }

  mutating func bind(fact given: GivenDecl) {
    guard let fact = scope.facts[given.name.value]?.spec else {
      diagnostics.append(.unknownFact(given.name, near: Array(scope.facts.keys)))
      return
    }
    if let first = input.facts[fact.id]?.place {
      diagnostics.append(.factTwice(given.name, first: first))
      return
    }
    guard let value = value(given.value, of: fact) else { return }
    input.facts[fact.id] = CaseInput.StatedFact(value: value, place: given.value.range)
  }

  private mutating func bind(_ paper: PaperGivenDecl) {
    guard let spec = scope.papers[paper.name.value] else {
      diagnostics.append(.unknownPaper(paper.name, near: Array(scope.papers.keys)))
      return
    }
    guard spec.anyOf.isEmpty else {
      diagnostics.append(.paperIsAGroup(paper.name, members: spec.anyOf))
      return
    }
    input.papers?.insert(spec.id)
    for quality in paper.qualities {
      guard spec.qualities.contains(where: { $0.id == quality.value }) else {
        diagnostics.append(
          .unknownQuality(quality, of: spec.id, known: spec.qualities.map(\.id)))
        continue
      }
      input.papers?.insert("\(spec.id):\(quality.value)")
    }
  }

  private mutating func bind(_ chosen: ChosenDecl) {
    guard let reading = readings[chosen.reading.value] else {
      diagnostics.append(.unknownReading(chosen.reading, near: Array(readings.keys)))
      return
    }
    guard let bit = reading.bit(chosen.option.value) else {
      diagnostics.append(
        .unknownReadingOption(
          chosen.option, of: reading.id, options: reading.options.map(\.id)))
      return
    }
    input.readings[reading.id] = bit
  }

  // MARK: Values

  private mutating func value(_ node: Node, of fact: FactSpec) -> Int32? {
    if case .set(let id) = fact.type { return set(node, of: fact, id) }
    guard case .scalar(let scalar) = node else {
      diagnostics.append(
        .wrongFactShape(fact.id, node.kindName, expected: describe(fact), at: node.range))
      return nil
    }
    guard let value = read(scalar, of: fact) else { return nil }
    switch fact.type {
    case .date, .int, .money:
      guard value >= fact.domain.lo, value <= fact.domain.hi else {
        diagnostics.append(
          .outOfRange(
            fact.id, scalar.text, least: show(fact.domain.lo, fact),
            greatest: show(fact.domain.hi, fact), at: scalar.range))
        return nil
      }
      return value
    case .bool, .choice, .set: return value
    }
  }

  private mutating func read(_ scalar: Node.Scalar, of fact: FactSpec) -> Int32? {
    switch fact.type {
    case .bool:
      if scalar.text == "true" { return 1 }
      if scalar.text == "false" { return 0 }
    case .date where scalar.text == "never": return PackedDay.never
    case .date:
      switch readDate(scalar.text) {
      case .success(let date): return date.packed
      case .failure(let refusal):
        diagnostics.append(.badDate(scalar.text, refusal, at: scalar.range))
        return nil
      }
    case .int:
      if let value = Int32(scalar.text) { return value }
    case .money:
      let checked = readExpression(scalar)
      if case .money(let fen)? = checked.value?.kind { return Int32(clamping: fen) }
    case .choice(let id):
      if let bit = scope.choices[id]?.bit(scalar.text) { return bit }
      let options = scope.choices[id]?.options.map(\.id) ?? []
      diagnostics.append(
        .badFactValue(
          fact.id, scalar.text, expected: "one of \(quoted(options))", at: scalar.range,
          help: nearest(to: scalar.text, in: options).map { "write `\($0)`" }))
      return nil
    case .set: return nil
    }
    diagnostics.append(
      .badFactValue(fact.id, scalar.text, expected: describe(fact), at: scalar.range))
    return nil
  }

  private mutating func set(_ node: Node, of fact: FactSpec, _ id: ChoiceID) -> Int32? {
    guard case .sequence(let items, _) = node else {
      diagnostics.append(
        .wrongFactShape(fact.id, node.kindName, expected: describe(fact), at: node.range))
      return nil
    }
    var mask: Int32 = 0
    for case .scalar(let item) in items {
      guard let bit = scope.choices[id]?.bit(item.text) else {
        let options = scope.choices[id]?.options.map(\.id) ?? []
        diagnostics.append(
          .badFactValue(fact.id, item.text, expected: "one of \(quoted(options))", at: item.range))
        return nil
      }
      mask |= bit
    }
    return mask
  }

  private func describe(_ fact: FactSpec) -> String {
    switch fact.type {
    case .bool: "`true` or `false`"
    case .date: "a day, `YYYY-MM-DD`,"
    case .int: "a whole number"
    case .money: "an amount, as `25 CNY`,"
    case .choice(let id): "one of \(quoted(scope.choices[id]?.options.map(\.id) ?? []))"
    case .set(let id): "a list of \(quoted(scope.choices[id]?.options.map(\.id) ?? []))"
    }
  }

  private func show(_ value: Int32, _ fact: FactSpec) -> String {
    switch fact.type {
    case .date: CivilDate(packed: value).description
    case .money: "\(value / 100) CNY"
    default: "\(value)"
    }
  }
}

extension Diagnostic {
  /// P0602: a fact stated twice.
  static func factTwice(_ name: Located<String>, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .badFactValue, "`\(name.value)` is stated twice", at: name.range, "again here",
      others: [Label(first, "first here")])
  }
}
