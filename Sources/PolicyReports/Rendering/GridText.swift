/// Lays out a table with long cells: every column wraps in a room of its own.
struct GridText {
  /// The cells a line may take.
  let width: Int
  private static let gap = 2
  private static let narrowest = 8

  /// The head, a rule, and the rows with an empty line between them.
  func lines(_ columns: [Inline], _ rows: [[Inline]]) -> [Inline] {
    let widths = widths([columns] + rows)
    guard !widths.isEmpty else { return [] }
    let rule = widths.map { Inline(String(repeating: "─", count: $0)) }
      .joined(by: spaces(GridText.gap))
    var lines = self.lines(columns.map { $0.with(.emphasis) }, widths) + [rule]
    for (index, row) in rows.enumerated() {
      if index > 0 { lines.append("") }
      lines += self.lines(row, widths)
    }
    return lines
  }

  /// Columns that need less than their share of the room keep what they need; the others share the
  /// rest.
  private func widths(_ rows: [[Inline]]) -> [Int] {
    let count = rows.map(\.count).max() ?? 0
    let wanted = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].cells : 0 }.max() ?? 0
    }
    var room = width - GridText.gap * max(0, count - 1)
    var widths = [Int?](repeating: nil, count: count)
    while true {
      let open = widths.indices.filter { widths[$0] == nil }
      guard !open.isEmpty else { break }
      let share = max(GridText.narrowest, room / open.count)
      let small = open.filter { wanted[$0] <= share }
      for column in small.isEmpty ? open : small {
        widths[column] = min(wanted[column], share)
        room -= min(wanted[column], share)
      }
    }
    return widths.compactMap(\.self)
  }

  private func lines(_ row: [Inline], _ widths: [Int]) -> [Inline] {
    let cells = zip(row, widths).map { cell, width in
      cell.wrapped(to: width).flatMap { $0.broken(to: width) }
    }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { place in
      var line = Inline("")
      for (cell, width) in zip(cells, widths) {
        let part = place < cell.count ? cell[place] : ""
        line += part + spaces(width - part.cells + GridText.gap)
      }
      return line.trimmed
    }
  }
}

extension Inline {
  /// The line cut where it is longer than so many cells, words or not.
  func broken(to width: Int) -> [Inline] {
    guard cells > width else { return [self] }
    var lines: [Inline] = []
    var line = Inline("")
    var used = 0
    for span in spans {
      for character in span.text {
        let piece = Inline(String(character), span.role)
        if used > 0, used + piece.cells > width {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line += piece
        used += piece.cells
      }
    }
    return lines + [line]
  }
}
