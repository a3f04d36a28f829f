import PolicyValues
import SourceText
import YAMLTree

// Rules, validity, papers, fees, record.
extension OverlayLaying {
  mutating func layProcedures() {
    for procedure in layer.procedures where isMine(procedure.id.range) {
      guard let below = base.procedures.first(where: { $0.id.value == procedure.id.value }),
        let index = result.procedures.firstIndex(where: { $0.id.value == procedure.id.value })
      else { continue }
      let path = "procedures/\(procedure.id.value)"
      var changed = result.procedures[index]
      layRules(procedure, over: below, into: &changed, path)
      layValidity(procedure, over: below, into: &changed, path)
      layValues(procedure, over: below, into: &changed, path)
      layRecord(procedure, over: below, into: &changed, path)
      layMaterials(procedure, over: below, into: &changed, path)
      result.procedures[index] = changed
    }
  }

  /// Takes the rules of a name away while the overlay applies.
  func liftRules(_ id: String, of procedure: inout ProcedureDecl) {
    for index in procedure.rules.indices where procedure.rules[index].id.value == id {
      procedure.rules[index].when = guarded(procedure.rules[index].when, applies: false)
    }
  }

  private mutating func layRules(
    _ mine: ProcedureDecl, over below: ProcedureDecl, into changed: inout ProcedureDecl,
    _ path: String
  ) {
    for rule in mine.rules where isMine(rule.id.range) {
      let old = below.rules.first { $0.id.value == rule.id.value }
      liftRules(rule.id.value, of: &changed)
      var new = rule
      new.when = guarded(rule.when, applies: true)
      new.overlay = overlay.id.value
      changed.rules.append(new)
      note(
        "\(path)/rules/\(rule.id.value)", at: rule.id.range, replacing: old?.id.range, rule.notes)
    }
  }

  private mutating func layValidity(
    _ mine: ProcedureDecl, over below: ProcedureDecl, into changed: inout ProcedureDecl,
    _ path: String
  ) {
    guard let new = mine.validity, let old = below.validity, isMine(new.range),
      var validity = changed.validity
    else { return }
    validity.starts = laid(
      new.starts, over: validity.starts, base: old.starts, "\(path)/validity/starts", new.notes)
    let end = new.lasts.map { ("lasts", $0.range) } ?? new.ends.map { ("ends", $0.range) }
    if let (key, place) = end, isMine(place) {
      validity.overlaid.append((overlay.id, new))
      note(
        "\(path)/validity/\(key)", at: place, replacing: old.lasts?.range ?? old.ends?.range,
        new.notes)
    }
    changed.validity = validity
  }

  private mutating func layValues(
    _ mine: ProcedureDecl, over below: ProcedureDecl, into changed: inout ProcedureDecl,
    _ path: String
  ) {
    func laid(_ new: ValueDecl, over old: ValueDecl) -> ValueDecl {
      .overlaid(overlay.id, new, otherwise: old)
    }
    if let new = mine.fee, let old = changed.fee, isMine(new.value.range) {
      changed.fee?.value = laid(new.value, over: old.value)
      note("\(path)/fee", at: new.value.range, replacing: below.fee?.value.range, new.notes)
    }
    if let new = mine.completedBy, let old = changed.completedBy, isMine(new.value.range) {
      changed.completedBy?.value = laid(new.value, over: old.value)
      note(
        "\(path)/completed-by", at: new.value.range, replacing: below.completedBy?.value.range,
        new.notes)
    }
    guard let new = mine.gap, let old = changed.gap else { return }
    let from = isMine(new.from.range) ? laid(new.from, over: old.from) : old.from
    let until = isMine(new.until.range) ? laid(new.until, over: old.until) : old.until
    for (end, before) in [(new.from, old.from), (new.until, old.until)] where isMine(end.range) {
      note("\(path)/gap", at: end.range, replacing: before.range, NotesDecl())
    }
    changed.gap = GapDecl(from: from, until: until)
  }

  /// A record fact that only the overlay writes is, elsewhere, what it was.
  private mutating func layRecord(
    _ mine: ProcedureDecl, over below: ProcedureDecl, into changed: inout ProcedureDecl,
    _ path: String
  ) {
    for entry in mine.record where isMine(entry.value.range) {
      let old = below.record.first { $0.name.value == entry.name.value }
      let kept = ValueDecl.expression(ExprSyntax(.name(entry.name.value), at: entry.name.range))
      if let index = changed.record.firstIndex(where: { $0.name.value == entry.name.value }) {
        let before = changed.record[index].value
        changed.record[index].value = .overlaid(overlay.id, entry.value, otherwise: before)
      } else {
        let value = ValueDecl.overlaid(overlay.id, entry.value, otherwise: kept)
        changed.record.append(AssignmentDecl(name: entry.name, value: value))
      }
      note(
        "\(path)/record/\(entry.name.value)", at: entry.value.range, replacing: old?.value.range,
        NotesDecl())
    }
  }

  /// A list of papers replaces the list: the old papers elsewhere, the new ones under the guard.
  private mutating func layMaterials(
    _ mine: ProcedureDecl, over below: ProcedureDecl, into changed: inout ProcedureDecl,
    _ path: String
  ) {
    let keys = ["procedures", mine.id.value, "materials"]
    guard let written = overlay.layer.value(at: keys) else { return }
    func guarded(_ papers: [MaterialDecl], applies: Bool) -> [MaterialDecl] {
      papers.map {
        MaterialDecl(
          content: .allOf([$0]), when: self.guarded(nil, applies: applies), because: nil,
          notes: NotesDecl(), range: $0.range)
      }
    }
    changed.materials =
      guarded(changed.materials, applies: false) + guarded(mine.materials, applies: true)
    note(
      "\(path)/materials", at: written.range, replacing: below.materials.first?.range, NotesDecl())
  }
}

extension Node {
  /// The value at some keys, from the top.
  func value(at keys: [String]) -> Node? {
    guard let key = keys.first else { return self }
    guard case .mapping(let entries, _) = self else { return nil }
    return entries.first { $0.key.text == key }?.value.value(at: Array(keys.dropFirst()))
  }
}
