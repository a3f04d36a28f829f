import Diagnostics
import SourceText

extension Diagnostic {
  /// P0102: a mapping has the same key twice.
  static func duplicateKey(_ key: Node.Scalar, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .duplicateKey, "the key `\(shown(key.text))` is written twice in one mapping",
      at: key.range, "used again here", others: [Label(first, "first used here")],
      help: "remove one of the two, or give it another name")
  }

  /// P0103: a tab stands where only spaces may.
  static func tab(_ range: SourceRange, isIndentation: Bool) -> Diagnostic {
    Diagnostic(
      .tabCharacter,
      isIndentation
        ? "this line is indented with a tab" : "a tab stands outside of quotes and comments",
      at: range, isIndentation ? "tab in the indentation" : "tab",
      help: "put spaces in its place")
  }

  /// P0104: a value has a tag.
  static func tag(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .yamlTag, "the tag `\(shown(range.text))` has no meaning here", at: range,
      "what a value is follows from where it stands", help: "remove the tag")
  }

  /// P0105: a file holds a second document.
  static func secondDocument(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .secondDocument, "a second document starts in this file", at: range, "here",
      help: "move the second document to a file of its own")
  }

  /// P0106: a value is given a name to be repeated elsewhere.
  static func anchor(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .anchorOrAlias, "the anchor `\(shown(range.text))` has no meaning here", at: range,
      help: "remove the anchor, and write the value out where it is needed again")
  }

  /// P0106: a value is repeated by name.
  static func alias(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .anchorOrAlias, "the alias `\(shown(range.text))` has no meaning here", at: range,
      help: "write the value out in place of the alias")
  }

  /// P0107: a mapping takes in another one.
  static func mergeKey(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .mergeKey, "`<<` merges another mapping into this one, which has no meaning here", at: range,
      "merge key", help: "write out the keys that it would bring in")
  }

  /// P0108: a key has nothing behind it.
  static func keyWithoutValue(_ key: Node.Scalar) -> Diagnostic {
    Diagnostic(
      .emptyValue, "`\(shown(key.text))` has no value", at: key.range, "nothing follows",
      help: "write a value after `\(shown(key.text)):`, or remove the key")
  }

  /// P0108: a list has an item with nothing in it.
  static func emptyItem(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .emptyValue, "this item of the list has no value", at: range, "nothing follows",
      help: "write a value behind the dash, or remove the item")
  }

  /// P0112: the file is larger than any file a person writes.
  static func tooManyBytes(_ file: SourceFile, limit: Int) -> Diagnostic {
    Diagnostic(
      .tooLarge, "this file has \(file.bytes.count) bytes, more than the \(limit) that are read",
      at: SourceRange(file, 0..<0), help: "split the file")
  }

  /// P0112: the file holds more values than any file a person writes.
  static func tooManyNodes(_ range: SourceRange, limit: Int) -> Diagnostic {
    Diagnostic(
      .tooLarge, "this file has more than the \(limit) values and keys that are read", at: range,
      "reading stopped here", help: "split the file")
  }

  /// P0113: lists and mappings stand too deep inside one another.
  static func tooDeep(_ range: SourceRange, limit: Int) -> Diagnostic {
    Diagnostic(
      .tooDeep, "more than \(limit) lists and mappings stand inside one another", at: range,
      "one too deep", help: "give the inner parts names and keys of their own")
  }

  /// P0114: a list or a mapping stands as a key.
  static func keyNotScalar(_ range: SourceRange, _ kind: String) -> Diagnostic {
    Diagnostic(
      .keyNotScalar, "\(kind) stands where a key belongs", at: range, "not a word",
      help: "write a single word before the `:`, or quote the whole key")
  }

  /// P0114: a key is announced with a question mark.
  static func announcedKey(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .keyNotScalar, "`?` announces a key, which has no meaning here", at: range,
      help: "write the key itself, followed by `:`")
  }

  /// P0114: nothing stands before a colon.
  static func missingKey(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .keyNotScalar, "there is no key before this value", at: range, "key missing",
      help: "write a key before the `:`")
  }

  /// P0115: a line that speaks to the reader instead of the text.
  static func directive(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .directive, "the directive `\(shown(range.text))` has no meaning here", at: range,
      help: "remove the line")
  }

  /// P0116: a comma inside a value ended it, and what follows became keys without values.
  static func strayComma(
    _ comma: SourceRange, of key: String?, value: SourceRange, stray: String
  ) -> Diagnostic {
    let owner = key.map { "the value of `\(shown($0))`" } ?? "this item"
    let consequence = key == nil ? "an item of its own" : "a key without a value"
    return Diagnostic(
      .strayComma, "a comma ended \(owner), and `\(shown(stray))` became \(consequence)",
      at: comma, "the value ends at this comma",
      help: (quoted(value.text).map { "quote the whole value, `\(shown($0))`" }
        ?? "quote the whole value") + ", or use block style, one entry a line")
  }

  /// The text in quotes that do not occur in it, or nil if both kinds do.
  private static func quoted(_ text: String) -> String? {
    if text.contains("\\") || text.contains("\"") {
      return text.contains("'") ? nil : "'\(text)'"
    }
    return "\"\(text)\""
  }

  /// The author's words as part of a sentence: on one line, and not endless.
  static func shown(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 60 ? words.prefix(59) + "…" : words
  }
}
