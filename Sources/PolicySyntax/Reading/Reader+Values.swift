import Diagnostics
import PolicyValues
import SourceText
import YAMLTree

extension Reader {
  /// How the leaves of a value are read.
  package enum Leaf: Sendable {
    case expression
    /// A word of a list; may hold `/`.
    case word
    /// `1 year`.
    case period
  }

  /// An expression or a word, a table of these, or `unstated`.
  package func value(_ node: Node, _ leaf: Leaf = .expression) -> ValueDecl? {
    switch node {
    case .scalar(let scalar):
      if scalar.isMissing { return nil }
      if scalar.text == "unstated" { return .unstated(scalar.range) }
      switch leaf {
      case .word: return .word(Located(scalar.text, at: scalar.range))
      case .period: return period(scalar).map(ValueDecl.period)
      case .expression: return expression(node).map(ValueDecl.expression)
      }
    case .mapping(let entries, let range):
      guard entries.contains(where: { $0.key.text == "by" }) else {
        report(.tableNeedsBy(at: range))
        return nil
      }
      return table(entries, range, leaf).map(ValueDecl.table)
    case .sequence(_, let range):
      report(.wrongShape(expected: "a value or a table", found: node.kindName, at: range))
      return nil
    }
  }

  private func table(_ entries: [Node.Entry], _ range: SourceRange, _ leaf: Leaf) -> TableDecl? {
    var subject: TableDecl.Subject?
    var rows: [TableDecl.Entry] = []
    var otherwise: ValueDecl?
    var isBroken = false
    for entry in entries {
      switch entry.key.text {
      case "by":
        subject = self.subject(entry.value)
        isBroken = isBroken || subject == nil
      case "otherwise":
        otherwise = value(entry.value, leaf)
        isBroken = isBroken || otherwise == nil
      default:
        if let keys = tableKeys(entry.key), let value = value(entry.value, leaf) {
          rows.append(TableDecl.Entry(keys: keys, value: value))
        } else {
          isBroken = true
        }
      }
    }
    guard let subject, !isBroken else { return nil }
    return TableDecl(by: subject, entries: rows, otherwise: otherwise, range: range)
  }

  /// `NAME`, or `DATE in windows`.
  func subject(_ node: Node) -> TableDecl.Subject? {
    guard let expression = expression(node) else { return nil }
    switch expression.kind {
    case .name(let name): return .name(Located(name, at: expression.range))
    case .relative(let date, .within, let window) where window.value == "windows":
      return .windows(date)
    default:
      report(.badTableSubject(at: expression.range))
      return nil
    }
  }

  /// `a`, or `a|b`, each with its own place.
  func tableKeys(_ key: Node.Scalar) -> [Located<String>]? {
    var at = key.range.bytes.lowerBound + (key.style == .plain ? 0 : 1)
    var keys: [Located<String>] = []
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") }
    for part in key.text.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    {
      let width = part.count
      let inner = part.drop(while: isBlank)
      let start = at + width - inner.count
      var end = inner.endIndex
      while end > inner.startIndex, isBlank(inner[inner.index(before: end)]) {
        end = inner.index(before: end)
      }
      let name = String(inner[..<end]) ?? ""
      let range = SourceRange(key.range.file, start..<max(start, start + name.utf8.count))
      if let problem = Identifier.problem(name) {
        report(.badIdentifier(name, problem, at: range))
        return nil
      }
      keys.append(Located(name, at: range))
      at += width + 1
    }
    return keys
  }

  /// The `cite`, `ref` and `note` of a block.
  func notes(_ fields: Fields) -> NotesDecl {
    var notes = NotesDecl()
    notes.cite = fields.node("cite").map(citations) ?? []
    notes.refs = fields.node("ref").map { oneOrMore($0).map(\.value) } ?? []
    notes.note = fields.node("note").flatMap(text)?.value
    return notes
  }

  /// `SOURCE`, `SOURCE#ARTICLE`, the full form, or a list of these.
  package func citations(_ node: Node) -> [CitationDecl] {
    guard !node.isMissing else { return [] }
    switch node {
    case .scalar(let scalar): return [shortCitation(scalar)]
    case .sequence(let items, _): return items.flatMap(citations)
    case .mapping:
      guard let fields = Fields(node, Blocks.citation, self),
        let source = fields.node("source").flatMap(text)
      else { return [] }
      let confidence = fields.node("confidence").flatMap(confidence)
      return [
        CitationDecl(
          source: source, article: fields.node("article").flatMap(text)?.value,
          confidence: confidence, note: fields.node("note").flatMap(text)?.value)
      ]
    }
  }

  private func shortCitation(_ scalar: Node.Scalar) -> CitationDecl {
    let parts = scalar.text.split(separator: "#", maxSplits: 1)
    let source = parts.first.map(String.init) ?? ""
    let start = scalar.range.bytes.lowerBound + (scalar.style == .plain ? 0 : 1)
    let range = SourceRange(scalar.range.file, start..<start + source.utf8.count)
    return CitationDecl(
      source: Located(source, at: range), article: parts.count == 2 ? String(parts[1]) : nil,
      confidence: nil, note: nil)
  }

  func confidence(_ node: Node) -> Confidence? {
    word(node, of: Confidence.allCases.map(\.rawValue)).flatMap(Confidence.init(rawValue:))
  }

  func source(_ id: Located<String>, _ node: Node) -> SourceDecl? {
    guard let fields = Fields(node, Blocks.source, self) else { return nil }
    return SourceDecl(
      id: id, title: fields.node("title").flatMap(wording),
      published: fields.node("published").flatMap { date($0)?.value },
      whereRead: fields.node("where").flatMap(text)?.value,
      confidence: fields.node("confidence").flatMap(confidence),
      fault: fields.node("fault").flatMap(wording),
      refs: fields.node("ref").map { oneOrMore($0).map(\.value) } ?? [])
  }

  func label(_ id: Located<String>, _ node: Node) -> LabelDecl? {
    LabelDecl(id: id, label: wording(node))
  }
}
