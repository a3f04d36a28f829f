import PolicyValues

/// Renders one static page that stands alone: no script, nothing fetched, good on paper and aloud.
package struct HTMLRenderer: Renderer {
  package let language: Language
  package let title: String
  /// An SVG that stands below the first paragraphs; nil: none.
  package let picture: String?

  package init(language: Language, title: String, picture: String? = nil) {
    self.language = language
    self.title = title
    self.picture = picture
  }

  package func render(_ blocks: [Block]) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language.tag)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escapedHTML(title))</title>
    <style>
    \(styleSheet)
    </style>
    </head>
    <body>
    <main>
    \(body(blocks))</main>
    </body>
    </html>

    """
  }

  private func body(_ blocks: [Block]) -> String {
    guard let picture else { return blocks.map(block).joined() }
    let start = blocks.dropFirst().firstIndex { if case .heading = $0 { true } else { false } }
    let head = blocks[..<(start ?? blocks.count)]
    return head.map(block).joined() + "<figure>\n\(picture)</figure>\n"
      + blocks.dropFirst(head.count).map(block).joined()
  }

  private func block(_ block: Block) -> String {
    switch block {
    case .heading(let level, let line): "<h\(level)>\(inline(line))</h\(level)>\n"
    case .paragraph(let line): "<p>\(inline(line))</p>\n"
    case .list(let items): "<ul>\n" + items.map { "<li>\(inline($0))</li>\n" }.joined() + "</ul>\n"
    case .table(let columns, let rows): table(columns, rows)
    case .fields(let fields):
      "<dl>\n"
        + fields.map { "<dt>\(inline($0.name))</dt><dd>\(inline($0.value))</dd>\n" }.joined()
        + "</dl>\n"
    case .reasons(let reasons): tree(reasons)
    case .drawing(let lines, let words):
      "<pre role=\"img\" aria-label=\"\(escapedHTML(words.plain))\">"
        + lines.map { inline($0.trimmed) + "\n" }.joined() + "</pre>\n"
    }
  }

  private func table(_ columns: [Inline], _ rows: [[Inline]]) -> String {
    let head = columns.map { "<th scope=\"col\">\(inline($0))</th>" }.joined()
    let body = rows.map { row in
      "<tr>" + row.map { "<td>\(inline($0))</td>" }.joined() + "</tr>\n"
    }
    return
      "<div class=\"table\"><table>\n<thead><tr>\(head)</tr></thead>\n"
      + "<tbody>\n\(body.joined())</tbody>\n</table></div>\n"
  }

  private func tree(_ reasons: [Reason]) -> String {
    guard !reasons.isEmpty else { return "" }
    return "<ul class=\"reasons\">\n" + reasons.map(item).joined() + "</ul>\n"
  }

  private func item(_ reason: Reason) -> String {
    let id = reason.id.map { " data-step=\"\(escapedHTML($0))\"" } ?? ""
    let word = reason.mark.word.wording[language]
    var html = "<li class=\"\(reason.mark.rawValue)\"\(id)>"
    html += "<span aria-hidden=\"true\" class=\"mark\">\(reason.mark.sign)</span>"
    html += "<span class=\"aloud\">\(escapedHTML(word))</span> <span>\(inline(reason.text))</span>"
    if let detail = reason.detail { html += " <span class=\"found\">\(inline(detail))</span>" }
    for note in reason.notes { html += "\n<div class=\"note\">\(inline(note))</div>" }
    return html + (reason.children.isEmpty ? "" : "\n" + tree(reason.children)) + "</li>\n"
  }

  private func inline(_ line: Inline) -> String {
    line.spans.map { span in
      let text = escapedHTML(span.text)
      return switch span.role {
      case .plain: withDays(text)
      case .emphasis: "<strong>\(withDays(text))</strong>"
      case .code: "<code>\(text)</code>"
      case .place: "<cite>\(text)</cite>"
      case .verdict(let mark): "<strong class=\"\(mark.rawValue)\">\(withDays(text))</strong>"
      }
    }.joined()
  }
}

/// Escaped text with each `YYYY-MM-DD` and `YYYY-MM` marked, so that no line breaks inside it.
func withDays(_ text: String) -> String {
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  var place = 0
  func isDigit(_ index: Int) -> Bool { bytes.indices.contains(index) && (48...57) ~= bytes[index] }
  func isWritten(_ start: Int, _ length: Int) -> Bool {
    let end = start + length
    let isCut = end < bytes.count && (isDigit(end) || length == 7 && bytes[end] == 45)
    guard end <= bytes.count, !isDigit(start - 1), !isCut else { return false }
    return (start..<end).allSatisfy { [4, 7].contains($0 - start) ? bytes[$0] == 45 : isDigit($0) }
  }
  while place < bytes.count {
    if let length = [10, 7].first(where: { isWritten(place, $0) }) {
      result += Array("<time>".utf8) + bytes[place..<place + length] + Array("</time>".utf8)
      place += length
    } else {
      result.append(bytes[place])
      place += 1
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// Text that can stand between tags and in a quoted attribute.
func escapedHTML(_ text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.append(character)
    }
  }
  return result
}

private let styleSheet = """
  :root { color-scheme: light; }
  body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
    color: #1a1a1a; background: #fff; margin: 0; }
  main { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.5rem; line-height: 1.3; }
  h2 { font-size: 1.1rem; margin-top: 2rem; border-bottom: 1px solid #ccc; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0;
    border-bottom: 1px solid #ddd; }
  .table { overflow-x: auto; }
  @media (max-width: 30rem) {
    th, td { padding-right: .4rem; font-size: .875rem; min-width: 3.5rem; } }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
  dd { margin: 0; }
  main:has(figure) { max-width: 60rem; }
  figure { margin: 1.5rem 0; overflow-x: auto; }
  figure svg { width: 100%; min-width: 44rem; height: auto; }
  ul.reasons { list-style: none; padding-left: 0; }
  ul.reasons ul.reasons { padding-left: 1.25rem; border-left: 1px solid #ddd; margin-left: .3rem; }
  .mark { display: inline-block; width: 1.25rem; font-weight: bold; }
  .holds > .mark, strong.holds { color: #19692c; }
  .fails > .mark, strong.fails { color: #a11; }
  .defeated > .mark, strong.defeated { color: #6b2c91; }
  .open > .mark, strong.open { color: #8a5a00; }
  .found { margin-left: .75rem; color: #333; }
  .note { margin-left: 1.5rem; font-size: .875rem; color: #555; }
  cite { font-style: normal; color: #555; overflow-wrap: anywhere; }
  code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .9em; }
  time { white-space: nowrap; }
  .aloud { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  @media print { main { max-width: none; margin: 0; } li, tr { break-inside: avoid; }
    h2 { break-after: avoid; } }
  """
