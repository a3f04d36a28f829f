import CivilTime
import Diagnostics
import SourceText

// MARK: - Shapes

extension Diagnostic {
  /// P0120: a node of another kind stands where something was expected.
  static func wrongShape(expected: String, found: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.wrongShape, "\(expected) is expected here", at: range, "this is \(found)")
  }

  /// P0121: a key that means nothing in its block.
  static func unknownKey(
    _ key: String, in block: Block, used: [String], at range: SourceRange
  ) -> Diagnostic {
    let free = block.fields.map(\.name).filter { !used.contains($0) }
    return Diagnostic(
      .unknownKey, "`\(key)` means nothing in \(block.title)", at: range, "unknown key",
      help: nearest(to: key, in: free).map { "write `\($0)`" }
        ?? "the keys of \(block.title) are \(quoted(block.fields.map(\.name)))")
  }

  /// P0122: a key that a block must have is not there.
  static func missingKey(_ key: String, in block: Block, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .missingKey, "\(block.title) needs `\(key)`", at: range, "`\(key)` is missing",
      help: block.field(key).map { "add `\(key)`: \($0.summary)" })
  }

  /// P0128: a text that is no whole number.
  static func notANumber(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.badNumber, "`\(text)` is not a whole number", at: range, "digits are expected")
  }

  /// P0129: a text that is neither `true` nor `false`.
  static func notABool(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .notOneOf, "`\(text)` is neither `true` nor `false`", at: range, "a yes-or-no value",
      help: "write `true` or `false`; no other spelling is read as one")
  }

  /// P0129: a word that is not among those that may stand here.
  package static func notOneOf(_ text: String, _ words: [String], at range: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      .notOneOf, "`\(text)` is not one of the words that may stand here", at: range,
      "expected \(quoted(words))", help: nearest(to: text, in: words).map { "write `\($0)`" })
  }

  /// P0136: a first day after its last day.
  static func endsBeforeItStarts(from: SourceRange, until: SourceRange) -> Diagnostic {
    Diagnostic(
      .endsBeforeItStarts, "the last day lies before the first", at: until, "the last day",
      others: [Label(from, "the first day")])
  }
}

// MARK: - Packs

extension Diagnostic {
  /// P0520: a text that is no version.
  static func badVersion(_ text: Located<String>) -> Diagnostic {
    Diagnostic(
      .badVersion, "`\(text.value)` is not a version", at: text.range,
      "three numbers are expected", help: "write a version as in `1.2.0`")
  }

  /// P0520: versions that exclude each other.
  static func noVersionLeft(_ before: Located<PackVersion>, from: Located<PackVersion>)
    -> Diagnostic
  {
    Diagnostic(
      .badVersion, "no version is both \(from.value) or later and before \(before.value)",
      at: before.range, "ends before it starts",
      others: [Label(from.range, "the first that will do")])
  }
}

// MARK: - Expressions

extension Diagnostic {
  /// P0123: a name with a form that no name may have.
  package static func badIdentifier(_ text: String, _ problem: String, at range: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      .badIdentifier, "`\(text)` cannot be a name: it \(problem)", at: range, "not a name",
      help: "names start with a letter and hold letters of any script, digits, `-` and `.`")
  }

  /// P0123: a word of the grammar used as a name.
  static func reservedWord(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badIdentifier, "`\(text)` cannot be a name: it is a word of the language", at: range,
      "reserved")
  }

  /// P0124: a full-width or otherwise foreign character between words.
  static func wideCharacter(_ scalar: Unicode.Scalar, at range: SourceRange) -> Diagnostic {
    let replacements: [Unicode.Scalar: String] = [
      "，": ",", "（": "(", "）": ")", "≥": ">=", "≤": "<=", "≠": "!=", "＋": "+", "－": "-", "＜": "<",
      "＞": ">", "＝": "=", "｜": "|", "、": ",", "　": " ", "：": ":", "–": "-", "—": "-", "−": "-",
    ]
    return Diagnostic(
      .strangeCharacter, "`\(scalar)` cannot stand in an expression", at: range,
      "not a sign of the language",
      help: replacements[scalar].map { "write `\($0)` instead" })
  }

  /// P0124: an ASCII character that no expression may hold, once or several times in a row.
  static func strangeCharacter(_ text: String, at range: SourceRange) -> Diagnostic {
    let help: [String: String] = [
      "*": "sums and periods need no multiplication", "'": "options and names stand without quotes",
      "\"": "options and names stand without quotes",
      "!": "write `not`, or `!=` between two values",
      "&": "write `and`", "/": "use a table to choose between values",
    ]
    return Diagnostic(
      .strangeCharacter, "`\(text)` cannot stand in an expression", at: range,
      "not a sign of the language", help: help[String(text.prefix(1))])
  }

  /// P0125: something else stands where a part of an expression was expected.
  static func expected(_ what: String, found: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badExpression,
      found.isEmpty ? "the expression ends too early" : "`\(found)` cannot stand here",
      at: range, "\(what) is expected")
  }

  /// P0125: the expression is complete, yet goes on.
  static func expectedEnd(_ found: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badExpression, "the expression is complete before `\(found)`", at: range, "not connected",
      help: found == ","
        ? "put parentheses around the arguments" : "join conditions with `and` or `or`")
  }

  /// P0125: `always` inside a larger condition.
  static func alwaysStandsAlone(at range: SourceRange) -> Diagnostic {
    Diagnostic(.badExpression, "`always` stands alone", at: range, "not part of a condition")
  }

  /// P0125: parentheses or `not` nested beyond the limit.
  static func expressionTooDeep(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badExpression, "the expression nests deeper than \(ExprParser.depthLimit) levels", at: range,
      "too deep", help: "name a part of it under `define`")
  }

  /// P0126: a minus sign that touches its neighbours.
  static func minusNeedsSpaces(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .minusNeedsSpaces, "a minus sign needs a space on both sides", at: range,
      "`a-b` would be a name", help: "write ` - `")
  }

  /// P0127: a day that is not written as `YYYY-MM-DD`, or does not exist.
  package static func badDate(_ text: String, _ fault: DateRefusal, at range: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      .badDate, "`\(text)` is not a day: \(fault)", at: range, "a day is written `YYYY-MM-DD`")
  }

  /// P0128: a number that no expression can need.
  static func numberTooLarge(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.badNumber, "`\(text)` is too large", at: range, "at most \(Lexer.greatestNumber)")
  }

  /// P0128: an amount with other than two digits of fen.
  static func badAmount(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badNumber, "`\(text)` is not an amount", at: range, "an amount has no or two digits of fen",
      help: "write it as `25 CNY` or `25.50 CNY`")
  }

  /// P0130: an escape in a quoted expression.
  static func escapeInExpression(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .escapeInExpression, "a quoted expression holds no escapes", at: range, "an escape",
      help: "write the expression without quotes, or under `>-`")
  }
}

