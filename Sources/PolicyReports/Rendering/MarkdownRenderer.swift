import SourceText

/// Renders GitHub's Markdown, plain enough to be pasted into a letter.
package struct MarkdownRenderer: Renderer {
  package init() {}

  package func render(_ blocks: [Block]) -> String {
    blocks.map(block).joined(separator: "\n")
  }

  private func block(_ block: Block) -> String {
    switch block {
    case .heading(let level, let line):
      String(repeating: "#", count: level) + " " + inline(line) + "\n"
    case .paragraph(let line): inline(line) + "\n"
    case .list(let items): items.map { "- " + inline($0) + "\n" }.joined()
    case .table(let columns, let rows), .grid(let columns, let rows): table(columns, rows)
    case .fields(let fields):
      fields.map { field in
        let colon = field.name.plain.last.map { terminalCells($0) == 2 } ?? false ? "：" : ": "
        return "- \(inline(field.name.with(.emphasis)))\(colon)\(inline(field.value))\n"
      }.joined()
    case .reasons(let reasons): reasons.map { reason($0, depth: 0) }.joined()
    case .drawing(let lines, _):
      "```text\n" + lines.map { $0.trimmed.plain + "\n" }.joined() + "```\n"
    }
  }

  private func table(_ columns: [Inline], _ rows: [[Inline]]) -> String {
    row(columns.map(inline)) + row(columns.map { _ in "---" })
      + rows.map { row($0.map(inline)) }.joined()
  }

  private func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |\n"
  }

  private func reason(_ reason: Reason, depth: Int) -> String {
    let indent = String(repeating: "  ", count: depth)
    var line = "\(indent)- \(reason.mark.sign) \(inline(reason.text))"
    if let detail = reason.detail { line += " — " + inline(detail) }
    // Two spaces at the end break a line, and leave no trace in a letter.
    for note in reason.notes { line += "  \n\(indent)  " + inline(note) }
    return line + "\n"
      + reason.children.map { self.reason($0, depth: depth + 1) }.joined()
  }

  private func inline(_ line: Inline) -> String {
    line.spans.map { span in
      switch span.role {
      case .plain, .place: escaped(span.text)
      case .emphasis, .verdict: "**\(escaped(span.text))**"
      case .code: code(span.text)
      }
    }.joined()
  }

  /// Enough backquotes to hold those inside; a bar would end a cell of a table.
  private func code(_ text: String) -> String {
    let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    let space = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + space + text.replacing("|", with: "\\|") + space + fence
  }
}

/// Text that Markdown would read as marks is escaped; everything else stays as it is.
private func escaped(_ text: String) -> String {
  var result = ""
  for (index, character) in text.enumerated() {
    switch character {
    case "\\", "`", "*", "_", "[", "]", "<", "|", "~": result += "\\" + String(character)
    case "&": result += "&amp;"
    case "#" where index == 0, "+" where index == 0, "-" where index == 0, ">" where index == 0:
      result += "\\" + String(character)
    case "\n": result += " "
    default: result.append(character)
    }
  }
  return result
}
