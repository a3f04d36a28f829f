import Diagnostics
import SourceText

/// What libyaml stumbled over, in words for the person who wrote the text.
struct ParserComplaint {
  private let problem: LibYAMLProblem
  private let bytes: UnsafeBufferPointer<UInt8>
  private let place: Int
  private let context: Int

  init(
    _ problem: LibYAMLProblem, at place: Int, since context: Int,
    in bytes: UnsafeBufferPointer<UInt8>
  ) {
    self.problem = problem
    self.bytes = bytes
    self.place = place
    self.context = context
  }

  /// The complaint; `locate` turns bytes of the text into a place in the file.
  func diagnostic(_ locate: (Range<Int>) -> SourceRange) -> Diagnostic {
    let here = locate(wordRange(at: place))
    let opening = locate(context..<min(context + 1, bytes.count))
    if problem.problem.contains("tab character") || byte(at: place) == UInt8(ascii: "\t") {
      return .tab(locate(tabRange), isIndentation: startsItsLine)
    }
    if problem.context == "while scanning a directive" || isDirectiveLine {
      return .directive(locate(lineRange(at: lineStart(of: place))))
    }
    switch (problem.context, problem.problem) {
    case ("while scanning a simple key", _):
      return .keyWithoutColon(locate(lineRange(at: context)))
    case ("while scanning a quoted scalar", "found unexpected end of stream"),
      ("while scanning a quoted scalar", "found unexpected document indicator"):
      return .openQuote(opening)
    case ("while parsing a quoted scalar", _), ("while scanning a quoted scalar", _):
      return .unknownEscape(locate(wordRange(at: place, atMost: 2)))
    case ("while scanning an anchor", _), ("while scanning an alias", _):
      return .reservedCharacter(opening)
    case ("while scanning a tag", _), ("while parsing a tag", _):
      return .tag(locate(wordRange(at: context)))
    case ("while scanning a block scalar", _):
      return .textInHeader(here)
    case ("while scanning a plain scalar", _):
      return .colonInPlain(locate(colon))
    case ("while parsing a flow sequence", _):
      return byBracket(here, opening, "[", closing: "]")
    case ("while parsing a flow mapping", _):
      return byBracket(here, opening, "{", closing: "}")
    case ("while parsing a block mapping", _) where byte(at: place) == UInt8(ascii: ":"):
      return .missingKey(locate(place..<place + 1))
    case ("while parsing a block mapping", _):
      return .wrongIndentation(here, opening, of: "mapping")
    case ("while parsing a block collection", _):
      return .wrongIndentation(here, opening, of: "list")
    default:
      return byProblem(here, colon: locate(colon))
    }
  }

  private func byBracket(
    _ here: SourceRange, _ opening: SourceRange, _ sign: String, closing: String
  ) -> Diagnostic {
    isAtEnd(place)
      ? .openBracket(opening, sign, closing: closing) : .bracketExpected(here, opening, closing)
  }

  private func byProblem(_ here: SourceRange, colon: SourceRange) -> Diagnostic {
    switch problem.problem {
    case "mapping values are not allowed in this context":
      hasColonBefore ? .secondColon(colon) : .colonInContinuation(colon)
    case "found undefined tag handle": .tag(here)
    case "block sequence entries are not allowed in this context": .itemNotAllowed(here)
    case "found character that cannot start any token": .reservedCharacter(here)
    case "did not find expected <document start>": .contentAfterEnd(here)
    case "did not find expected node content" where byte(at: place) == UInt8(ascii: ":"):
      .colonAtStart(here)
    case "did not find expected node content": .contentExpected(here)
    default:
      .invalid(
        problem.problem + (problem.context.isEmpty ? "" : " \(problem.context)"), here)
    }
  }

  private func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Whether nothing but blanks, breaks and the end follows.
  private func isAtEnd(_ place: Int) -> Bool {
    bytes[min(place, bytes.count)...].allSatisfy(isBlankOrBreak)
  }

  private var startsItsLine: Bool {
    bytes[lineStart(of: place)..<min(place, bytes.count)].allSatisfy(isBlankOrBreak)
  }

  private var isDirectiveLine: Bool { byte(at: lineStart(of: place)) == UInt8(ascii: "%") }

  private var colon: Range<Int> { place..<min(place + 1, bytes.count) }

  /// Whether a `:` stands before the place on its line, with a space behind it.
  private var hasColonBefore: Bool {
    let line = lineStart(of: place)..<min(place, bytes.count)
    return line.dropLast().contains {
      bytes[$0] == UInt8(ascii: ":") && isBlankOrBreak(bytes[$0 + 1])
    }
  }

  private func lineStart(of offset: Int) -> Int {
    var start = min(offset, bytes.count)
    while start > 0, !isBreak(bytes[start - 1]) { start -= 1 }
    return start
  }

  /// The rest of a line, without blanks at its end.
  private func lineRange(at start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, !isBreak(bytes[end]) { end += 1 }
    while end > start, isBlankOrBreak(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The tabs at the place, or the first ones on its line or the line before.
  private var tabRange: Range<Int> {
    var start = place
    if byte(at: start) != UInt8(ascii: "\t") {
      let line = lineStart(of: place)
      start = bytes[line...].firstIndex(of: UInt8(ascii: "\t")) ?? place
    }
    var end = start
    while byte(at: end) == UInt8(ascii: "\t") { end += 1 }
    return start..<end
  }

  /// The word at a place; at the end of the text, the end of what is written.
  private func wordRange(at place: Int, atMost limit: Int = 40) -> Range<Int> {
    guard place < bytes.count, !isAtEnd(place) else {
      var end = bytes.count
      while end > 0, isBlankOrBreak(bytes[end - 1]) { end -= 1 }
      return end..<end
    }
    var end = place + 1
    while end < bytes.count, end - place < limit, !isBlankOrBreak(bytes[end]) { end += 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return place..<end
  }
}
