/// One step of a trace, 16 bytes: what was asked, how it came out, the values it compared.
package struct TraceStep: Hashable, Sendable {
  package let kind: Kind
  package let verdict: Verdict
  /// The index of the rule, status, requirement or term.
  package let index: Int32
  /// The first two operands of a condition, the value of a value; else what the verdict is read off.
  package let a: Int32
  package let b: Int32

  package enum Kind: UInt8, Sendable {
    case rule
    case status
    case requirement
    /// The rule that defeats the one above.
    case defeat
    /// A term that is a condition.
    case condition
    /// A term that is a third operand of the condition above.
    case value
  }

  package enum Verdict: UInt8, Sendable {
    case fails
    case holds
    /// It applies, and a rule defeats it.
    case defeated
    /// It is a value, not a condition.
    case value
  }
}
