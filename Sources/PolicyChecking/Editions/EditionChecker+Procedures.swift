import Diagnostics
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

extension EditionChecker {
  func procedure(_ procedure: ProcedureDecl) -> CheckedProcedure? {
    let targets = targets(of: procedure)
    if let event = procedure.event, scope.events[event.value] == nil {
      report(.unknownReference("event", event, near: Array(scope.events.keys)))
    }
    if let validity = procedure.validity {
      complainAboutFaults("the validity of `\(procedure.id.value)`", validity.notes)
    }
    let starts = procedure.validity?.starts.flatMap { expressions.value($0, expecting: .date) }
    let spec = ProcedureSpec(
      id: procedure.id.value, title: procedure.title ?? Wording(zh: "", en: ""),
      event: procedure.event?.value, basis: basis(procedure.notes, procedure.id.range))
    return CheckedProcedure(
      spec: spec, rules: rules(procedure.rules, targets: targets), targets: targets,
      validityStarts: starts, validityEnds: procedure.validity.flatMap { ends($0) },
      validityBasis: procedure.validity.map { basis($0.notes, $0.range) },
      materials: procedure.materials.compactMap(material), fee: noted(procedure.fee, .money),
      completedBy: noted(procedure.completedBy, .date), record: record(procedure.record),
      gapFrom: procedure.gap.flatMap { expressions.value($0.from, expecting: .date) }
        ?? usualGap(procedure, "permit.expires", 1),
      gapUntil: procedure.gap.flatMap { expressions.value($0.until, expecting: .date) }
        ?? usualGap(procedure, "request.date", -1))
  }

  private func ends(_ validity: ValidityDecl) -> Expr? {
    validity.overlaid.reduce(ownEnd(validity)) { below, over in
      guard let below, let above = ownEnd(over.validity),
        expressions.definition(over.overlay.value) != nil
      else { return nil }
      return Expr(.overlaid(over.overlay.value, above, otherwise: below), .date, at: below.range)
    }
  }

  private func ownEnd(_ validity: ValidityDecl) -> Expr? {
    if let ends = validity.ends { return expressions.value(ends, expecting: .date) }
    return validity.lasts.flatMap { expressions.value($0, expecting: .date) }
  }

  private func noted(_ noted: NotedValueDecl?, _ type: ValueType) -> (value: Expr, basis: Basis)? {
    guard let noted, let value = expressions.value(noted.value, expecting: type) else { return nil }
    return (value, basis(noted.notes, noted.value.range))
  }

  private func record(_ assignments: [AssignmentDecl]) -> [(fact: String, value: Expr)] {
    assignments.compactMap { assignment in
      guard let fact = scope.facts[assignment.name.value] else {
        report(
          .unknownReference("fact", assignment.name, near: Array(scope.facts.keys)))
        return nil
      }
      guard fact.spec.isRecord else {
        report(.notRecorded(fact.spec.id, at: assignment.name.range))
        return nil
      }
      return expressions.value(assignment.value, expecting: fact.spec.type).map {
        (fact.spec.id, $0)
      }
    }
  }

  /// The day after the expiry, to the day before the event; where a rule speaks of continuity.
  private func usualGap(_ procedure: ProcedureDecl, _ fact: String, _ days: Int) -> Expr? {
    let speaks = procedure.rules.contains { rule in
      rule.then.contains { $0.name.value == OutputName.continuity.key }
    }
    guard speaks, let spec = scope.facts[fact]?.spec, spec.type == .date else { return nil }
    let base = Expr(.fact(fact), .date, at: procedure.range)
    let shift = Shift(
      months: 0, days: days, workdays: nil, missingDay: nil, range: procedure.range)
    return Expr(.shift(base, shift, nil), .date, at: procedure.range)
  }

  /// Where the procedure's rules may send people: procedures of this policy, or of another by its path.
  private func targets(of procedure: ProcedureDecl) -> ChoiceSpec {
    let known = declaration.procedures.map(\.id.value)
    var options: [(id: String, label: Wording)] = []
    func add(_ value: ValueDecl) {
      switch value {
      case .word(let word):
        let own = declaration.procedures.first { $0.id.value == word.value }
        let title = own == nil ? titleElsewhere(word, near: known) : own?.title
        if !options.contains(where: { $0.id == word.value }) {
          options.append((word.value, title ?? Wording(zh: word.value, en: word.value)))
        }
      case .table(let table):
        table.entries.forEach { add($0.value) }
        table.otherwise.map(add)
      case .overlaid(_, let new, let old): [new, old].forEach(add)
      case .expression, .period, .unstated: break
      }
    }
    for assignment in procedure.rules.flatMap(\.then) where assignment.name.value == "to" {
      add(assignment.value)
    }
    return ChoiceSpec(id: EngineChoices.target, options: options)
  }

