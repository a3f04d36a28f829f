import CivilTime
import PolicyChecking
import PolicyProgram
import PolicyValues
import SourceText

/// Takes an edition apart into facets: everything it says, each thing once, by id.
struct FacetCollector {
  let edition: CheckedEdition
  let aliases: Aliases
  let printer: ExprPrinter
  var facets: [Facet] = []
  /// The sources that something cites.
  private var cited: Set<String> = []

  init(_ edition: CheckedEdition, _ aliases: Aliases = Aliases()) {
    self.edition = edition
    self.aliases = aliases
    self.printer = ExprPrinter(edition: edition, aliases: aliases)
  }

  /// All facets of the edition; O(what is written).
  mutating func collect() -> [Facet] {
    collectEdition()
    collectConventions()
    for reading in edition.scope.readings.values.sorted(by: { $0.id < $1.id }) { collect(reading) }
    for window in edition.windows.values.sorted(by: { $0.id < $1.id }) { collect(window) }
    for definition in edition.definitions.values.sorted(by: { $0.id < $1.id }) {
      collect(definition)
    }
    for assumption in edition.assumptions {
      let text = printer.forms(assumption)
      add(.assumption(text.canonical), .presence, text, at: assumption.range)
    }
    collectStatuses()
    for procedure in edition.procedures { collect(procedure) }
    collectTransition()
    collectFacts()
    collectSources()
    return facets
  }

  mutating func add(
    _ part: Part, _ aspect: StructuralAspect, _ text: FacetText, at place: SourceRange,
    on basis: Basis? = nil
  ) {
    facets.append(Facet(aliases.part(part), aspect, text, at: place, on: basis))
  }

  mutating func add(
    _ part: Part, _ aspect: StructuralAspect, _ text: String?, at place: SourceRange,
    on basis: Basis? = nil
  ) {
    guard let text else { return }
    add(part, aspect, FacetText(text), at: place, on: basis)
  }

  mutating func add(
    _ part: Part, _ aspect: StructuralAspect, _ label: Wording?, at place: SourceRange
  ) {
    guard let label, !label.zh.isEmpty || !label.en.isEmpty else { return }
    add(part, aspect, FacetText(label), at: place)
  }

  /// The citations of a part, in any order.
  mutating func addCitations(_ part: Part, _ basis: Basis?) {
    guard let basis, !basis.citations.isEmpty else { return }
    cited.formUnion(basis.citations.map(\.source.id))
    let names = basis.citations.map { citation in
      let article = citation.article.map { "#\($0)" } ?? ""
      let own = citation.confidence == citation.source.confidence
      return citation.source.id + article + (own ? "" : " (\(citation.confidence.rawValue))")
    }
    add(part, .cite, Set(names).sorted().joined(separator: ", "), at: basis.place, on: basis)
  }

  // MARK: The edition

  private mutating func collectEdition() {
    add(.edition, .title, edition.title, at: edition.place)
    add(.edition, .instrument, edition.instrument, at: edition.place)
    add(.edition, .inForceFrom, edition.from.description, at: edition.inForcePlace)
    let until = edition.until.packed >= PackedDay.never ? "never" : edition.until.description
    add(.edition, .inForceUntil, until, at: edition.inForcePlace)
    add(.edition, .calendar, edition.calendar, at: edition.place)
    if let day = edition.governedBy {
      add(.edition, .governedBy, printer.forms(day), at: day.range)
    }
  }

  private mutating func collectConventions() {
    let rules = edition.conventions
    add(rules.firstDay, .firstDay)
    add(rules.missingDay, .missingDay)
    add(rules.restDay, .restDay)
  }

  private mutating func add<Value: RawRepresentable & Sendable>(
    _ rule: ConventionRule<Value>?, _ aspect: StructuralAspect
  ) where Value.RawValue == String {
    guard let rule else { return }
    let place =
      switch rule {
      case .fixed(_, let place), .byReading(_, _, let place): place
      }
    add(.conventions, aspect, printer.forms { $0.convention(rule) }, at: place)
  }

  // MARK: Named parts

  private mutating func collect(_ reading: ReadingSpec) {
    let part = Part.reading(reading.id)
    let place = reading.basis.place
    add(part, .presence, FacetText(reading.id), at: place, on: reading.basis)
    add(part, .question, reading.ask, at: place)
    let fallback = reading.fallback.map { reading.options[$0].id } ?? "unstated"
    add(part, .fallback, fallback, at: place)
    addCitations(part, reading.basis)
    for option in reading.options {
      let own = option.basis.place
      var text = FacetText(option.id)
      text.words = option.label
      add(part, .option(option.id), text, at: own, on: option.basis)
      add(part, .doubt(option.id), option.doubt, at: own)
    }
  }

