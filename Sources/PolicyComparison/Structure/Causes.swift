import PolicyChecking
import PolicyProgram

/// Everything that a rule, a window or a block reads, directly and through names.
struct Reach {
  private let edition: CheckedEdition
  private(set) var parts: Set<Part> = []

  init(_ edition: CheckedEdition) { self.edition = edition }

  mutating func add(_ expr: Expr?) {
    guard let expr else { return }
    switch expr.kind {
    case .fact(let name): parts.insert(.fact(name))
    case .reading(let name): parts.insert(.reading(name))
    case .definition(let name):
      if parts.insert(.definition(name)).inserted { add(edition.definitions[name]?.value) }
    case .windowEnd(let name, _), .relative(_, _, let name): addWindow(name)
    case .shift, .lasting, .call: parts.insert(.conventions)
    case .table(let table):
      if case .windows(_, let rows) = table.subject {
        rows.flatMap(\.windows).forEach { addWindow($0) }
      }
    default: break
    }
    for part in expr.inner { add(part) }
  }

  private mutating func addWindow(_ name: String) {
    guard parts.insert(.window(name)).inserted, let window = edition.windows[name] else { return }
    parts.insert(.conventions)
    add(window.opens)
    add(window.closes)
  }

  /// What the named rules of a procedure read, and the rules themselves.
  mutating func add(rules ids: [String], of procedure: CheckedProcedure) {
    for rule in procedure.rules where ids.contains(rule.id) {
      parts.insert(.rule(procedure: procedure.spec.id, rule.id))
      add(rule.when)
      for given in rule.gives { add(given.value) }
    }
  }

  /// What a block of a procedure reads, and the block itself.
  mutating func add(block: OutputName, of procedure: CheckedProcedure) {
    let id = procedure.spec.id
    switch block {
    case .validityStarts, .validityEnds:
      parts.insert(.validity(procedure: id))
      add(procedure.validityStarts)
      add(procedure.validityEnds)
    case .fee:
      parts.insert(.fee(procedure: id))
      add(procedure.fee?.value)
    case .completedBy:
      parts.insert(.completion(procedure: id))
      add(procedure.completedBy?.value)
    case .outcome, .to, .continuity, .record: break
    }
  }

  mutating func addStatuses() {
    for status in edition.statuses {
      parts.insert(.status(status.id))
      add(status.when)
    }
  }
}

extension StructuralDiff {
  /// The changes of rules among what some rules, blocks or statuses of either side read.
  ///
  /// Every change that can have made a difference there is among them; some may not have.
  ///
  /// - Parameters:
  ///   - outputs: the outputs that differ; their blocks count as read.
  ///   - rules: the ids of the rules that decided on each side.
  package func changesRead(
    in procedure: String?, outputs: [OutputName], rules: (from: [String], to: [String])
  ) -> [StructuralChange] {
    var mine = Reach(from)
    var theirs = Reach(to)
    fill(&mine, from, procedure, outputs, rules.from)
    fill(&theirs, to, procedure, outputs, rules.to)
    return changes(of: .rules).filter { change in
      mine.parts.contains(change.part) || theirs.parts.contains(change.otherPart)
    }
  }

  private func fill(
    _ reach: inout Reach, _ edition: CheckedEdition, _ procedure: String?, _ outputs: [OutputName],
    _ rules: [String]
  ) {
    guard let id = procedure else { return reach.addStatuses() }
    guard let procedure = edition.procedures.first(where: { $0.spec.id == id }) else { return }
    reach.add(rules: rules, of: procedure)
    for output in outputs { reach.add(block: output, of: procedure) }
  }
}

extension StructuralChange {
  /// The part under the name that the second edition has for it.
  var otherPart: Part {
    guard let otherName else { return part }
    return switch part {
    case .window: .window(otherName)
    case .procedure: .procedure(otherName)
    case .rule(let procedure, _): .rule(procedure: procedure, otherName)
    default: part
    }
  }
}
