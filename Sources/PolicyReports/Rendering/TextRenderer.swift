import SourceText

/// Renders for a terminal: indentation and signs carry the structure, colour only repeats it.
package struct TextRenderer: Renderer {
  /// The cells a line may take.
  package let width: Int
  package let decoration: Decoration

  package init(width: Int = 100, decoration: Decoration = .none) {
    self.width = width
    self.decoration = decoration
  }

  package func render(_ blocks: [Block]) -> String {
    var lines: [Inline] = []
    var indent = 0
    for block in blocks {
      if case .heading(let level, _) = block {
        indent = level > 1 ? 2 : 0
        if !lines.isEmpty { lines.append("") }
      }
      lines += self.lines(block, width: width - indent).map { line in
        if case .heading = block { line } else { line.isEmpty ? line : spaces(indent) + line }
      }
    }
    return lines.map { decoration($0) + "\n" }.joined()
  }

  private func lines(_ block: Block, width: Int) -> [Inline] {
    switch block {
    case .heading(_, let line): line.with(.emphasis).wrapped(to: width)
    case .paragraph(let line): line.wrapped(to: width)
    case .list(let items): items.flatMap { hanging("- ", $0, width) }
    case .table(let columns, let rows): table([columns.map { $0.with(.emphasis) }] + rows, width)
    case .grid(let columns, let rows): GridText(width: width).lines(columns, rows)
    case .fields(let fields): table(fields.map { [$0.name, $0.value] }, width)
    case .reasons(let reasons): ReasonsText(width: width).lines(reasons)
    case .drawing(let lines, _): lines.map(\.trimmed)
    }
  }

  private func hanging(_ start: Inline, _ line: Inline, _ width: Int) -> [Inline] {
    let rest = spaces(start.cells)
    return line.wrapped(to: width - start.cells).enumerated()
      .map { ($0.offset == 0 ? start : rest) + $0.element }
  }

  /// Columns padded to their widest cell; the last wraps in what room is left.
  private func table(_ rows: [[Inline]], _ width: Int) -> [Inline] {
    let count = rows.map(\.count).max() ?? 0
    guard count > 0 else { return [] }
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].cells : 0 }.max() ?? 0
    }
    return rows.flatMap { row in
      var start = Inline("")
      for (cell, width) in zip(row.dropLast(), widths) {
        start += cell + spaces(width - cell.cells + 2)
      }
      return hanging(start, row.last ?? "", max(width, start.cells + 24))
    }.map(\.trimmed)
  }
}

func spaces(_ count: Int) -> Inline { Inline(String(repeating: " ", count: max(0, count))) }

extension Inline {
  /// Without spaces at its end.
  var trimmed: Inline {
    guard let last = spans.last, last.text.hasSuffix(" ") else { return self }
    let kept = spans.dropLast().reduce(Inline("")) { $0 + Inline($1.text, $1.role) }
    var text = last.text
    while text.hasSuffix(" ") { text.removeLast() }
    return kept + Inline(text, last.role)
  }
}