  private mutating func collect(_ window: CheckedWindow) {
    let part = Part.window(window.id)
    add(part, .presence, window.id, at: window.basis.place, on: window.basis)
    add(
      part, .opens, printer.forms(window.opens, isUnfolded: true), at: window.opens.range,
      on: window.basis)
    add(
      part, .closes, printer.forms(window.closes, isUnfolded: true), at: window.closes.range,
      on: window.basis)
    add(part, .title, window.title, at: window.basis.place)
    addCitations(part, window.basis)
  }

  private mutating func collect(_ definition: CheckedDefinition) {
    let part = Part.definition(definition.id)
    add(part, .presence, definition.id, at: definition.basis.place, on: definition.basis)
    add(
      part, .value, printer.forms(definition.value), at: definition.value.range,
      on: definition.basis)
    add(part, .title, definition.title, at: definition.basis.place)
    addCitations(part, definition.basis)
  }

  private mutating func collectStatuses() {
    for (index, status) in edition.statuses.enumerated() {
      let part = Part.status(status.id)
      add(part, .presence, status.id, at: status.basis.place, on: status.basis)
      add(part, .when, printer.forms(status.when), at: status.when.range, on: status.basis)
      add(part, .because, status.because, at: status.basis.place)
      addDefeats(part, of: index, among: edition.statuses) { $0 }
      addCitations(part, status.basis)
    }
  }

  /// What the first day writes, told like the rules of a procedure called `transition`.
  private mutating func collectTransition() {
    for rule in edition.transition {
      let part = Part.rule(procedure: "transition", rule.id)
      add(part, .presence, FacetText(rule.id, sameAs: ""), at: rule.basis.place, on: rule.basis)
      add(part, .when, printer.forms(rule.when), at: rule.when.range, on: rule.basis)
      for given in rule.gives {
        let text = printer.forms(given.value)
        add(part, .gives(given.output), text, at: given.value.range, on: rule.basis)
      }
      add(part, .because, rule.because, at: rule.basis.place)
      addCitations(part, rule.basis)
    }
  }

  /// The rules that a rule defeats, whichever way its `except` names them.
  mutating func addDefeats(
    _ part: Part, of index: Int, among rules: [CheckedRule], _ name: (String) -> String
  ) {
    let beaten = rules.filter { $0.defeatedBy.contains(index) }.map { name($0.id) }
    let basis = rules[index].basis
    add(part, .defeats, FacetText(names: beaten), at: basis.place, on: basis)
  }

  // MARK: What the vocabularies supply

  private mutating func collectFacts() {
    let presumed = Dictionary(edition.presumptions) { first, _ in first }
    for name in factsRead(by: edition).sorted() {
      guard let spec = edition.scope.facts[name]?.spec else { continue }
      let part = Part.fact(name)
      add(part, .presence, name, at: spec.place)
      add(
        part, .type, "\(describe(spec.type))\(spec.isRecord ? ", on record" : "")\(counted(spec))",
        at: spec.place)
      add(part, .range, range(spec), at: spec.place)
      if let value = presumed[name] {
        add(part, .presumed, printer.forms(value), at: value.range)
      }
    }
  }

  private func describe(_ type: ValueType) -> String {
    switch type {
    case .bool: "bool"
    case .date: "date"
    case .int: "int"
    case .money: "money"
    case .choice(let id): id.name
    case .set(let id): "set of \(id.name)"
    }
  }

  private func counted(_ spec: FactSpec) -> String {
    guard let rule = spec.spells else { return "" }
    let what =
      switch rule.take {
      case .months(within: nil): "months"
      case .months(let within?): "months within \(within)"
      case .monthsInARow: "months in a row"
      case .since: "since"
      }
    return ", counted from \(rule.spell) (\(what))"
  }

  private func range(_ spec: FactSpec) -> FacetText {
    switch spec.type {
    case .choice(let id), .set(let id):
      return FacetText(names: edition.scope.choices[id]?.options.map(\.id) ?? [])
    case .bool: return FacetText("false, true")
    case .date, .int, .money:
      let least = printer.literal(spec.domain.lo, spec.type)
      return FacetText("\(least) to \(printer.literal(spec.domain.hi, spec.type))")
    }
  }

  private mutating func collectSources() {
    for id in cited.sorted() {
      guard let entry = edition.scope.sources[id] else { continue }
      let (part, spec) = (Part.source(id), entry.spec)
      add(part, .presence, id, at: entry.place)
      add(part, .title, spec.title, at: entry.place)
      add(part, .published, spec.published?.description, at: entry.place)
      add(part, .whereRead, spec.whereRead, at: entry.place)
      add(part, .confidence, spec.confidence.rawValue, at: entry.place)
      add(part, .fault, spec.fault, at: entry.place)
    }
  }
}
