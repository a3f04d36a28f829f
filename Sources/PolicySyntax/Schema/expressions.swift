import YAMLTree

/// The scalars of a file that are expressions, in the order of the file, found by the field lists.
///
/// The file's kind is its first key; a file of no kind has none. Words of a list (outcomes, effects,
/// conventions) and `unstated` are left out. O(nodes).
package func expressions(in root: Node) -> [Node.Scalar] {
  guard case .mapping(let entries, _) = root, let kind = entries.first?.key.text,
    let file = Blocks.files.first(where: { $0.kind == kind })
  else { return [] }
  var finder = ExpressionFinder()
  finder.visit(root, .block { file.block })
  return finder.found
}

private struct ExpressionFinder {
  var found: [Node.Scalar] = []

  mutating func visit(_ node: Node, _ shape: Shape) {
    switch (shape, node) {
    case (.expression, .scalar(let scalar)): found.append(scalar)
    case (.value, .scalar(let scalar)) where scalar.text != "unstated": found.append(scalar)
    case (.value, .mapping(let entries, _)): table(entries, .value)
    case (.word, .mapping(let entries, _)): table(entries, .word)
    case (.list(let item), .sequence(let items, _)): for each in items { visit(each, item) }
    case (.map(let item), .mapping(let entries, _)): for each in entries { visit(each.value, item) }
    case (.block(let block), .mapping(let entries, _)): visit(entries, block())
    case (.either(let shapes), _): visit(node, either: shapes)
    case (.material, .mapping(let entries, _)): material(entries)
    default: break
    }
  }

  private mutating func visit(_ entries: [Node.Entry], _ block: Block) {
    for entry in entries {
      if let shape = block.field(entry.key.text)?.shape ?? block.others {
        visit(entry.value, shape)
      }
    }
  }

  /// A mapping with `by` is a table; another is the block, where a block may stand.
  private mutating func visit(_ node: Node, either shapes: [Shape]) {
    var isTable = true
    if case .mapping(let entries, _) = node { isTable = entries.contains { $0.key.text == "by" } }
    let chosen = shapes.first { shape in
      switch (shape, node) {
      case (.value, .scalar): true
      case (.value, .mapping): isTable
      case (.block, .mapping), (.map, .mapping), (.list, .sequence): true
      default: false
      }
    }
    if let chosen { visit(node, chosen) }
  }

  private mutating func table(_ entries: [Node.Entry], _ leaf: Shape) {
    for entry in entries { visit(entry.value, entry.key.text == "by" ? .expression : leaf) }
  }

  private mutating func material(_ entries: [Node.Entry]) {
    for entry in entries {
      switch entry.key.text {
      case "when", "by": visit(entry.value, .expression)
      case "all-of", "any-of": visit(entry.value, .list(.material))
      case "material", "must", "because", "cite", "ref", "note": break
      default: visit(entry.value, .material)
      }
    }
  }
}
