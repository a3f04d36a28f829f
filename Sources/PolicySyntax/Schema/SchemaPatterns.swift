/// Regular expressions of the schemas, in the dialect that every validator shares.
///
/// They rule out the characters of ASCII and of full-width punctuation that no name may hold; which of
/// the others are letters only our own reader decides.
enum SchemaPatterns {
  private static let wide =
    #"\u3000-\u3004\u3008-\u3020\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"#
  private static let first = #"[^\u0000-@\[-`{-\u00a0"# + wide + "]"
  private static let middle = #"[^\u0000-,/:-@\[-`{-\u00a0"# + wide + "]"
  private static let last = #"[^\u0000-/:-@\[-`{-\u00a0"# + wide + "]"

  /// A name: a letter first, letters, digits, `-` and `.` after it, none of the last two at the end.
  static let identifier = "\(first)(\(middle)*\(last))?"

  /// A key of a table: a name, or several joined by `|`.
  static let tableKey = "^ *\(identifier)( *\\| *\(identifier))* *$"

  /// Four, two and two digits.
  static let date = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"

  /// Only the signs of the language, and no quotes; the rest is for the grammar. A word such as
  /// `POLICY/PROCEDURE` has no others.
  static let expression = "^\(signs)*(!=\(signs)*)*$"

  /// Any character but the signs of ASCII that no expression holds.
  private static let signs = ##"[^!"#$%&'*:;?@\[\\\]^`{}~]"##
}
