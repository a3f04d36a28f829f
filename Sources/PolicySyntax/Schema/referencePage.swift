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

func capitalised(_ text: String) -> String {
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
      return "| `\(field.name)` | \(needed) | \(field.shape.words) | \(field.summary) |\n"
    }
    let others = block.others.map { "\nAny other key is a name of the file's own: \($0.words).\n" }
    sections.append(
      "## \(capitalised(block.title))\n\n| Key | Required | Takes | Meaning |\n|---|---|---|---|\n"
        + rows.joined() + (others ?? ""))
    for inner in block.fields.flatMap(\.shape.blocks) { visit(inner) }
  }
}
