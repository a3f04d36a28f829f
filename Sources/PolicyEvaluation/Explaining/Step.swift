import PolicyProgram
import PolicyValues

/// One node of an explanation: what was asked, how it came out, and what that rested on.
///
/// Steps are ids and values; words are found by whoever narrates. The ids are made of rule ids and
/// positions in conditions, the same in every language, and do not change when other parts are edited.
package struct Step: Sendable {
  /// For instance `rule.too-late.when.2`.
  package let id: String
  package let kind: Kind
  package let verdict: Verdict
  /// What is known of the value it speaks of.
  package let value: Ends?
  package let children: [Step]

  package init(id: String, kind: Kind, verdict: Verdict, value: Ends?, children: [Step] = []) {
    self.id = id
    self.kind = kind
    self.verdict = verdict
    self.value = value
    self.children = children
  }

  package enum Kind: Sendable {
    /// A rule of the procedure, by index.
    case rule(Int)
    /// A status, by index.
    case status(Int)
    /// Any term: a condition, a sum, a fact, a table; its own kind and operands say which.
    case term(TermID)
    /// A status rule of an edition that a `status on` asks: by use, edition and rule.
    case otherStatus(use: Int, edition: Int, rule: Int)
    /// A requirement of papers, by index.
    case requirement(Int)
    /// A rule of the transition, by index.
    case transition(Int)
    /// A rule that defeats the one above, by index.
    case defeat(by: Int)
  }

  package enum Verdict: Sendable {
    /// It holds, stands, or is brought.
    case holds
    /// It does not.
    case fails
    /// It applies, and a rule defeats it.
    case defeated
    /// It cannot be said.
    case open
    /// It is a value, not a condition.
    case value
  }
}
