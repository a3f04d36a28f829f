/// Every block of the language, each once: those of a file kind in the order in which a file shows them.
package let documentedBlocks: [Block] = {
  var found: [Block] = []
  func visit(_ block: Block) {
    guard !found.contains(where: { $0.name == block.name }) else { return }
    found.append(block)
    (block.fields.map(\.shape) + [block.others].compactMap { $0 }).flatMap(\.blocks).forEach(visit)
  }
  Blocks.files.forEach { visit($0.block) }
  return found
}()

/// The page of one block as Markdown: where it stands, its keys, and the blocks they lead to; nil for
/// another word.
///
/// Made from the field lists that the reader uses, so it says what is accepted.
package func blockPage(_ name: String) -> String? {
  guard let block = documentedBlocks.first(where: { $0.name == name }) else { return nil }
  var page = "# \(capitalised(block.title))\n\n"
  if let kind = Blocks.files.first(where: { $0.block.name == name })?.kind {
    page += "A file that opens with `\(kind):`.\n\n"
  }
  let places = places(of: block)
  if !places.isEmpty { page += "Stands at \(places.joined(separator: ", ")).\n\n" }
  let rows = block.fields.map { field in
    let needed = field.isRequired ? "yes" : ""
    return "| `\(field.name)` | \(needed) | \(field.shape.words) | \(field.summary) |\n"
  }
  page += "| Key | Required | Takes | Meaning |\n|---|---|---|---|\n" + rows.joined()
  if let others = block.others {
    page += "\nAny other key is a name of the file's own: \(others.words).\n"
  }
  let inner = block.fields.flatMap(\.shape.blocks).reduce(into: [Block]()) { list, inner in
    if !list.contains(where: { $0.name == inner.name }), inner.name != name { list.append(inner) }
  }
  guard !inner.isEmpty else { return page }
  return page + "\nSee also: \(inner.map(link).joined(separator: ", ")).\n"
}

/// The keys at which a block may stand, each with the block it belongs to.
private func places(of block: Block) -> [String] {
  documentedBlocks.flatMap { outer in
    outer.fields.filter { field in field.shape.blocks.contains { $0.name == block.name } }
      .map { "`\($0.name)` of \(link(outer))" }
  }
}

private func link(_ block: Block) -> String { "[\(block.title)](\(block.name).md)" }
