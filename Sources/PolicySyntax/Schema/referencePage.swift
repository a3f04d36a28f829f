/// The reference page of a file kind as Markdown: every block with its keys; nil for another word.
///
/// Made from the field lists that the reader uses, so it says what is accepted.
package func referencePage(kind: String) -> String? {
  guard let file = Blocks.files.first(where: { $0.kind == kind }) else { return nil }
  var page = ReferencePage()
  page.visit(file.block)
  return "# \(capitalised(file.block.title)): a file that opens with `\(kind):`\n\n"
    + page.sections.joined(separator: "\n")
}

private func capitalised(_ text: String) -> String {
  text.prefix(1).uppercased() + text.dropFirst()
}

/// Writes a section for each block, the outermost first.
private struct ReferencePage {
  var sections: [String] = []
  private var seen: Set<String> = []

  mutating func visit(_ block: Block) {
    guard seen.insert(block.name).inserted else { return }
    let rows = block.fields.map { field in
      let needed = field.isRequired ? "yes" : ""
      return "| `\(field.name)` | \(needed) | \(words(field.shape)) | \(field.summary) |\n"
    }
    let others = block.others.map { "\nAny other key is a name of the file's own: \(words($0)).\n" }
    sections.append(
      "## \(capitalised(block.title))\n\n| Key | Required | Takes | Meaning |\n|---|---|---|---|\n"
        + rows.joined() + (others ?? ""))
    for inner in block.fields.flatMap({ blocks($0.shape) }) { visit(inner) }
  }

  /// The blocks that a shape leads to.
  private func blocks(_ shape: Shape) -> [Block] {
    switch shape {
    case .block(let block): [block()]
    case .list(let item), .map(let item): blocks(item)
    case .either(let shapes): shapes.flatMap(blocks)
    case .wording: [Blocks.wording]
    case .citation: [Blocks.citation]
    case .text, .name, .date, .dateOrNever, .integer, .bool, .oneOf, .expression, .value, .word,
      .oneOrMore, .material, .factValue, .anything:
      []
    }
  }

  /// A shape in a few words.
  private func words(_ shape: Shape) -> String {
    switch shape {
    case .text: "a text"
    case .name: "a name"
    case .wording: "a label"
    case .date: "a day"
    case .dateOrNever: "a day, or `never`"
    case .integer: "a whole number"
    case .bool: "`true` or `false`"
    case .oneOf(let words): words.map { "`\($0)`" }.joined(separator: " ")
    case .expression: "an expression"
    case .value: "an expression, a table or `unstated`"
    case .word: "a word, a table or `unstated`"
    case .citation: "`SOURCE`, `SOURCE#ARTICLE`, a citation, or a list"
    case .oneOrMore: "one text or a list"
    case .list(let item): "a list: \(words(item))"
    case .map(let item): "names, for each: \(words(item))"
    case .block(let block): block().title
    case .either(let shapes): shapes.map(words).joined(separator: "; or ")
    case .material: "a paper"
    case .factValue: "a value"
    case .anything: "anything"
    }
  }
}
