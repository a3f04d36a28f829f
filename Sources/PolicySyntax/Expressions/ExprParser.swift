import CivilTime
import Diagnostics
import PolicyValues
import SourceText

/// Reads one expression by recursive descent over its tokens; the grammar is `grammar/expression.ebnf`.
struct ExprParser {
  let file: SourceFile
  let tokens: [Token]
  var index = 0
  var depth = 0
  var diagnostics: [Diagnostic] = []

  /// How deep parentheses and `not` may nest.
  static let depthLimit = 64

  /// Thrown after a complaint has been noted; carries nothing.
  struct Stop: Error {}

  init(file: SourceFile, bytes: Range<Int>) {
    self.file = file
    var lexer = Lexer(file: file, bytes: bytes)
    self.tokens = lexer.tokens()
    self.diagnostics = lexer.diagnostics
  }

  /// The whole expression, or nil after complaints.
  mutating func parse() -> ExprSyntax? {
    guard diagnostics.isEmpty else { return nil }
    do throws(Stop) {
      if case .name("always") = tokens[0].kind, tokens.count == 2 {
        return ExprSyntax(.always, at: range(tokens[0]))
      }
      let expression = try disjunction()
      guard current.kind == .end else {
        throw stop(.expectedEnd(current.text(in: file), at: range(current)))
      }
      return expression
    } catch {
      return nil
    }
  }

  private mutating func disjunction() throws(Stop) -> ExprSyntax {
    var parts = [try conjunction()]
    while take(word: "or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : ExprSyntax(.any(parts), at: span(parts))
  }

  private mutating func conjunction() throws(Stop) -> ExprSyntax {
    var parts = [try negation()]
    while take(word: "and") { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : ExprSyntax(.all(parts), at: span(parts))
  }

  private mutating func negation() throws(Stop) -> ExprSyntax {
    let start = current
    guard take(word: "not") else { return try test() }
    try enter(start)
    defer { depth -= 1 }
    let inner = try negation()
    return ExprSyntax(.not(inner), at: range(start).union(inner.range))
  }

  private mutating func test() throws(Stop) -> ExprSyntax {
    let left = try sum()
    if case .sign(let sign) = current.kind, let comparison = Comparison(rawValue: sign) {
      index += 1
      let right = try sum()
      return ExprSyntax(.compare(comparison, left, right), at: left.range.union(right.range))
    }
    guard case .name(let word) = current.kind else { return left }
    switch word {
    case "is":
      index += 1
      let negated = take(word: "not")
      let options = try optionList()
      return ExprSyntax(
        .isOneOf(left, options, negated: negated),
        at: left.range.union(options[options.count - 1].range))
    case "has":
      index += 1
      let options = try optionList()
      return ExprSyntax(.has(left, options), at: left.range.union(options[options.count - 1].range))
    default:
      guard let relation = WindowRelation(rawValue: word) else { return left }
      index += 1
      let window = try name("a window")
      return ExprSyntax(.relative(left, relation, window), at: left.range.union(window.range))
    }
  }

  /// `a|b|c`, with or without spaces.
  private mutating func optionList() throws(Stop) -> [Located<String>] {
    var options = [try name("an option")]
    while take(sign: "|") { options.append(try name("an option")) }
    return options
  }

  private mutating func sum() throws(Stop) -> ExprSyntax {
    startsStatus ? try status() : try plainSum()
  }

  /// A sum that is no status: a status takes no part in sums, and no status is asked for on a status.
  mutating func plainSum() throws(Stop) -> ExprSyntax {
    var left = try term()
    while case .sign(let sign) = current.kind, sign == "+" || sign == "-" {
      let start = current
      index += 1
      if startsPeriod {
        let shift = try period(sign: sign == "-" ? -1 : 1, from: start)
        left = ExprSyntax(.shift(left, shift), at: left.range.union(shift.range))
        if shift.workdays != nil, take(word: "known-on") {
          let day = try term()
          left = ExprSyntax(.knownOn(left, day: day), at: left.range.union(day.range))
        }
      } else {
        let right = try term()
        let range = left.range.union(right.range)
        left = ExprSyntax(sign == "+" ? .plus(left, right) : .minus(left, right), at: range)
      }
    }
    return left
  }

  private mutating func term() throws(Stop) -> ExprSyntax {
    let token = current
    switch token.kind {
    case .sign("("):
      try enter(token)
      defer { depth -= 1 }
      index += 1
      let inner = try disjunction()
      guard take(sign: ")") else {
        throw stop(.expected("`)`", found: current.text(in: file), at: range(current)))
      }
      return inner
    case .integer(let value):
      index += 1
      guard case .name("CNY") = current.kind else {
        return ExprSyntax(.integer(value), at: range(token))
      }
      index += 1
      return ExprSyntax(.money(value * 100), at: range(token).union(range(tokens[index - 1])))
    case .decimal(let text):
      return try decimal(text, token)
    case .date(let text):
      index += 1
      return try date(text, token)
    case .name(let text):
      return try named(text, token)
    case .sign, .path, .end:
      throw stop(.expected("a value", found: token.text(in: file), at: range(token)))
    }
  }

  private mutating func named(_ text: String, _ token: Token) throws(Stop) -> ExprSyntax {
    index += 1
    switch text {
    case "true": return ExprSyntax(.boolean(true), at: range(token))
    case "false": return ExprSyntax(.boolean(false), at: range(token))
    case "never": return ExprSyntax(.never, at: range(token))
    case "always": throw stop(.alwaysStandsAlone(at: range(token)))
    case let word where ExprParser.words.contains(word):
      throw stop(.expected("a value", found: word, at: range(token)))
    default: break
    }
    guard current.kind == .sign("(") else { return ExprSyntax(.name(text), at: range(token)) }
    try enter(token)
    defer { depth -= 1 }
    index += 1
    var arguments: [ExprSyntax] = []
    if current.kind != .sign(")") {
      repeat { arguments.append(try disjunction()) } while take(sign: ",")
    }
    let close = current
    guard take(sign: ")") else {
      throw stop(.expected("`,` or `)`", found: close.text(in: file), at: range(close)))
    }
    return ExprSyntax(
      .call(Located(text, at: range(token)), arguments), at: range(token).union(range(close)))
  }

  /// Words that are part of the grammar and so cannot be names.
  package static let words: Set<String> = [
    "and", "or", "not", "is", "has", "before", "in", "after", "using", "true", "false", "never",
    "always",
  ]
}

// MARK: - Small steps

extension ExprParser {
  var current: Token { tokens[index] }

  func range(_ token: Token) -> SourceRange { SourceRange(file, token.bytes) }

  func span(_ parts: [ExprSyntax]) -> SourceRange {
    parts[0].range.union(parts[parts.count - 1].range)
  }

  mutating func stop(_ diagnostic: Diagnostic) -> Stop {
    diagnostics.append(diagnostic)
    return Stop()
  }

  mutating func take(word: String) -> Bool {
    guard current.kind == .name(word) else { return false }
    index += 1
    return true
  }

  mutating func take(sign: String) -> Bool {
    guard current.kind == .sign(sign) else { return false }
    index += 1
    return true
  }

  mutating func name(_ what: String) throws(Stop) -> Located<String> {
    let token = current
    guard case .name(let text) = token.kind, !ExprParser.words.contains(text) else {
      throw stop(.expected(what, found: token.text(in: file), at: range(token)))
    }
    index += 1
    return Located(text, at: range(token))
  }

  mutating func enter(_ token: Token) throws(Stop) {
    depth += 1
    guard depth <= ExprParser.depthLimit else { throw stop(.expressionTooDeep(at: range(token))) }
  }
}
