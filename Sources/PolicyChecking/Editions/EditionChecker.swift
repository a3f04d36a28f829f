import CivilTime
import Diagnostics
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

/// Checks one edition: every name, every type, every citation; complains about all it finds at once.
///
/// - Parameters:
///   - declaration: the edition with its layers merged.
///   - scope: what its vocabularies supply.
///   - replaced: what each changed place, or something inside it, took the place of.
///   - neighbours: the other editions and policies, whose statuses expressions may ask for.
package func checkEdition(
  _ declaration: PolicyDecl, _ scope: Scope, replaced: ReplacedPlaces = .none,
  neighbours: Neighbours = .none
) -> Checked<CheckedEdition?> {
  let checker = EditionChecker(declaration, scope, replaced)
  checker.expressions.home = StatusHome(declaration, neighbours)
  let edition = checker.edition()
  return Checked(edition, checker.allDiagnostics)
}

/// The work of checking one edition, in the order of its blocks.
final class EditionChecker {
  let declaration: PolicyDecl
  let replaced: ReplacedPlaces
  let expressions: ExprChecker
  var diagnostics: [Diagnostic] = []
  var citedSources: Set<String> = []

  var scope: Scope { expressions.scope }
  var allDiagnostics: [Diagnostic] { diagnostics + expressions.diagnostics }

  init(_ declaration: PolicyDecl, _ vocabularies: Scope, _ replaced: ReplacedPlaces) {
    self.declaration = declaration
    self.replaced = replaced
    var naming = EditionNames(scope: vocabularies)
    naming.add(declaration)
    self.expressions = ExprChecker(scope: naming.scope, calendar: declaration.calendar?.value)
    self.diagnostics = naming.diagnostics
    self.citedSources = naming.citedSources
  }

  func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Whether something is written in the edition's own file, or in that of an overlay above it; what a
  /// base says is complained about there.
  func isOwn(_ range: SourceRange) -> Bool {
    range.file === declaration.range.file
      || declaration.overlays.contains { $0.id.range.file === range.file }
  }

  func edition() -> CheckedEdition? {
    let conventions = self.conventions()
    expressions.conventions = conventions
    let windows = declaration.windows.compactMap(window)
    let definitions = declaration.definitions.compactMap(definition)
    let statuses = rules(declaration.statuses)
    let procedures = declaration.procedures.compactMap(procedure)
    let assumptions = (scope.assumptions + declaration.assume).compactMap(expressions.condition)
    let governedBy = declaration.governedBy.flatMap { expressions.value($0, expecting: .date) }
    let presumptions = self.presumptions()
    if let inForce = declaration.inForce { check([inForce.from, inForce.until]) }
    checkStatusesReadTheRecord(statuses)
    checkStatusesDoNotAskThemselves(statuses)
    let overlays = declaration.overlays.map(overlay)
    let transition = self.transition()
    complainAboutUnused()
    complainAboutUnusedOptions()
    guard let inForce = declaration.inForce, let edition = declaration.edition else { return nil }
    return CheckedEdition(
      id: declaration.id.value, title: declaration.title ?? Wording(zh: "", en: ""),
      instrument: declaration.instrument ?? "", edition: edition.value,
      from: inForce.from.first.value, until: inForce.until.first.value, inForce: inForce,
      inForcePlace: inForce.range, governedBy: governedBy,
      calendar: declaration.calendar?.value, uses: declaration.uses, conventions: conventions,
      scope: scope,
      windowOrder: windows.map(\.id),
      windows: Dictionary(windows.map { ($0.id, $0) }) { first, _ in first },
      definitions: Dictionary(definitions.map { ($0.id, $0) }) { first, _ in first },
      statuses: statuses, procedures: procedures, assumptions: assumptions,
      presumptions: presumptions, overlays: overlays, transition: transition,
      findings: declaration.findings, place: declaration.range)
  }

  /// A disputed day has one for every option of a reading.
  private func check(_ days: [DisputedDay]) {
    for day in days {
      guard let name = day.reading else { continue }
      guard scope.readings[name.value] != nil else {
        report(.unknownReference("reading", name, near: Array(scope.readings.keys)))
        continue
      }
      expressions.usedReading(name.value)
      let by = Expr(.reading(name.value), .choice(ChoiceID(name.value)), at: name.range)
      _ = expressions.optionMasks(
        by, day.rows.map { [$0.option] }, hasOtherwise: day.otherwise != nil, at: day.range)
    }
  }

