import CivilTime
import Diagnostics
import PolicyProgram
import PolicyValues
import SourceText

/// Compiles one procedure of an edition, or its statuses alone.
///
/// - Parameters:
///   - procedure: nil for the status on a day.
///   - calendar: the workdays the edition counts by; nil where no year is known.
///   - keeping: definitions that the program computes although no output needs them.
///   - presuming: facts that are not asked but taken as the vocabulary presumes them.
///   - neighbours: the editions whose statuses the edition may ask for.
package func lowerProgram(
  _ edition: CheckedEdition, procedure: CheckedProcedure?, calendar: WorkdayRun?,
  keeping: [String] = [], presuming: Set<String> = [], neighbours: Neighbours = .none
) -> Checked<Program?> {
  let lowering = Lowering(edition, procedure, calendar: calendar, neighbours)
  lowering.presuming = presuming
  let program = lowering.program(keeping: keeping)
  return Checked(program, lowering.diagnostics)
}

/// What compiling says of a procedure of an edition, or of its statuses alone, without the program.
package func complaintsOfLowering(
  _ edition: CheckedEdition, procedure: CheckedProcedure?, calendar: WorkdayRun?,
  neighbours: Neighbours
) -> [Diagnostic] {
  let lowering = Lowering(edition, procedure, calendar: calendar, neighbours)
  lowering.isProgramWanted = false
  _ = lowering.program(keeping: [])
  return lowering.diagnostics
}

extension Lowering {
  func program(keeping: [String]) -> Program? {
    lowerTransition()
    let outcomes = procedure.map { _ in self.allOutputs() } ?? []
    let rules = procedure.map { draft($0.rules, prefix: "rule") } ?? []
    let statusType = ValueType.choice(EngineChoices.status)
    let before = status(statusType)
    let statuses = draft(edition.statuses, prefix: "status")
    let gap = self.gap()
    for name in keeping where edition.definitions[name] != nil {
      _ = lower(
        Expr(.definition(name), edition.definitions[name]?.value.type ?? .bool, at: edition.place))
    }
    let windows = draftWindows()
    let after = statusAfter(statusType)
    let assumptions = readableAssumptions()
    guard isProgramWanted || builder.isNearlyFull else { return nil }
    return finish(
      outcomes, rules, statuses, windows, gap: gap, before: before, after: after, assumptions)
  }

  private func status(_ type: ValueType) -> CodeBuilder.Register? {
    guard !edition.statuses.isEmpty else { return nil }
    return claims(.outcome, type, of: edition.statuses, prefix: "status")
  }

  private func allOutputs() -> [OutputName] {
    guard let procedure else { return [] }
    var names: [OutputName] = [.outcome]
    func speaks(_ output: OutputName) -> Bool {
      procedure.rules.contains { rule in rule.gives.contains { $0.output == output } }
    }
    if speaks(.to) { names.append(.to) }
    if procedure.validityStarts != nil || speaks(.validityStarts) { names.append(.validityStarts) }
    if procedure.validityEnds != nil || speaks(.validityEnds) { names.append(.validityEnds) }
    if speaks(.continuity) { names.append(.continuity) }
    if procedure.fee != nil || speaks(.fee) { names.append(.fee) }
    if procedure.completedBy != nil || speaks(.completedBy) { names.append(.completedBy) }
    let written = procedure.rules.flatMap { rule in
      rule.gives.compactMap { if case .record(let fact) = $0.output { fact } else { nil } }
    }
    for fact in procedure.record.map(\.fact) + written where !names.contains(.record(fact)) {
      names.append(.record(fact))
    }
    for name in names { _ = output(name, type(of: name), at: procedure.spec.basis.place) }
    return names
  }

  func type(of output: OutputName) -> ValueType {
    if case .record(let fact) = output { return edition.scope.facts[fact]?.spec.type ?? .bool }
    return ExprChecker.type(of: output)
  }

  private func draftWindows() -> [(name: String, opens: TermID, closes: TermID)] {
    var index = 0
    var result: [(name: String, opens: TermID, closes: TermID)] = []
    while index < windowNames.count {
      let name = windowNames[index]
      if let visited = visitWindows[name] {
        result.append((name, visited.opens, visited.closes))
      } else if let ends = window(name, at: edition.place) {
        result.append((name, ends.opens.term, ends.closes.term))
      }
      index += 1
    }
    return result
  }

  /// The statuses again, with the record as an accepted event leaves it.
  private func statusAfter(_ type: ValueType) -> CodeBuilder.Register? {
    let writes = outputs.keys.compactMap { if case .record(let fact) = $0 { fact } else { nil } }
    guard !writes.isEmpty, !edition.statuses.isEmpty else { return nil }
    for fact in writes.sorted() {
      guard let draft = outputs[.record(fact)] else { continue }
      let place = edition.scope.facts[fact]?.spec.place ?? edition.place
      // A fact that the event does not write keeps its value.
      let old = self.fact(fact, at: place)
      let value = veiled(
        draft.value, known: builder.not(draft.disagrees), floor: least(draft.type), .disputed)
      let register = builder.select(isWritten(.record(fact)), value, old.register)
      written[fact] = term(.output(.record(fact)), register, draft.type, at: place)
    }
    let names = windowNames
    known = [:]
    standing = [:]
    let after = claims(.outcome, type, of: edition.statuses, prefix: "status")
    windowNames = names
    written = transitioned
    known = [:]
    standing = [:]
    return after
  }

  /// The assumptions that speak only of facts and readings which the program reads.
  private func readableAssumptions() -> [TermID] {
    let readFacts = Set(facts.map(\.id))
    let readReadings = Set(readings.map(\.id))
    return edition.assumptions.compactMap { assumption in
      var names: Set<String> = []
      var chosen: Set<String> = []
      assumption.collectNames(edition, &names, &chosen)
      for (fact, value) in edition.presumptions where presuming.contains(fact) {
        if names.remove(fact) != nil { value.collectNames(edition, &names, &chosen) }
      }
      guard names.isSubset(of: readFacts), chosen.isSubset(of: readReadings) else { return nil }
      return lower(assumption).term
    }
  }
}

extension Expr {
  /// The facts and readings that a value may depend on, through definitions and windows.
  func collectNames(
    _ edition: CheckedEdition, _ facts: inout Set<String>, _ readings: inout Set<String>
  ) {
    switch kind {
    case .fact(let name): facts.insert(name)
    case .reading(let name): readings.insert(name)
    case .definition(let name), .overlaid(let name, _, _):
      edition.definitions[name]?.value.collectNames(edition, &facts, &readings)
    case .windowEnd(let name, _), .relative(_, _, let name):
      edition.windows[name]?.opens.collectNames(edition, &facts, &readings)
      edition.windows[name]?.closes.collectNames(edition, &facts, &readings)
    default: break
    }
    for part in parts { part.collectNames(edition, &facts, &readings) }
  }
}
