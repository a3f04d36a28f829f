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
    guard !replaced.isEmpty else { return places }
    collect(node, ChangedFiles(replaced.keys), into: &places)
    return places.mapValues(nearestFirst)
  }

  /// The places of the layer just below first; within a layer in the order of the merged node.
  private func nearestFirst(_ places: [SourceRange]) -> [SourceRange] {
    guard files.count > 2 else { return places }
    return files.reversed().flatMap { file in places.filter { $0.file === file } }
  }

  /// The places replaced at a node or inside it.
  @discardableResult
  private func collect(
    _ node: Node, _ changed: ChangedFiles, into places: inout [SourceRange: [SourceRange]]
  ) -> [SourceRange] {
    let range = node.range
    guard let starts = changed.starts(in: range.file) else { return [] }
    var found = starts[range.bytes.lowerBound] ? chain(from: range) : []
    switch node {
    case .scalar: break
    case .sequence(let items, _):
      for item in items { found += collect(item, changed, into: &places) }
    case .mapping(let entries, _):
      for entry in entries {
        let inside = collect(entry.value, changed, into: &places)
        if !inside.isEmpty { places[entry.key.range] = inside }
        found += inside
      }
    }
    if !found.isEmpty { places[range] = found }
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

/// Where changed values start, by file: most nodes are none, and nothing changed lies below a node of
/// a file without any, for a mapping that merged has the place it has in the upper layer.
private struct ChangedFiles {
  private var files: [(file: SourceFile, isStart: [Bool])] = []

  init(_ places: some Sequence<SourceRange>) {
    for place in places {
      var known = files.firstIndex { $0.file === place.file }
      if known == nil {
        known = files.count
        files.append((place.file, Array(repeating: false, count: place.file.bytes.count + 1)))
      }
      if let known { files[known].isStart[place.bytes.lowerBound] = true }
    }
  }

  /// For each byte of a file whether a changed value starts there; nil if none does.
  func starts(in file: SourceFile) -> [Bool]? { files.first { $0.file === file }?.isStart }
}