  private func conventions() -> Conventions {
    let written = declaration.conventions
    _ = basis(written.notes, written.range ?? declaration.range)
    return Conventions(
      firstDay: written.firstDay.flatMap { expressions.convention($0, FirstDay.self) },
      missingDay: written.missingDay.flatMap { expressions.convention($0, MissingDay.self) },
      restDay: written.restDay.flatMap { expressions.convention($0, RestDay.self) })
  }

  private func window(_ window: WindowDecl) -> CheckedWindow? {
    let basis = basis(window.notes, window.id.range)
    complainAboutFaults("the window `\(window.id.value)`", window.notes)
    if window.isShown { complainIfUncited("the window", window.id, window.notes) }
    if let rest = expressions.conventions.restDay, declaration.calendar == nil,
      rest.values.contains(where: { $0 != .stays })
    {
      report(.noCalendar(at: rest.place))
    }
    guard let opens = expressions.windowEnd(window.id.value, isOpening: true),
      let closes = expressions.windowEnd(window.id.value, isOpening: false)
    else { return nil }
    return CheckedWindow(
      id: window.id.value, title: window.title, opens: opens, closes: closes,
      isShown: window.isShown, basis: basis)
  }

  private func definition(_ definition: DefinitionDecl) -> CheckedDefinition? {
    let basis = basis(definition.notes, definition.id.range)
    return expressions.definition(definition.id.value).map {
      CheckedDefinition(id: definition.id.value, title: definition.title, value: $0, basis: basis)
    }
  }

  /// What holds when a case does not say, in an order in which each needs only those before it.
  private func presumptions() -> [(fact: String, value: Expr)] {
    var result: [(fact: String, value: Expr)] = []
    var waiting = scope.facts.values.filter { $0.presume != nil }.sorted { $0.spec.id < $1.spec.id }
      .compactMap { entry in
        entry.presume.flatMap { expressions.check($0, expecting: entry.spec.type) }
          .map { (fact: entry.spec.id, value: $0) }
      }
    for (fact, value) in waiting { complainIfOutOfRange(value, fact) }
    while !waiting.isEmpty {
      let names = Set(waiting.map(\.fact))
      let ready = waiting.filter { $0.value.facts(in: self).isDisjoint(with: names) }
      guard !ready.isEmpty else {
        let place = scope.places[waiting[0].fact] ?? declaration.range
        report(.cycle(waiting.map(\.fact) + [waiting[0].fact], at: place))
        return result
      }
      result += ready
      waiting.removeAll { item in ready.contains { $0.fact == item.fact } }
    }
    return result
  }

  private func complainIfOutOfRange(_ presumption: Expr, _ fact: String) {
    guard case .literal(let value) = presumption.kind, let spec = scope.facts[fact]?.spec else {
      return
    }
    switch spec.type {
    case .date, .int, .money:
      guard value < spec.domain.lo || value > spec.domain.hi else { return }
      report(.presumesOutOfRange(fact, at: presumption.range))
    case .bool, .choice, .set: return
    }
  }

  private func complainAboutUnused() {
    for reading in declaration.readings
    where !expressions.usedReadings.contains(reading.id.value)
      && isOwn(reading.id.range)
    {
      report(.unusedReading(reading.id.value, at: reading.id.range, of: declaration.range))
    }
    for source in declaration.sources
    where !citedSources.contains(source.id.value)
      && isOwn(source.id.range)
    {
      report(.unusedSource(source.id.value, at: source.id.range, of: declaration.range))
    }
  }

  func complainIfUncited(_ kind: String, _ id: Located<String>, _ notes: NotesDecl) {
    guard notes.cite.isEmpty, isOwn(id.range) else { return }
    report(.nothingCited(kind, id.value, at: id.range))
  }

  /// Citations resolved; unknown sources and unconfirmed ones are complained about.
  func basis(_ notes: NotesDecl, _ place: SourceRange) -> Basis {
    let resolver = CitationResolver(sources: scope.sources, allowsUnconfirmed: false)
    let resolved = resolver.resolve(notes.cite)
    diagnostics += resolved.diagnostics
    citedSources.formUnion(resolved.value.map(\.source.id))
    let replaced = replaced
    return Basis(
      citations: resolved.value, refs: notes.refs, place: place, replaced: replaced[place])
  }
}
