import CivilTime
import Diagnostics
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

/// Adds an edition's own names to those of its vocabularies.
struct EditionNames {
  var scope: Scope
  var diagnostics: [Diagnostic] = []
  var citedSources: Set<String> = []

  init(scope: Scope) { self.scope = scope }

  mutating func add(_ policy: PolicyDecl) {
    for source in policy.sources {
      if let first = scope.sources[source.id.value]?.place {
        diagnostics.append(.duplicateName(source.id.value, first: first, again: source.id.range))
      }
      scope.sources[source.id.value] = sourceEntry(source)
    }
    for presumption in policy.presume { presume(presumption) }
    for reading in policy.readings { add(reading) }
    for window in policy.windows {
      introduce(window.id)
      scope.windows[window.id.value] = window
    }
    for definition in policy.definitions {
      introduce(definition.id)
      scope.definitions[definition.id.value] = definition
    }
    if var statuses = scope.choices[EngineChoices.status] {
      for status in policy.statuses where statuses.bit(status.id.value) == nil {
        diagnostics.append(
          .unknownOption(status.id, of: "status", options: statuses.options.map(\.id)))
        statuses.options.append(
          (status.id.value, Wording(zh: status.id.value, en: status.id.value)))
      }
    }
  }

  /// What a policy presumes stands in place of what its vocabularies presume.
  private mutating func presume(_ presumption: PresumptionDecl) {
    guard let spec = scope.facts[presumption.fact.value]?.spec else {
      diagnostics.append(
        .unknownReference("fact", presumption.fact, near: Array(scope.facts.keys)))
      return
    }
    var domain = spec.domain
    if case .never = presumption.value.kind { domain = Ends(domain.lo, PackedDay.never) }
    scope.facts[spec.id] = Scope.FactEntry(
      spec: FactSpec(
        id: spec.id, type: spec.type, isRecord: spec.isRecord, label: spec.label, ask: spec.ask,
        ifTrue: spec.ifTrue, ifFalse: spec.ifFalse, unit: spec.unit, domain: domain,
        place: presumption.fact.range, isPresumed: true, spells: spec.spells),
      presume: presumption.value)
  }

  private mutating func introduce(_ name: Located<String>) {
    if let first = scope.places[name.value] {
      diagnostics.append(.duplicateName(name.value, first: first, again: name.range))
    } else if OutputName(key: name.value) != nil {
      diagnostics.append(.namesAnOutput(name))
    } else {
      scope.places[name.value] = name.range
    }
  }

  private mutating func add(_ reading: ReadingDecl) {
    introduce(reading.id)
    if reading.options.isEmpty || reading.options.count > 31 {
      diagnostics.append(.tooManyOptions(reading.options.count, at: reading.id.range))
    }
    let options = reading.options.map { option in
      ReadingSpec.Option(
        id: option.id.value,
        label: option.label ?? Wording(zh: option.id.value, en: option.id.value),
        doubt: option.doubt, basis: basis(option.notes, option.id.range, allowsUnconfirmed: true))
    }
    let spec = ReadingSpec(
      id: reading.id.value,
      ask: reading.ask ?? Wording(zh: reading.id.value, en: reading.id.value), options: options,
      fallback: fallback(of: reading),
      basis: basis(reading.notes, reading.id.range, allowsUnconfirmed: true))
    scope.readings[reading.id.value] = spec
    let id = ChoiceID(reading.id.value)
    scope.choices[id] = ChoiceSpec(id: id, options: options.map { ($0.id, $0.label) })
  }

  private mutating func fallback(of reading: ReadingDecl) -> Int? {
    guard let written = reading.fallback, written.value != "unstated" else { return nil }
    guard let index = reading.options.firstIndex(where: { $0.id.value == written.value }) else {
      diagnostics.append(
        .unknownOption(written, of: reading.id.value, options: reading.options.map(\.id.value)))
      return nil
    }
    if reading.options[index].doubt != nil {
      diagnostics.append(.doubtfulDefault(written.value, at: written.range))
    }
    return index
  }

  private mutating func basis(
    _ notes: NotesDecl, _ place: SourceRange, allowsUnconfirmed: Bool
  ) -> Basis {
    let resolver = CitationResolver(sources: scope.sources, allowsUnconfirmed: allowsUnconfirmed)
    let resolved = resolver.resolve(notes.cite)
    diagnostics += resolved.diagnostics
    citedSources.formUnion(resolved.value.map(\.source.id))
    return Basis(citations: resolved.value, refs: notes.refs, place: place)
  }
}

extension Diagnostic {
  /// P0203: a default that its own author doubts.
  static func doubtfulDefault(_ option: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unknownOption, "`\(option)` has a `doubt` and cannot be the default", at: range, "doubted",
      help: "choose another option, or `unstated`")
  }
}
