import PolicyChecking
import PolicyProgram

/// Everything that a rule, a window or a block reads, directly and through names.
struct Reach {
  private let edition: CheckedEdition
  private(set) var parts: Set<Part> = []
  /// What is presumed, of facts that are not said.
  private let presumed: [String: Expr]

  init(_ edition: CheckedEdition, presuming facts: [String] = []) {
    self.edition = edition
    presumed = Dictionary(
      edition.presumptions.filter { facts.contains($0.fact) }.map { ($0.fact, $0.value) }
    ) { first, _ in first }
  }

  mutating func add(_ expr: Expr?) {
    guard let expr else { return }
    switch expr.kind {
    case .fact(let name):
      if parts.insert(.fact(name)).inserted { add(presumed[name]) }
    case .reading(let name): parts.insert(.reading(name))
    case .definition(let name):
      if parts.insert(.definition(name)).inserted { add(edition.definitions[name]?.value) }
    case .windowEnd(let name, _), .relative(_, _, let name): addWindow(name)
    case .shift, .lasting, .call: addConventions()
    case .table(let table):
      if case .windows(_, let rows) = table.subject {
        rows.flatMap(\.windows).forEach { addWindow($0) }
      }
    default: break
    }
    for part in expr.inner { add(part) }
  }

  /// How days are counted: the conventions, the readings that choose them, and the calendar.
  private mutating func addConventions() {
    parts.insert(.conventions)
    parts.insert(.edition)
    let rules = edition.conventions
    for reading in [
      reading(of: rules.firstDay), reading(of: rules.missingDay), reading(of: rules.restDay),
    ] {
      if let reading { parts.insert(.reading(reading)) }
    }
  }

  private func reading<Value>(of rule: ConventionRule<Value>?) -> String? {
    if case .byReading(let id, _, _)? = rule { id } else { nil }
  }

  private mutating func addWindow(_ name: String) {
    guard parts.insert(.window(name)).inserted, let window = edition.windows[name] else { return }
    addConventions()
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

  /// The papers that any of some names are among, and when they are asked for.
  mutating func add(papers names: Set<String>, of procedure: CheckedProcedure) {
    for material in procedure.materials { add(material, names, in: procedure.spec.id) }
  }

  /// - Returns: whether the material asks for one of the papers.
  @discardableResult
  private mutating func add(
    _ material: CheckedMaterial, _ names: Set<String>, in procedure: String
  ) -> Bool {
    var isAsked = false
    switch material.content {
    case .none: break
    case .paper(let id, _): isAsked = names.contains(id)
    case .anyOf(let alternatives):
      isAsked = alternatives.contains { $0.papers.contains { names.contains($0.paper) } }
    case .allOf(let parts):
      for part in parts where add(part, names, in: procedure) { isAsked = true }
    case .table(let subject, let chosen, let otherwise):
      for part in chosen + [otherwise].compactMap(\.self)
      where add(part, names, in: procedure) { isAsked = true }
      if isAsked, case .options(let by, _) = subject { add(by) }
    }
    if isAsked { add(material.when) }
    return isAsked
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
  ///   - papers: papers whose being asked for differs.
  ///   - facts: facts that are not said but presumed.
  package func changesRead(
    in procedure: String?, outputs: [OutputName], rules: (from: [String], to: [String]),
    papers: Set<String> = [], presuming facts: [String] = []
  ) -> [StructuralChange] {
    var mine = Reach(from, presuming: facts)
    var theirs = Reach(to, presuming: facts)
    fill(&mine, from, procedure, outputs, rules.from, papers)
    fill(&theirs, to, procedure, outputs, rules.to, papers)
    return changes(of: .rules).filter { change in
      // Of an edition as a whole only the calendar says how days are counted.
      if change.part == .edition, change.kind != .changed(.calendar) { return false }
      // What is presumed of a fact that every case says nothing reads.
      if case .fact(let name) = change.part, change.kind == .changed(.presumed),
        !facts.contains(name)
      {
        return false
      }
      if let asked = change.paperNames(in: procedure) { return !asked.isDisjoint(with: papers) }
      return mine.parts.contains(change.part) || theirs.parts.contains(change.otherPart)
    }
  }

  private func fill(
    _ reach: inout Reach, _ edition: CheckedEdition, _ procedure: String?, _ outputs: [OutputName],
    _ rules: [String], _ papers: Set<String>
  ) {
    guard let id = procedure else { return reach.addStatuses() }
    guard let procedure = edition.procedures.first(where: { $0.spec.id == id }) else { return }
    reach.add(rules: rules, of: procedure)
    for output in outputs { reach.add(block: output, of: procedure) }
    if !papers.isEmpty { reach.add(papers: papers, of: procedure) }
  }
}

extension StructuralChange {
  /// The papers that a change of a procedure's papers is about; nil: it is about something else.
  func paperNames(in procedure: String?) -> Set<String>? {
    guard case .paper(let own, let id) = part else { return nil }
    guard own == procedure else { return [] }
    return Set(
      id.split(separator: " or ").flatMap { $0.split(separator: " with ") }.map { name in
        String(name.prefix { $0 != " " })
      })
  }

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