  /// What people call a procedure of another policy; it must exist there, and a policy of a pack that
  /// is not here is pointed out.
  private func titleElsewhere(_ word: Located<String>, near known: [String]) -> Wording? {
    let parts = word.value.split(separator: "/").map(String.init)
    guard parts.count > 1, let procedure = parts.last else {
      report(.unknownReference("procedure", word, near: known))
      return nil
    }
    guard let home = expressions.home else { return nil }
    // One name before the procedure's is a policy of the same pack.
    let pack = home.policy.split(separator: "/").first.map { "\($0)/" } ?? ""
    let policy = (parts.count == 2 ? pack : "") + parts.dropLast().joined(separator: "/")
    guard let procedures = home.neighbours.procedures(policy) else {
      report(.redirectsToUnknownPolicy(policy, at: word.range))
      return nil
    }
    if let title = procedures[procedure] { return title }
    report(
      .redirectsToUnknownProcedure(procedure, of: policy, Array(procedures.keys), at: word.range))
    return nil
  }

  // MARK: Papers

  func material(_ material: MaterialDecl) -> CheckedMaterial? {
    let when = material.when.map { expressions.condition($0) }
    let basis = basis(material.notes, material.range)
    guard let content = content(material), !(when.map { $0 == nil } ?? false) else { return nil }
    return CheckedMaterial(
      content: content, when: when ?? nil, because: material.because, basis: basis)
  }

  private func content(_ material: MaterialDecl) -> CheckedMaterial.Content? {
    switch material.content {
    case .none: return CheckedMaterial.Content.none
    case .paper(let name, let must):
      guard paper(name, must: must) else { return nil }
      return .paper(name.value, must: must.map(\.value))
    case .allOf(let parts): return .allOf(parts.compactMap(self.material))
    case .anyOf(let parts):
      let alternatives = parts.flatMap(alternatives)
      return .anyOf(alternatives)
    case .table(let subject, let entries, let otherwise):
      return table(subject, entries, otherwise, at: material.range)
    }
  }

  private func paper(_ name: Located<String>, must: [Located<String>]) -> Bool {
    guard let spec = scope.papers[name.value] else {
      report(.unknownReference("paper", name, near: Array(scope.papers.keys)))
      return false
    }
    for quality in must where !spec.qualities.contains(where: { $0.id == quality.value }) {
      report(
        .unknownOption(quality, of: name.value, options: spec.qualities.map(\.id)))
      return false
    }
    return true
  }

  /// What would do, of an entry under `any-of`: a paper, a group's papers, or several together.
  private func alternatives(_ material: MaterialDecl) -> [Requirement.Alternative] {
    if let when = material.when { report(.conditionInsideAnyOf(at: when.range)) }
    switch material.content {
    case .paper(let name, let must):
      guard paper(name, must: must) else { return [] }
      let members = scope.papers[name.value]?.anyOf ?? []
      if !members.isEmpty { return members.map { .init(papers: [($0, [])]) } }
      return [.init(papers: [(name.value, must.map(\.value))])]
    case .allOf(let parts):
      // Each way to have them all: a group among them may be had in several ways.
      return parts.map(alternatives).reduce([.init(papers: [])]) { before, next in
        before.flatMap { way in next.map { .init(papers: way.papers + $0.papers) } }
      }
    case .anyOf(let parts): return parts.flatMap(alternatives)
    case .table(let subject, _, _):
      report(.conditionInsideAnyOf(at: subject.range))
      return []
    case .none: return []
    }
  }

  private func table(
    _ subject: TableDecl.Subject, _ entries: [MaterialDecl.Entry], _ otherwise: MaterialDecl?,
    at range: SourceRange
  ) -> CheckedMaterial.Content? {
    let values = entries.map { material($0.value) }
    let rest = otherwise.map { material($0) }
    guard case .name(let name) = subject else {
      report(.conditionInsideAnyOf(at: subject.range))
      return nil
    }
    guard let by = expressions.check(ExprSyntax(.name(name.value), at: name.range), expecting: nil),
      let masks = expressions.optionMasks(
        by, entries.map(\.keys), hasOtherwise: otherwise != nil, at: range)
    else { return nil }
    var rows: [CheckedTable.Row] = []
    var chosen: [CheckedMaterial] = []
    for (index, entry) in entries.enumerated() {
      guard let value = values[index] else { return nil }
      let keys = entry.keys.map(\.value)
      let place = Expr(.always, .bool, at: entry.keys[0].range)
      rows.append(CheckedTable.Row(mask: masks[index], keys: keys, value: place))
      chosen.append(value)
    }
    return .table(.options(by, rows), chosen, otherwise: rest ?? nil)
  }
}

extension Diagnostic {
  /// P0132: a condition on one of several alternatives.
  static func conditionInsideAnyOf(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badMaterial, "an alternative carries no condition of its own", at: range, "a condition here",
      help: "write one entry for each case, with `when` before `any-of`")
  }
}

extension Diagnostic {
  /// P0411: a redirection to a policy that is not here.
  static func redirectsToUnknownPolicy(_ policy: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .redirectsToUnknownPolicy, "no pack here has the policy `\(policy)`", at: range,
      "leads out of the packs that are known",
      help: "add its pack, or write `PACK/POLICY/PROCEDURE`")
  }

  /// P0412: a redirection to a procedure that the other policy does not have.
  static func redirectsToUnknownProcedure(
    _ procedure: String, of policy: String, _ known: [String], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .redirectsToUnknownProcedure, "`\(policy)` has no procedure named `\(procedure)`", at: range,
      "in no edition",
      help: nearest(to: procedure, in: known).map { "write `\(policy)/\($0)`" }
        ?? (known.isEmpty ? nil : "its procedures are \(quoted(known.sorted()))"))
  }
}
