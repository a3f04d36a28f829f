/// What may stand at a key. The readers, the JSON Schemas, the completion lists and the reference
/// pages are all made from these.
package indirect enum Shape: Sendable {
  /// Any text.
  case text
  /// A name that the file introduces or refers to, possibly with `/`, `#` or `@`.
  case name
  /// `{ zh, en }`, both required.
  case wording
  /// A day, `YYYY-MM-DD`.
  case date
  /// A day, or `never`.
  case dateOrNever
  case integer
  case bool
  /// One of a fixed list of words.
  case oneOf([String])
  /// An expression; `always` where the field is a condition.
  case expression
  /// An expression, a table, or `unstated`.
  case value
  /// A word of a fixed or declared list, a table of such words, or `unstated`.
  case word
  /// `SOURCE`, `SOURCE#ARTICLE`, the full form, or a list of these.
  case citation
  /// One text or a list of texts.
  case oneOrMore
  case list(Shape)
  /// Keys that the file chooses, each with one shape.
  case map(Shape)
  /// A mapping with fixed keys.
  case block(@Sendable () -> Block)
  case either([Shape])
  /// One entry of `materials:`.
  case material
  /// A fact's value in a case: a text, a bool, or a list for a set.
  case factValue
  /// Read by a later part of the language; any shape.
  case anything
}
