import SourceText

extension ExprParser {
  /// Whether `status on`, or `status of`, stands here; `status` alone may be a name.
  var startsStatus: Bool {
    guard current.kind == .name("status") else { return false }
    return [.name("on"), .name("of")].contains(tokens[index + 1].kind)
  }

  /// `status [of POLICY] on DATE [under EDITION]`.
  mutating func status() throws(Stop) -> ExprSyntax {
    let start = current
    index += 1
    var policy: Located<String>?
    if take(word: "of") {
      let token = current
      guard case .path(let text) = token.kind else {
        throw stop(
          .expected("a policy as `PACK/NAME`", found: token.text(in: file), at: range(token)))
      }
      index += 1
      policy = Located(text, at: range(token))
    }
    guard take(word: "on") else {
      throw stop(.expected("`on`", found: current.text(in: file), at: range(current)))
    }
    let day = try plainSum()
    var edition: Located<String>?
    if take(word: "under") { edition = try editionName() }
    let last = edition?.range ?? day.range
    return ExprSyntax(
      .status(of: policy, on: day, under: edition), at: range(start).union(last))
  }

  /// An edition's name: a word, a year, a month or a day.
  private mutating func editionName() throws(Stop) -> Located<String> {
    let token = current
    switch token.kind {
    case .name: return try name("an edition")
    case .integer:
      index += 1
      return Located(token.text(in: file), at: range(token))
    case .date(let text):
      index += 1
      if !isMonth(text) { _ = try date(text, token) }
      return Located(text, at: range(token))
    case .path, .decimal, .sign, .end:
      throw stop(.expected("an edition", found: token.text(in: file), at: range(token)))
    }
  }

  /// Four digits, a minus and two digits.
  private func isMonth(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 7 && bytes[4] == UInt8(ascii: "-") && !bytes[5...].contains(bytes[4])
      && !bytes[..<4].contains(bytes[4])
  }
}
