import Diagnostics
import SourceText
import YAMLTree

extension Reader {
  /// The keys of an overlay that are its own; all others are laid over the editions below.
  static let overlayKeys: Set<String> = [
    "overlay", "title", "above", "in-force", "when", "drop", "cite", "ref", "note",
  ]

  /// An overlay; what it changes is read with each edition that it is laid over.
  package func overlay(_ node: Node) -> OverlayDecl? {
    guard let fields = Fields(node, Blocks.overlay, self), case .mapping(let entries, _) = node,
      let id = fields.node("overlay").flatMap(text)
    else { return nil }
    let drop = names(fields.node("drop"))
    let layer = entries.filter { !Reader.overlayKeys.contains($0.key.text) }
    let said = layer.filter { !["sources", "uses"].contains($0.key.text) }
    if said.isEmpty, drop.isEmpty { report(.emptyOverlay(id)) }
    let inForce = fields.node("in-force").flatMap(inForce)
    for day in [inForce?.from, inForce?.until].compactMap({ $0 }) where day.reading != nil {
      report(.overlayDisputed(at: day.range))
    }
    return OverlayDecl(
      id: id, title: fields.node("title").flatMap(wording), above: names(fields.node("above")),
      inForce: inForce,
      when: fields.node("when").flatMap(expression), notes: notes(fields), drop: drop,
      layer: .mapping(layer, range: node.range), range: node.range)
  }

  /// A rule of a transition: it gives record facts and nothing else.
  func transition(_ id: Located<String>, _ node: Node) -> RuleDecl? {
    guard let fields = Fields(node, Blocks.transitionRule, self) else { return nil }
    return RuleDecl(
      id: id, title: fields.node("title").flatMap(wording),
      when: fields.node("when").flatMap(expression),
      then: map(fields.node("then"), "the record facts") { name, node in
        self.value(node).map { AssignmentDecl(name: name, value: $0) }
      },
      except: ExceptDecl(), because: fields.node("because").flatMap(wording),
      notes: notes(fields), range: id.range)
  }
}
