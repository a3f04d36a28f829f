import CivilTime
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

/// A checked expression: every name is known, every type fits.
package struct Expr: Sendable {
  package let kind: Kind
  package let type: ValueType
  package let range: SourceRange

  init(_ kind: Kind, _ type: ValueType, at range: SourceRange) {
    self.kind = kind
    self.type = type
    self.range = range
  }

  /// What stands there, resolved.
  package indirect enum Kind: Sendable {
    case fact(String)
    case reading(String)
    case definition(String)
    case windowEnd(String, isOpening: Bool)
    case output(OutputName)
    /// A packed day, a number, fen, a bool, or option bits, by the type.
    case literal(Int32)
    case always
    case unstated
    case not(Expr)
    case all([Expr])
    case any([Expr])
    case compare(Comparison, Expr, Expr)
    case isOneOf(Expr, Int32, negated: Bool)
    case has(Expr, Int32)
    case relative(Expr, WindowRelation, String)
    case shift(Expr, Shift, ConventionRule<MissingDay>?)
    /// The last day of a period that starts on a day: `lasts:`, by `first-day`.
    case lasting(Expr, Shift, ConventionRule<MissingDay>?, ConventionRule<FirstDay>)
    /// A sum in workdays, by the notices published by a day.
    case knownOn(Expr, Expr)
    case plus(Expr, Expr)
    case minus(Expr, Expr)
    case call(Function, [Expr])
    case table(CheckedTable)
    /// What a permit is on a day, by the status rules of some edition.
    case status(StatusTarget, on: Expr)
    /// The first value where an overlay applies, the second elsewhere.
    case overlaid(String, Expr, otherwise: Expr)
  }

  /// What an expression may call.
  package enum Function: Sendable {
    case minimum
    case maximum
    case wholeMonths(ConventionRule<MissingDay>)
    case wholeYears(ConventionRule<MissingDay>)
    case anniversary(ConventionRule<MissingDay>)
    case daysBetween(ConventionRule<FirstDay>)
    case onOrAfterRest
    case native(NativeFunction)
  }
}

/// A value chosen by a choice, a reading, or the window that contains a day.
package struct CheckedTable: Sendable {
  package let subject: Subject
  package let otherwise: Expr?

  package enum Subject: Sendable {
    case options(Expr, [Row])
    case windows(Expr, [WindowRow])
  }

  package struct Row: Sendable {
    package let mask: Int32
    package let keys: [String]
    package let value: Expr
  }

  package struct WindowRow: Sendable {
    package let windows: [String]
    package let value: Expr
  }
}
