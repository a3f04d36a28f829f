import CivilTime
import PolicyValues
import SourceText

/// An expression as written: operators and names with a range on every node, nothing resolved.
package struct ExprSyntax: Sendable {
  package let kind: Kind
  package let range: SourceRange

  package init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// What stands in the expression; one case per construct of `grammar/expression.ebnf`.
  package indirect enum Kind: Sendable {
    case name(String)
    case integer(Int)
    case date(CivilDate)
    /// An amount in fen.
    case money(Int)
    case boolean(Bool)
    case never
    /// The condition of a rule that has none; stands alone.
    case always
    case not(ExprSyntax)
    case all([ExprSyntax])
    case any([ExprSyntax])
    case compare(Comparison, ExprSyntax, ExprSyntax)
    /// `X is a|b`, or `X is not a|b`.
    case isOneOf(ExprSyntax, [Located<String>], negated: Bool)
    /// `SET has a|b`: at least one of them is in it.
    case has(ExprSyntax, [Located<String>])
    /// `DATE before W`, `in W`, `after W`.
    case relative(ExprSyntax, WindowRelation, Located<String>)
    /// A date with a period added or taken away, rounded once.
    case shift(ExprSyntax, Shift)
    /// `DATE + n workdays known-on DAY`: by the notices published by that day.
    case knownOn(ExprSyntax, day: ExprSyntax)
    case plus(ExprSyntax, ExprSyntax)
    case minus(ExprSyntax, ExprSyntax)
    case call(Located<String>, [ExprSyntax])
    /// `status [of POLICY] on DATE [under EDITION]`.
    case status(of: Located<String>?, on: ExprSyntax, under: Located<String>?)
  }
}
