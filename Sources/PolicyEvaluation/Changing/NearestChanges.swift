import PolicyProgram

/// The nearest changes of a case that would give it another outcome.
package struct NearestChanges: Sendable {
  /// The case as it stands.
  package let decision: Decision
  /// One entry for each outcome asked for, in the order of the list of outcomes.
  package let wants: [Want]

  /// One outcome, and what would lead to it.
  package struct Want: Sendable {
    /// The bit of the outcome.
    package let outcome: Int32
    /// The nearest change of each fact that suffices alone; else of each two facts that do together.
    /// Nearest first.
    package let changes: [Change]
    /// Whether the search came to its end; if not, nearer or other changes may exist.
    package let isComplete: Bool
  }

  /// Facts with other values than the case has.
  package struct Change: Sendable {
    package let parts: [Part]
    /// Days for dates, steps for numbers, 1 for an option or a truth, 1 for each paper: summed.
    package let distance: Int
  }

  package enum Part: Sendable {
    /// A fact, by index, with its nearest value. For a choice, `others` has the bits of all options
    /// that would do, where it is changed alone.
    case fact(Int, from: Int32, to: Int32, others: Int32)
    /// Papers to bring, and papers to leave out.
    case papers(add: [String], drop: [String])
  }
}
