import PolicyValues
import SourceText

/// The place of a term in a program's table of terms.
package struct TermID: Hashable, Sendable {
  package let index: Int32
  package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }
}

/// One node of an expression as the author wrote it, tied to the register that holds its value.
///
/// Wording and place hang on terms, values on registers: equal terms in two places share a register.
package struct Term: Sendable {
  package let kind: Kind
  package let register: RegisterID
  package let type: ValueType
  package let operands: [TermID]
  package let place: SourceRange

  package init(
    kind: Kind, register: RegisterID, type: ValueType, operands: [TermID], place: SourceRange
  ) {
    self.kind = kind
    self.register = register
    self.type = type
    self.operands = operands
    self.place = place
  }

  package enum Kind: Sendable {
    case fact(Int)
    case reading(Int)
    case literal
    case always
    /// The sources are silent.
    case unstated
    /// Operand 0 is the body.
    case definition(Int)
    /// Operand 0 is the end's own term; `opens` or `closes`.
    case windowEnd(Int, isOpening: Bool)
    case output(OutputName)
    case not
    case all
    case any
    case compare(Comparison)
    case isOneOf(Int32, negated: Bool)
    case has(Int32)
    /// Operands: the day, the window's first day, its last day.
    case relative(WindowRelation, window: Int)
    case shift(ShiftSpec)
    case plus
    case minus
    case call(String)
    /// Operand 0 is what the table chooses by; the branches follow in order.
    case table([Branch])
    /// A window's end moved off a rest day; operand 0 is the day before moving.
    case rolled
    /// What a permit is on a day, operand 0; the index is that of the use.
    case status(Int)
  }

  /// One entry of a table.
  package struct Branch: Sendable {
    /// Holds exactly if this entry is chosen.
    package let condition: RegisterID
    /// The keys as written; empty for `otherwise`.
    package let keys: [String]
    package let value: TermID

    package init(condition: RegisterID, keys: [String], value: TermID) {
      self.condition = condition
      self.keys = keys
      self.value = value
    }
  }
}

/// What a sum added to a day, and the line that says how missing days are settled.
package struct ShiftSpec: Hashable, Sendable {
  package let months: Int
  package let days: Int
  package let workdays: Int?
  /// Where the convention comes from; nil when no months are added.
  package let convention: SourceRange?

  package init(months: Int, days: Int, workdays: Int?, convention: SourceRange?) {
    self.months = months
    self.days = days
    self.workdays = workdays
    self.convention = convention
  }
}
