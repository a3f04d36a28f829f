import PolicyValues
import SourceText

/// What is known of one case, in the engine's own values.
package struct CaseInput: Sendable {
  /// Facts that the case states, by id.
  package var facts: [String: StatedFact]
  /// Papers brought, and their qualities as `paper:quality`; nil: nobody says which.
  package var papers: Set<String>?
  /// The options chosen for readings, as bits.
  package var readings: [String: Int32]
  /// Facts that nobody stated and that are presumed, with what they rest on.
  package var presumed: [String: Int32]

  package init(
    facts: [String: StatedFact] = [:], papers: Set<String>? = nil, readings: [String: Int32] = [:],
    presumed: [String: Int32] = [:]
  ) {
    self.facts = facts
    self.papers = papers
    self.readings = readings
    self.presumed = presumed
  }

  /// A fact's value and where the case states it.
  package struct StatedFact: Sendable {
    package let value: Int32
    /// nil for facts given on the command line.
    package let place: SourceRange?
    /// How it was counted from spells; nil where it is stated.
    package let count: SpellCount?

    package init(value: Int32, place: SourceRange?, count: SpellCount? = nil) {
      self.value = value
      self.place = place
      self.count = count
    }
  }

  /// What is known of a fact: stated, presumed, or nothing.
  package func value(of fact: String) -> Int32? { facts[fact]?.value ?? presumed[fact] }
}
