import Diagnostics
import SourceText

/// Cuts a stretch of a file into the tokens of an expression.
///
/// Works on the source slice, never on a decoded copy, so every place is exact; line breaks are spaces.
struct Lexer {
  let file: SourceFile
  private(set) var at: Int
  let end: Int
  private(set) var diagnostics: [Diagnostic] = []

  /// How many complaints about one expression are enough; reading it ends there.
  static let complaintLimit = 20

  /// No number of a policy needs to be greater.
  static let greatestNumber = 1_000_000_000

  init(file: SourceFile, bytes: Range<Int>) {
    self.file = file
    self.at = bytes.lowerBound
    self.end = bytes.upperBound
  }

  /// All tokens, closed by `.end`, which stands behind the last of them.
  mutating func tokens() -> [Token] {
    let start = at
    var result: [Token] = []
    while let token = next() { result.append(token) }
    let last = result.last?.bytes.upperBound ?? start
    result.append(Token(kind: .end, bytes: last..<last))
    return result
  }

  private mutating func next() -> Token? {
    while at < end, diagnostics.count < Lexer.complaintLimit {
      let byte = file.bytes[at]
      if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        at += 1
        continue
      }
      let start = at
      if byte >= 0x80 || isLetter(byte) {
        guard let word = word(start) else { continue }
        return path(from: word)
      }
      if isDigit(byte) { return number(start) }
      if let sign = sign(start) { return sign }
      while at < end, file.bytes[at] == byte { at += 1 }
      diagnostics.append(.strangeCharacter(file.text(start..<at), at: range(start..<at)))
    }
    return nil
  }

  private mutating func sign(_ start: Int) -> Token? {
    let two = start + 1 < end ? file.text(start..<start + 2) : ""
    if ["<=", ">=", "!="].contains(two) {
      at = start + 2
      return Token(kind: .sign(two), bytes: start..<at)
    }
    let one = file.text(start..<start + 1)
    guard ["<", ">", "=", "+", "-", "(", ")", ",", "|"].contains(one) else { return nil }
    at = start + 1
    if one == "-", !spaced(start) { diagnostics.append(.minusNeedsSpaces(at: range(start..<at))) }
    return Token(kind: .sign(one), bytes: start..<at)
  }

  /// Whether a sign has white space on both sides.
  private func spaced(_ start: Int) -> Bool {
    func isSpace(_ offset: Int) -> Bool {
      offset < 0 || offset >= end || [0x20, 0x0A, 0x0D, 0x09].contains(file.bytes[offset])
    }
    return isSpace(start - 1) && isSpace(start + 1)
  }

  /// A number, a date or an amount.
  private mutating func number(_ start: Int) -> Token? {
    skipDigits()
    if at + 1 < end, file.bytes[at] == UInt8(ascii: "-"), isDigit(file.bytes[at + 1]) {
      while at < end, isDigit(file.bytes[at]) || file.bytes[at] == UInt8(ascii: "-") { at += 1 }
      return Token(kind: .date(file.text(start..<at)), bytes: start..<at)
    }
    if at + 1 < end, file.bytes[at] == UInt8(ascii: "."), isDigit(file.bytes[at + 1]) {
      at += 1
      skipDigits()
      return Token(kind: .decimal(file.text(start..<at)), bytes: start..<at)
    }
    let text = file.text(start..<at)
    guard let value = Int(text), value <= Lexer.greatestNumber else {
      diagnostics.append(.numberTooLarge(text, at: range(start..<at)))
      return Token(kind: .integer(0), bytes: start..<at)
    }
    return Token(kind: .integer(value), bytes: start..<at)
  }

  private mutating func skipDigits() {
    while at < end, isDigit(file.bytes[at]) { at += 1 }
  }

  /// A name: letters of any script, digits, `-` and `.`; nil after a complaint about its characters.
  private mutating func word(_ start: Int) -> Token? {
    var scanner = Scalars(file: file, at: start, end: end)
    while let (scalar, width) = scanner.peek() {
      guard Identifier.continues(scalar) else { break }
      scanner.at += width
    }
    if scanner.at == start, let (scalar, width) = scanner.peek() {
      at = start + width
      diagnostics.append(.wideCharacter(scalar, at: range(start..<at)))
      return nil
    }
    at = scanner.at
    let text = file.text(start..<at)
    if let problem = Identifier.problem(text) {
      diagnostics.append(.badIdentifier(text, problem, at: range(start..<at)))
    }
    return Token(kind: .name(text), bytes: start..<at)
  }

  /// A word and another behind a `/`: the path of a policy; else the word itself.
  private mutating func path(from word: Token) -> Token {
    guard at + 1 < end, file.bytes[at] == UInt8(ascii: "/") else { return word }
    let next = file.bytes[at + 1]
    guard next >= 0x80 || isLetter(next) else { return word }
    let slash = at
    at += 1
    guard self.word(at) != nil else {
      at = max(at, slash + 1)
      return word
    }
    return Token(
      kind: .path(file.text(word.bytes.lowerBound..<at)), bytes: word.bytes.lowerBound..<at)
  }

  private func range(_ bytes: Range<Int>) -> SourceRange { SourceRange(file, bytes) }
  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }
}
