/// Renders a document as data: blocks by kind, words as plain text.
package struct JSONRenderer: Renderer {
  package init() {}

  package func render(_ blocks: [Block]) -> String { json(blocks).text() + "\n" }

  /// The blocks as one array.
  package func json(_ blocks: [Block]) -> JSON { .array(blocks.map(block)) }

  private func block(_ block: Block) -> JSON {
    switch block {
    case .heading(let level, let line):
      ["kind": "heading", "level": .int(level), "text": text(line)]
    case .paragraph(let line): ["kind": "paragraph", "text": text(line)]
    case .list(let items): ["kind": "list", "items": .array(items.map(text))]
    case .table(let columns, let rows), .grid(let columns, let rows):
      [
        "kind": "table", "columns": .array(columns.map(text)),
        "rows": .array(rows.map { .array($0.map(text)) }),
      ]
    case .fields(let fields):
      [
        "kind": "fields",
        "fields": .array(fields.map { ["name": text($0.name), "value": text($0.value)] }),
      ]
    case .reasons(let reasons):
      ["kind": "reasons", "reasons": .array(reasons.map(reason))]
    case .drawing(let lines, let words):
      [
        "kind": "drawing", "lines": .array(lines.map { .string($0.trimmed.plain) }),
        "text": text(words),
      ]
    }
  }

  private func reason(_ reason: Reason) -> JSON {
    [
      "id": reason.id.map(JSON.string) ?? .null, "mark": .string(reason.mark.rawValue),
      "text": text(reason.text), "detail": reason.detail.map(text) ?? .null,
      "notes": .array(reason.notes.map(text)),
      "children": .array(reason.children.map(self.reason)),
    ]
  }

  private func text(_ line: Inline) -> JSON { .string(line.plain) }
}
