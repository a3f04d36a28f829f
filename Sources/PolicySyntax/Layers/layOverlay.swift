import CivilTime
import Diagnostics
import PolicyValues
import SourceText
import YAMLTree

/// Works an overlay into an edition: what it adds holds under its guard; what it changes has the new
/// value under the guard and the old one elsewhere.
///
/// - Parameters:
///   - edition: the edition, perhaps with other overlays already.
///   - plain: the edition without any overlay.
///   - base: the node that one was read from.
///   - reader: gathers what is wrong with the overlay.
/// - Returns: the edition with the overlay, as it was where the overlay says nothing that can be read;
///   and what the overlay names of the edition, merged as if it always applied, which knows what was
///   replaced.
package func lay(
  _ overlay: OverlayDecl, over edition: PolicyDecl, plain: PolicyDecl, _ base: MergedLayers,
  _ reader: Reader
) -> (edition: PolicyDecl, merged: MergedLayers?) {
  guard let inForce = overlay.inForce else { return (edition, nil) }
  let layer = overlay.layer(withKeysOf: base.node)
  // Why: what the overlay does not name was read with the edition, and is not laid.
  let merged = mergeLayers(base, layer).keeping { $0.named(in: layer) }
  for diagnostic in merged.diagnostics { reader.report(diagnostic) }
  guard let read = reader.policy(merged.node) else { return (edition, nil) }
  var laying = OverlayLaying(
    overlay: overlay, layer: read, base: plain, result: edition, reader: reader)
  laying.complainAboutKeys()
  laying.layNames()
  laying.layStatuses()
  laying.layProcedures()
  laying.layDrops()
  laying.addGuard(inForce)
  return (laying.result, merged)
}

extension OverlayDecl {
  /// What it lays over an edition, with the keys that no layer inherits.
  fileprivate func layer(withKeysOf base: Node) -> Node {
    guard case .mapping(let mine, let range) = layer, case .mapping(let entries, _) = base else {
      return layer
    }
    let own = entries.filter { ["edition", "in-force"].contains($0.key.text) }
    return .mapping(own + mine, range: range)
  }
}

extension Node {
  /// The blocks of an edition whose entries an overlay changes one by one.
  private static let blocks: Set<String> = [
    "sources", "readings", "windows", "define", "status", "procedures",
  ]

  /// A merged edition without the entries of its blocks that a layer does not name.
  fileprivate func named(in layer: Node) -> Node {
    keeping(Node.blocks, of: layer) { procedures, mine in
      procedures.keepingEach(of: mine) { $0.keeping(["rules"], of: $1) }
    }
  }

  /// Without the entries of these blocks that another node lacks.
  private func keeping(
    _ blocks: Set<String>, of other: Node,
    _ inProcedures: (Node, Node) -> Node = { node, _ in node }
  ) -> Node {
    guard case .mapping(let entries, let range) = self else { return self }
    let kept = entries.compactMap { entry -> Node.Entry? in
      let key = entry.key.text
      guard blocks.contains(key) else { return entry }
      guard let mine = other.value(at: [key]) else { return nil }
      let value = entry.value.keepingEach(of: mine) { node, _ in node }
      return Node.Entry(
        key: entry.key, value: key == "procedures" ? inProcedures(value, mine) : value)
    }
    return .mapping(kept, range: range)
  }

  /// Without the entries whose keys another node lacks; the others changed.
  private func keepingEach(of other: Node, _ change: (Node, Node) -> Node) -> Node {
    guard case .mapping(let entries, let range) = self else { return self }
    let kept = entries.compactMap { entry in
      other.value(at: [entry.key.text]).map {
        Node.Entry(key: entry.key, value: change(entry.value, $0))
      }
    }
    return .mapping(kept, range: range)
  }
}

/// The work of laying one overlay over one edition.
struct OverlayLaying {
  let overlay: OverlayDecl
  /// The edition merged with the overlay, as if it were always in force.
  let layer: PolicyDecl
  /// The edition without overlays.
  let base: PolicyDecl
  var result: PolicyDecl
  let reader: Reader
  var changes: [LaidOverlay.Change] = []

  /// Whether something is written in the overlay's own file.
  func isMine(_ range: SourceRange) -> Bool { range.file === overlay.range.file }

  mutating func note(
    _ path: String, at place: SourceRange, replacing old: SourceRange?, _ notes: NotesDecl
  ) {
    // A citation that a merge inherited says nothing about the overlay.
    var own = notes
    own.cite = notes.cite.filter { isMine($0.source.range) }
    changes.append(LaidOverlay.Change(path: path, place: place, replaced: old, notes: own))
  }

  // MARK: Guards

  /// The condition that the overlay applies.
  var guarding: ExprSyntax { ExprSyntax(.name(overlay.id.value), at: overlay.id.range) }

  /// A condition that also wants the overlay to apply, or not to.
  func guarded(_ condition: ExprSyntax?, applies: Bool) -> ExprSyntax {
    let test = applies ? guarding : ExprSyntax(.not(guarding), at: overlay.id.range)
    guard let condition else { return test }
    switch condition.kind {
    case .always: return ExprSyntax(test.kind, at: condition.range)
    case .all(let parts): return ExprSyntax(.all([test] + parts), at: condition.range)
    default: return ExprSyntax(.all([test, condition]), at: condition.range)
    }
  }

  /// Puts a value under the guard, if the overlay writes it.
  mutating func laid(
    _ new: ValueDecl?, over old: ValueDecl?, base: ValueDecl?, _ path: String, _ notes: NotesDecl
  ) -> ValueDecl? {
    guard let new, let old, isMine(new.range) else { return old }
    note(path, at: new.range, replacing: base?.range, notes)
    return .overlaid(overlay.id, new, otherwise: old)
  }

  /// The guard: in force on the day that chooses the edition, and what `when` says.
  mutating func addGuard(_ inForce: InForceDecl) {
    let day = governingDay()
    func test(_ comparison: Comparison, _ date: Located<CivilDate>) -> ExprSyntax {
      let literal = ExprSyntax(.date(date.value), at: date.range)
      return ExprSyntax(.compare(comparison, day, literal), at: date.range)
    }
    var parts = [test(.atLeast, inForce.from.first)]
    if !inForce.until.first.value.isNever { parts.append(test(.atMost, inForce.until.first)) }
    switch overlay.when?.kind {
    case .always?, nil: break
    case .all(let conditions)?: parts += conditions
    default: if let when = overlay.when { parts.append(when) }
    }
    let whole =
      parts.count == 1 ? parts[0] : ExprSyntax(.all(parts), at: inForce.range)
    result.definitions.append(
      DefinitionDecl(
        id: overlay.id, title: overlay.title, value: .expression(whole), notes: overlay.notes,
        range: overlay.id.range))
    result.overlays.append(
      LaidOverlay(
        id: overlay.id, title: overlay.title, inForce: inForce, notes: overlay.notes,
        changes: changes))
  }

  /// The day that chooses the edition: as it is written, or under a name where it is a table.
  private mutating func governingDay() -> ExprSyntax {
    let name = "\(result.id.value)/governing-day"
    guard let governing = base.governedBy else {
      return ExprSyntax(.name("day"), at: overlay.id.range)
    }
    if case .expression(let day) = governing { return day }
    if !result.definitions.contains(where: { $0.id.value == name }) {
      result.definitions.append(
        DefinitionDecl(
          id: Located(name, at: governing.range),
          title: Wording(zh: "适用规则的日期", en: "day that chooses the edition"), value: governing,
          notes: NotesDecl(), range: governing.range))
    }
    return ExprSyntax(.name(name), at: governing.range)
  }
}
