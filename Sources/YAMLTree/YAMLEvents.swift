import CLibYAML
import Diagnostics
import SourceText

/// A YAML text, event by event: libyaml's reading, with byte offsets, and stricter where it is lax.
///
/// libyaml accepts some texts that are not YAML; the checks here refuse those. Anchors, tags,
/// directives and several documents are passed on: whether to accept them is the caller's business.
package struct YAMLEvents: ~Copyable {
  package let file: SourceFile
  /// What is wrong so far; the text is YAML only if this is empty after the last event.
  package private(set) var diagnostics: [Diagnostic]
  /// What stands between the events so far.
  private(set) var margins = YAMLMargins()
  /// Whether the last event was read and nothing stopped the reading before.
  package private(set) var isComplete = false
  private let parser: LibYAMLParser
  private var offsets: CharacterOffsets
  /// The length of the byte order mark, which libyaml does not get to see.
  private let base: Int
  private let hasTabs: Bool
  private var hasEnded: Bool
  /// The columns of the open collections; nil for one in brackets.
  private var columns: [Int?] = []
  private var brackets = 0
  /// Whether a document ended without `...`, so that no directive may follow.
  private var isDocumentOpenEnded = false
  /// Whether a document was ended with `...`.
  private var isDocumentEnded = false

  /// Reads a file by the common rules of YAML.
  package init(_ file: SourceFile) {
    self.init(CharacterCheck(file, .anyYAML, complaints: 20), of: file)
  }

  /// Reads what the first look at the file left.
  init(_ check: CharacterCheck, of file: SourceFile) {
    self.file = file
    diagnostics = check.diagnostics
    hasEnded = check.isForeign
    hasTabs = check.hasTabs
    base = file.markLength
    parser = LibYAMLParser(check.bytes[base...])
    offsets = CharacterOffsets(parser.bytes, hasWideCharacters: check.hasWideCharacters)
  }

  /// The next event; nil after the last one, or when the text cannot be read further.
  package mutating func next() -> YAMLEvent? {
    guard !hasEnded else { return nil }
    guard let raw = parser.next() else {
      hasEnded = true
      // Why: what stops libyaml behind a fault of ours is that fault.
      if !diagnostics.contains(where: { $0.code == .invalidYAML }) {
        diagnostics.append(explain(parser.problem))
      }
      return nil
    }
    let event = place(raw)
    if event.kind == .streamEnd {
      hasEnded = true
      isComplete = true
      margins.walk(to: parser.bytes.count, in: parser.bytes)
      complain()
    }
    return event
  }

  /// How many collections may be open at once; libyaml's effort grows with the square of it.
  private static let depth = 1000

  /// Stops reading before the end.
  mutating func stop() { hasEnded = true }

  /// A stretch of the text libyaml read, as a stretch of the file.
  func range(_ bytes: Range<Int>) -> SourceRange {
    SourceRange(file, inFile(bytes))
  }

  private func inFile(_ bytes: Range<Int>) -> Range<Int> {
    bytes.lowerBound + base..<bytes.upperBound + base
  }
}

extension YAMLEvents {
  /// Gives an event its bytes and checks what libyaml does not.
  private mutating func place(_ raw: borrowing RawEvent) -> YAMLEvent {
    let start = offsets.offset(of: raw.start, in: parser.bytes)
    let end = max(start, offsets.offset(of: raw.end, in: parser.bytes))
    let content =
      raw.properties != nil ? contentStart(from: start, to: end, isBlock: raw.isBlockStart) : start
    var range = content..<max(content, end)
    switch raw.kind {
    case .scalar(let style): range = placeScalar(style, range)
    case .alias:
      margins.walk(to: start, in: parser.bytes)
      margins.skip(to: end, in: parser.bytes)
    case .mappingStart(let isFlow), .sequenceStart(let isFlow):
      range = openCollection(range, isFlow: isFlow, raw)
    case .mappingEnd, .sequenceEnd: range = closeCollection(range)
    case .documentStart: openDocument(raw, range)
    case .documentEnd(let explicit):
      isDocumentOpenEnded = !explicit
      isDocumentEnded = explicit
      range = explicit ? range : start..<start
      if explicit { margins.walk(to: end, in: parser.bytes) }
    case .streamStart, .streamEnd: range = start..<start
    }
    return YAMLEvent(
      raw.kind, inFile(range), text: raw.text, properties: raw.properties,
      at: inFile(start..<endOfProperties(start, content)))
  }

