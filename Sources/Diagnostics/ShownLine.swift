import SourceText

/// One line of source as it is drawn: printable, and cut around its labels if it is very long.
struct ShownLine {
  /// What is printed.
  let text: String
  private let file: SourceFile
  /// The bytes that are printed.
  private let window: Range<Int>
  /// The cells of the mark that says the line was cut on its left.
  private let cutCells: Int

  /// Bytes shown of a long line; long enough that lines people write are never cut.
  private static let widest = 400

  init(_ file: SourceFile, _ number: Int, around marks: [Mark]) {
    self.file = file
    let line = file.lineRange(number)
    let anchor = marks.first(where: \.isPrimary) ?? marks[0]
    self.window = Self.window(in: line, at: anchor.label.range.bytes.lowerBound, file)
    let cutLeft = window.lowerBound > line.lowerBound
    self.cutCells = cutLeft ? 1 : 0
    self.text =
      (cutLeft ? "…" : "") + printable(file.text(window))
      + (window.upperBound < line.upperBound ? "…" : "")
  }

  /// The part of a line to show: all of it, or some before and more after the anchor.
  private static func window(in line: Range<Int>, at anchor: Int, _ file: SourceFile) -> Range<Int>
  {
    guard line.count > widest else { return line }
    var low = max(line.lowerBound, min(anchor, line.upperBound) - widest / 4)
    var high = min(line.upperBound, low + widest)
    // Invariant: a window starts and ends between characters.
    while low > line.lowerBound, file.bytes[low] & 0xC0 == 0x80 { low -= 1 }
    while high < line.upperBound, file.bytes[high] & 0xC0 == 0x80 { high += 1 }
    return low..<high
  }

  /// The rows under the line: markers, then each text that found no room beside them.
  ///
  /// The text of the last label stands beside its marker; the others hang below, rightmost first.
  func underlines(_ marks: [Mark], _ paint: Paint, _ role: Paint.Role) -> [String] {
    let placed = marks.map { (cells: cells($0), mark: $0) }
      .sorted {
        ($0.cells.lowerBound, $0.cells.upperBound) < ($1.cells.lowerBound, $1.cells.upperBound)
      }
    let roles: [Paint.Role] = placed.map { $0.mark.isPrimary ? role : .secondary }
    var row = markerRow(placed.map { ($0.cells, $0.mark.isPrimary) }, paint, role)
    let texts = placed.map { printable($0.mark.label.text) }
    guard let last = texts.indices.last(where: { !texts[$0].isEmpty }) else { return [row] }
    var waiting = texts.indices.filter { !texts[$0].isEmpty }
    if last == texts.count - 1 {
      row += " " + paint.apply(roles[last], texts[last])
      waiting.removeLast()
    }
    var rows = [row]
    while let next = waiting.popLast() {
      var line = ""
      var at = 0
      for index in waiting where placed[index].cells.lowerBound < placed[next].cells.lowerBound {
        let column = placed[index].cells.lowerBound
        guard column >= at else { continue }
        line += String(repeating: " ", count: column - at) + paint.apply(roles[index], "│")
        at = column + 1
      }
      line += String(repeating: " ", count: placed[next].cells.lowerBound - at)
      rows.append(line + paint.apply(roles[next], texts[next]))
    }
    return rows
  }

  /// Carets under the primary label, dashes under the others; where they overlap, carets win.
  private func markerRow(
    _ placed: [(cells: Range<Int>, isPrimary: Bool)], _ paint: Paint, _ role: Paint.Role
  ) -> String {
    let width = placed.map(\.cells.upperBound).max() ?? 0
    var signs = [Character](repeating: " ", count: width)
    for (cells, isPrimary) in placed.sorted(by: { !$0.isPrimary && $1.isPrimary }) {
      for cell in cells { signs[cell] = isPrimary ? "^" : "-" }
    }
    var row = ""
    var index = 0
    while index < width {
      let sign = signs[index]
      let end = signs[index...].firstIndex { $0 != sign } ?? width
      let run = String(repeating: sign, count: end - index)
      row += sign == " " ? run : paint.apply(sign == "^" ? role : .secondary, run)
      index = end
    }
    return row
  }

  /// The cells a label takes on this line, never none.
  private func cells(_ mark: Mark) -> Range<Int> {
    let bytes = mark.label.range.bytes.clamped(to: window)
    let start = min(max(mark.label.range.bytes.lowerBound, window.lowerBound), window.upperBound)
    let low = cutCells + terminalCells(printable(file.text(window.lowerBound..<start)))
    let high = low + terminalCells(printable(file.text(start..<max(start, bytes.upperBound))))
    return low..<max(high, low + 1)
  }
}
