import SourceText

/// One word or sign of an expression.
package struct Token: Sendable {
  package let kind: Kind
  /// Its bytes in the file.
  package let bytes: Range<Int>

  package enum Kind: Hashable, Sendable {
    case name(String)
    case integer(Int)
    /// Three numbers joined by minus signs, as written; checked by the parser.
    case date(String)
    /// `25.50` before a currency: whole and fraction digits.
    case decimal(String)
    /// Two names joined by `/`: the path of a policy.
    case path(String)
    case sign(String)
    case end
  }
}