  private mutating func placeScalar(_ style: Node.Scalar.Style, _ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return range }
    let bytes = parser.bytes
    margins.walk(to: range.lowerBound, in: bytes)
    var range = range
    switch style {
    case .plain:
      if range.count == 1, bytes[range.lowerBound] == UInt8(ascii: "-") {
        diagnostics.append(.loneDash(self.range(range)))
      }
      if let indent = margins.flowIndent {
        margins.findShallowLines(in: range, of: bytes, indent: indent)
      }
    case .singleQuoted, .doubleQuoted:
      let indent = margins.flowIndent ?? blockColumn + 1
      margins.findShallowLines(in: range, of: bytes, indent: indent)
    case .literal, .folded:
      let scalar = BlockScalarSource(range, in: bytes)
      margins.findHeaderComment(in: scalar.header, of: bytes)
      range = scalar.trimmed
      if let line = scalar.overIndentedBlank(above: blockColumn) {
        diagnostics.append(.overIndentedBlank(self.range(line)))
      }
    }
    margins.skip(to: range.upperBound, in: bytes)
    if hasTabs, style != .singleQuoted, style != .doubleQuoted {
      margins.findTabs(in: range, of: bytes)
    }
    return range
  }

  private mutating func openCollection(
    _ range: Range<Int>, isFlow: Bool, _ raw: borrowing RawEvent
  ) -> Range<Int> {
    let bytes = parser.bytes
    let start = range.lowerBound
    if columns.count >= Self.depth {
      diagnostics.append(.tooDeep(self.range(start..<start), limit: Self.depth))
      stop()
    }
    guard isFlow, !range.isEmpty, isFlowSign(bytes[start]) else {
      // A pair without braces in a flow sequence has no column of its own.
      columns.append(isFlow ? nil : raw.properties != nil ? column(of: start) : raw.column)
      return start..<start
    }
    margins.walk(to: start, in: bytes)
    margins.skip(to: start + 1, in: bytes)
    if brackets == 0 { margins.flowIndent = blockColumn + 1 }
    brackets += 1
    columns.append(nil)
    return start..<start + 1
  }

  private mutating func closeCollection(_ range: Range<Int>) -> Range<Int> {
    let column = columns.popLast()
    guard column == .some(nil), !range.isEmpty else { return range.lowerBound..<range.lowerBound }
    margins.walk(to: range.lowerBound, in: parser.bytes)
    margins.skip(to: range.upperBound, in: parser.bytes)
    brackets -= 1
    if brackets == 0 { margins.flowIndent = nil }
    return range
  }

  private mutating func openDocument(_ raw: borrowing RawEvent, _ range: Range<Int>) {
    if raw.hasDirectives, isDocumentOpenEnded {
      diagnostics.append(.directiveInContent(self.range(lineRange(at: range.lowerBound))))
    }
    margins.walk(to: range.upperBound, in: parser.bytes)
  }

  /// Where the innermost block collection starts its lines; -1 outside of any.
  private var blockColumn: Int {
    for case let column? in columns.reversed() { return column }
    return -1
  }

  /// How far a place is from the start of its line.
  private func column(of offset: Int) -> Int {
    var start = offset
    while start > 0, !isBreak(parser.bytes[start - 1]) { start -= 1 }
    return offset - start
  }

  /// The rest of a line.
  private func lineRange(at start: Int) -> Range<Int> {
    var end = start
    while end < parser.bytes.count, !isBreak(parser.bytes[end]) { end += 1 }
    return start..<end
  }

  /// Where content starts behind an anchor, a tag, or both, and whatever separates them.
  ///
  /// A block collection starts on a line below its own properties; what is written there before its
  /// first key belongs to that key.
  private func contentStart(from start: Int, to end: Int, isBlock: Bool) -> Int {
    let bytes = parser.bytes
    let limit = isBlock ? bytes.count : end
    var index = start
    var isFirstLine = true
    while index < limit {
      switch bytes[index] {
      case UInt8(ascii: "&") where isFirstLine || !isBlock,
        UInt8(ascii: "!") where isFirstLine || !isBlock:
        index = endOfProperty(from: index, in: bytes)
      case UInt8(ascii: " "), UInt8(ascii: "\t"): index += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        index += 1
        isFirstLine = false
      case UInt8(ascii: "#") where isBlankOrBreak(bytes[index - 1]):
        while index < limit, !isBreak(bytes[index]) { index += 1 }
      default: return index
      }
    }
    return min(index, limit)
  }

  private func endOfProperties(_ start: Int, _ content: Int) -> Int {
    var end = content
    while end > start, isBlankOrBreak(parser.bytes[end - 1]) { end -= 1 }
    return end
  }

  /// Turns what the walk found wrong into complaints.
  private mutating func complain() {
    for place in margins.gluedComments.prefix(20) {
      diagnostics.append(.gluedComment(range(place..<place + 1)))
    }
    for place in margins.shallowLines.prefix(20) {
      diagnostics.append(.shallowLine(range(place..<place + 1)))
    }
  }

  /// Says in a person's words what libyaml stumbled over.
  private mutating func explain(_ problem: LibYAMLProblem) -> Diagnostic {
    let place = offsets.offset(of: problem.index, in: parser.bytes)
    let context = offsets.offset(of: problem.contextIndex, in: parser.bytes)
    if isDocumentEnded, problem.problem == "did not find expected <document start>" {
      return .secondDocument(range(lineRange(at: place)))
    }
    return ParserComplaint(problem, at: place, since: context, in: parser.bytes)
      .diagnostic { range($0) }
  }
}
