import Diagnostics
import SourceText

/// P0101, in its many forms: the text is not YAML.
extension Diagnostic {
  /// P0101: a line in a mapping has no colon.
  static func keyWithoutColon(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "this line stands where a key belongs, and has no `:`", at: range,
      help: "write `key: value`, or indent the line if it continues the value above")
  }

  /// P0101: a quote is opened and never closed.
  static func openQuote(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "the quote that opens here is never closed", at: range, "opens here",
      help: "close the quote at the end of the value")
  }

  /// P0101: a backslash in double quotes is followed by something without meaning.
  static func unknownEscape(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "a backslash in double quotes starts an escape, and this is none", at: range,
      help: "use single quotes, in which a backslash is a backslash")
  }

  /// P0101: a colon stands where a value between brackets cannot have one.
  static func colonInPlain(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "a value between brackets has a `:` that it cannot have", at: range,
      help: "put the whole value in quotes")
  }

  /// P0101: a colon stands where a value between brackets starts.
  static func colonAtStart(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "nothing between brackets can start with `:`", at: range,
      help: "quote the value, or write a key before the `:`")
  }

  /// P0101: a bracket is opened and never closed.
  static func openBracket(_ range: SourceRange, _ sign: String, closing: String) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "the `\(sign)` that opens here is never closed", at: range, "opens here",
      help: "write the missing `\(closing)`")
  }

  /// P0101: something stands between brackets where only a comma or the end can.
  static func bracketExpected(
    _ range: SourceRange, _ opening: SourceRange, _ closing: String
  ) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "here only `,` or `\(closing)` can follow", at: range,
      others: [Label(opening, "opened here")],
      help: "put a value that holds brackets, quotes or `: ` in quotes, or add what is missing")
  }

  /// P0101: a line is indented like nothing around it.
  static func wrongIndentation(
    _ range: SourceRange, _ opening: SourceRange, of kind: String
  ) -> Diagnostic {
    let unit = kind == "list" ? "item" : "key"
    return Diagnostic(
      .invalidYAML, "this does not continue the \(kind) around it", at: range,
      "not \(kind == "list" ? "an item" : "a key") of it",
      others: [Label(opening, "the \(kind) starts here")],
      help: "start each \(unit) of the \(kind) in the same column")
  }

  /// P0101: a second colon follows on a line.
  static func secondColon(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "a second `:` on this line cannot start a value", at: range,
      help: "put the whole value in quotes if the `:` belongs to it")
  }

  /// P0101: a line that continues a value has a colon.
  static func colonInContinuation(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "this line continues the value above it, and such a line has no `:`",
      at: range, help: "indent the line like the key that it should follow")
  }

  /// P0101: text stands behind the sign that puts text on the lines below.
  static func textInHeader(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "behind `|` or `>` no text can stand on the same line", at: range,
      help: "put the text on the lines below, or put the whole value in quotes")
  }

  /// P0101: a dash stands where no list can start.
  static func itemNotAllowed(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "no item of a list can start here", at: range,
      help: "put the `-` on a line of its own, or quote it if it belongs to the value")
  }

  /// P0101: a value starts with a character that YAML keeps for itself.
  static func reservedCharacter(_ range: SourceRange) -> Diagnostic {
    let sign = range.text.prefix(1)
    return Diagnostic(
      .invalidYAML,
      "no value can start with \(sign == "`" ? "a backquote" : "`\(shown(String(sign)))`")",
      at: range, help: "put the whole value in quotes")
  }

  /// P0101: something follows the one value that a text is.
  static func contentAfterEnd(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "the text was already complete before this", at: range, "left over",
      help: "remove it, or indent it so that it belongs to what comes before")
  }

  /// P0101: something stands where a value belongs.
  static func contentExpected(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "a value belongs here", at: range,
      help: "write the value, or quote this if it is the value")
  }

  /// P0101: anything else, in libyaml's words.
  static func invalid(_ problem: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(.invalidYAML, "this is not YAML: \(problem)", at: range)
  }

  /// P0101: a `#` without a space before it.
  static func gluedComment(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "this `#` starts no comment, for no space stands before it", at: range,
      help: "put a space before the `#`")
  }

  /// P0101: a line between brackets or quotes is indented too little.
  static func shallowLine(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "this line is indented less than the value it belongs to", at: range,
      help: "indent the line with spaces, further than the key or dash the value belongs to")
  }

  /// P0101: a dash between brackets that is neither item nor word.
  static func loneDash(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "a `-` alone is no value", at: range, help: "quote the dash, or remove it")
  }

  /// P0101: the blank lines above a block of text are indented more than the text.
  static func overIndentedBlank(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "this blank line is indented more than the text below it", at: range,
      help: "remove the spaces of the blank line")
  }

  /// P0101: a directive follows a document that was not ended.
  static func directiveInContent(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "a directive can only follow a document that `...` has ended", at: range,
      help: "write `...` on a line before it, or quote the text")
  }
}