// MARK: - Periods, tables, papers, tests

extension Diagnostic {
  /// P0135: units of a period in another order, or twice.
  static func periodOutOfOrder(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badPeriod, "a period names years, then months, then days, each once; workdays stand alone",
      at: range, "out of order")
  }

  /// P0135: a period longer than any calendar.
  static func periodTooLong(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badPeriod, "a period has at most \(PeriodUnit.limit) of a unit", at: range, "too long")
  }

  /// P0135: no workday at all.
  static func zeroWorkdays(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badPeriod, "`+ 0 workdays` says nothing: the day itself may be a rest day", at: range,
      "no workdays", help: "name the day itself, or use `on-or-after-rest(DATE)`")
  }

  /// P0135: `using missing-day` where no month is added.
  static func usingWithoutMonths(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badPeriod, "`using missing-day` speaks of months, and none is added here", at: range,
      "nothing to settle")
  }

  /// P0135: something that is no period where one must stand.
  static func notAPeriod(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badPeriod, "a period is expected here", at: range, "for instance `1 year` or `6 months`")
  }

  /// P0131: a mapping where a value is wanted, without `by`.
  static func tableNeedsBy(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badTable, "a table needs `by`", at: range, "a mapping stands for a value only as a table",
      help: "add `by:` with the name that chooses")
  }

  /// P0131: a `by` that is neither a name nor `DATE in windows`.
  static func badTableSubject(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badTable, "a table chooses by a name, or by `DATE in windows`", at: range, "not a name",
      help: "name the expression under `define`, or write it as a rule")
  }

  /// P0132: an entry of papers that is none or several of the four forms.
  static func materialNeedsOneForm(at range: SourceRange, found: [String]) -> Diagnostic {
    Diagnostic(
      .badMaterial, "a paper needs exactly one of `material`, `all-of`, `any-of`, `by`", at: range,
      found.isEmpty ? "none of them" : "found \(quoted(found))")
  }

  /// P0132: a key that means nothing in an entry of papers.
  static func unknownMaterialKey(_ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badMaterial, "`\(key)` means nothing in a paper", at: range, "unknown key",
      help: nearest(to: key, in: Array(Reader.materialKeys)).map { "write `\($0)`" })
  }

  /// P0133: a test without an expectation.
  static func testExpectsNothing(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badTest, "the test `\(name)` expects nothing", at: range, "neither `expect` nor `each`")
  }

  /// P0133: an outcome without its reason.
  static func expectationNeedsBecause(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badTest, "an expected outcome needs `because`", at: range, "right for which reason",
      help: "add `because:` with the rules that give the outcome")
  }

  /// P0137: a validity without an end.
  static func validityNeedsAnEnd(at range: SourceRange) -> Diagnostic {
    Diagnostic(.badValidity, "a validity needs `lasts` or `ends`", at: range, "no end")
  }

  /// P0137: a validity with two ends.
  static func validityHasTwoEnds(lasts: SourceRange, ends: SourceRange) -> Diagnostic {
    Diagnostic(
      .badValidity, "a validity has `lasts` or `ends`, not both", at: ends, "a second end",
      others: [Label(lasts, "the first")])
  }
}

/// Words in backticks, joined by commas.
package func quoted(_ words: [String]) -> String {
  words.map { "`\($0)`" }.joined(separator: ", ")
}
