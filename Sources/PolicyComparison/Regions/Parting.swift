import PolicyEvaluation
import PolicyProgram
import PolicyValues
import SourceText

/// Where two explanations of one case part, and what follows from there on.
package struct Parting: Sendable {
  /// From the first thing that comes out otherwise to what it decides.
  package let steps: [Pair]

  /// One thing on both sides; nil: a side has no such thing.
  package struct Pair: Sendable {
    /// The same on both sides, for instance `rule.in-time.when.2`.
    package let id: String
    package let first: Side?
    package let second: Side?
  }

  package struct Side: Sendable {
    /// As the author wrote it; of a rule, a status or a paper its id.
    package let text: String
    package let verdict: Step.Verdict
    package let value: Ends?
    package let type: ValueType
    package let place: SourceRange
  }
}
