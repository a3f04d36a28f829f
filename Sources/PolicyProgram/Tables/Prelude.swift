import SourceText

/// What is settled before a procedure's program runs: presumptions, assumptions, the governing day.
package struct Prelude: Sendable {
  /// A program without outputs; its terms are those named below.
  package let program: Program
  /// In an order in which each needs only those before it.
  package let presumptions: [(fact: String, term: TermID)]
  package let assumptions: [TermID]
  /// The day that chooses the edition.
  package let governing: TermID?

  package init(
    program: Program, presumptions: [(fact: String, term: TermID)], assumptions: [TermID],
    governing: TermID?
  ) {
    self.program = program
    self.presumptions = presumptions
    self.assumptions = assumptions
    self.governing = governing
  }
}
