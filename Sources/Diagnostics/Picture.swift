import SourceText

/// One diagnostic drawn with its source: a header, a panel for each file, and the help.
struct Picture {
  private let diagnostic: Diagnostic
  private let paint: Paint
  /// The width of the widest line number, in cells.
  private let gutter: Int

  init(_ diagnostic: Diagnostic, _ paint: Paint) {
    self.diagnostic = diagnostic
    self.paint = paint
    let labels = [diagnostic.primary] + diagnostic.others
    let last = labels.map { $0.range.file.line(at: $0.range.bytes.lowerBound) + 1 }.max() ?? 1
    self.gutter = String(last).count
  }

  /// The whole drawing, each line ended by a line break.
  var text: String {
    var lines = [title]
    for panel in panels { lines += draw(panel) }
    if let help = diagnostic.help {
      let head = paint.apply(.frame, padding + " =") + " " + paint.apply(.help, "help:")
      lines.append("\(head) \(printable(help))")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var title: String {
    let head = "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]"
    return paint.apply(diagnostic.severity.role, head)
      + paint.apply(.title, ": " + printable(diagnostic.message))
  }

  /// The labels of each file, the primary one's first.
  private var panels: [[Mark]] {
    var panels = [[Mark(diagnostic.primary, isPrimary: true)]]
    for other in diagnostic.others {
      let mark = Mark(other, isPrimary: false)
      if let index = panels.firstIndex(where: { $0[0].file === mark.file }) {
        panels[index].append(mark)
      } else {
        panels.append([mark])
      }
    }
    return panels
  }

  private func draw(_ marks: [Mark]) -> [String] {
    let start = marks[0].label.range.start
    let place = "\(printable(marks[0].file.path)):\(start.line):\(start.column)"
    var lines = [
      "\(paint.apply(.frame, padding + " ╭─")) \(place)",
      paint.apply(.frame, padding + " │"),
    ]
    var previous: Int?
    for (number, marks) in Dictionary(grouping: marks, by: \.line).sorted(by: { $0.key < $1.key }) {
      if let previous, number > previous + 1 {
        lines.append(paint.apply(.frame, padding + " ┆"))
      }
      previous = number
      lines += drawLine(number, marks)
    }
    return lines + [paint.apply(.frame, padding + " │")]
  }

  private func drawLine(_ number: Int, _ marks: [Mark]) -> [String] {
    let shown = ShownLine(marks[0].file, number, around: marks)
    let name = String(number + 1)
    let space = String(repeating: " ", count: gutter - name.count)
    let source = "\(paint.apply(.frame, space + name + " │")) \(shown.text)".trimmingEnd()
    let under = shown.underlines(marks, paint, diagnostic.severity.role)
    return [source] + under.map { "\(paint.apply(.frame, padding + " │")) \($0)" }
  }

  private var padding: String { String(repeating: " ", count: gutter) }
}

/// A label on its way to the drawing: where it stands on its first line.
struct Mark {
  let label: Diagnostic.Label
  let isPrimary: Bool
  /// The zero-based line on which the label starts.
  let line: Int

  init(_ label: Diagnostic.Label, isPrimary: Bool) {
    self.label = label
    self.isPrimary = isPrimary
    self.line = label.range.file.line(at: label.range.bytes.lowerBound)
  }

  var file: SourceFile { label.range.file }
}

extension String {
  /// The text without spaces at its end.
  func trimmingEnd() -> String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
