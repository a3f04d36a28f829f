/// Draws trees of reasons in a terminal, with what was found in a column of its own.
struct ReasonsText {
  let width: Int

  func lines(_ reasons: [Reason]) -> [Inline] {
    let rows = reasons.flatMap { self.rows($0, first: "", rest: "") }
    let column = column(rows)
    return rows.flatMap { self.lines($0, column: column) }
  }

  /// The column of what was found: the one that lets the most rows stand on one line.
  private func column(_ rows: [Row]) -> Int {
    let sizes = rows.compactMap { row in
      row.detail.map { (text: row.start.cells + row.reason.text.cells + 2, detail: $0.cells) }
    }
    var best = (column: 0, count: 0)
    for column in Set(sizes.map(\.text)).sorted() {
      let count = sizes.count { $0.text <= column && column + $0.detail <= width }
      if count > best.count { best = (column, count) }
    }
    return best.column
  }

  private struct Row {
    let start: Inline
    /// What stands before the lines that follow: the bars of the tree.
    let hang: Inline
    let reason: Reason
    var detail: Inline? { reason.detail }
  }

  private func rows(_ reason: Reason, first: Inline, rest: Inline) -> [Row] {
    let mark = Inline(reason.mark.sign, .verdict(reason.mark))
    let bar: Inline = reason.children.isEmpty ? "  " : "│ "
    var rows = [Row(start: first + mark + " ", hang: rest + bar, reason: reason)]
    for (index, child) in reason.children.enumerated() {
      let isLast = index == reason.children.count - 1
      rows += self.rows(
        child, first: rest + (isLast ? "└ " : "├ "), rest: rest + (isLast ? "  " : "│ "))
    }
    return rows
  }

  private func lines(_ row: Row, column: Int) -> [Inline] {
    let texts = row.reason.text.wrapped(to: max(20, width - row.start.cells))
    var lines = texts.enumerated().map { ($0.offset == 0 ? row.start : row.hang) + $0.element }
    if let detail = row.detail { append(detail, to: &lines, row, column) }
    for note in row.reason.notes {
      let room = max(20, width - row.hang.cells - 2)
      lines += note.wrapped(to: room).map { row.hang + "  " + $0 }
    }
    return lines
  }

  /// Beside the text where there is room, else below it.
  private func append(_ detail: Inline, to lines: inout [Inline], _ row: Row, _ column: Int) {
    let last = lines.last ?? ""
    let start = max(column, last.cells + 2)
    if lines.count == 1, start + detail.cells <= width {
      lines[0] = last + spaces(start - last.cells) + detail
    } else {
      let room = max(20, width - row.hang.cells - 2)
      lines += detail.wrapped(to: room).map { row.hang + "  " + $0 }
    }
  }
}
