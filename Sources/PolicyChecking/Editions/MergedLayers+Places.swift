import PolicySyntax
import SourceText
import YAMLTree

extension MergedLayers {
  /// What each declaration took the place of in the layers below: its own node and those inside it,
  /// nearest layer first.
  ///
  /// Found by the range of the declaration's key and by that of its value, for a declaration is
  /// placed by either. O(nodes).
  package func replacedPlaces() -> [SourceRange: [SourceRange]] {
    var places: [SourceRange: [SourceRange]] = [:]
    collect(node, into: &places)
    return places.mapValues(nearestFirst)
  }

  /// The places of the layer just below first; within a layer in the order of the merged node.
  private func nearestFirst(_ places: [SourceRange]) -> [SourceRange] {
    guard files.count > 2 else { return places }
    return files.reversed().flatMap { file in places.filter { $0.file === file } }
  }

  /// The places replaced at a node or inside it.
  @discardableResult
  private func collect(_ node: Node, into places: inout [SourceRange: [SourceRange]])
    -> [SourceRange]
  {
    var found = chain(from: node.range)
    switch node {
    case .scalar: break
    case .sequence(let items, _): for item in items { found += collect(item, into: &places) }
    case .mapping(let entries, _):
      for entry in entries {
        let inside = collect(entry.value, into: &places)
        if !inside.isEmpty { places[entry.key.range] = inside }
        found += inside
      }
    }
    if !found.isEmpty { places[node.range] = found }
    return found
  }

  /// What stood at a place, and what that had replaced in its turn.
  private func chain(from place: SourceRange) -> [SourceRange] {
    var chain: [SourceRange] = []
    var next = replaced[place]
    while let old = next, !chain.contains(old.range) {
      chain.append(old.range)
      next = replaced[old.range]
    }
    return chain
  }
}
