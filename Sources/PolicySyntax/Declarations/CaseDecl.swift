import CivilTime
import SourceText
import YAMLTree

/// One person's situation as written: facts, and perhaps papers, readings, claims and a history.
package struct CaseDecl: Sendable {
  package let title: String
  package let policy: Located<String>?
  package let procedure: Located<String>?
  package let today: Located<CivilDate>?
  package let facts: [GivenDecl]
  /// nil: which papers there are is not said, so completeness is not judged.
  package let papers: [PaperGivenDecl]?
  package let readings: [ChosenDecl]
  /// What parties say where they differ from the case's facts or from each other.
  package let claims: [ClaimDecl]
  /// What happened, in the order in which it is written.
  package let history: [EventDecl]
  /// What lasted, in the order in which it is written.
  package let spells: [SpellDecl]
  package let range: SourceRange

  package init(
    title: String, policy: Located<String>?, procedure: Located<String>?,
    today: Located<CivilDate>?, facts: [GivenDecl], papers: [PaperGivenDecl]?,
    readings: [ChosenDecl], claims: [ClaimDecl] = [], history: [EventDecl] = [],
    spells: [SpellDecl] = [], range: SourceRange
  ) {
    self.title = title
    self.policy = policy
    self.procedure = procedure
    self.today = today
    self.facts = facts
    self.papers = papers
    self.readings = readings
    self.claims = claims
    self.history = history
    self.spells = spells
    self.range = range
  }

  /// Whether anything happened or lasted.
  package var tellsHistory: Bool { !history.isEmpty || !spells.isEmpty }
}

/// A fact with its value as written.
package struct GivenDecl: Sendable {
  package let name: Located<String>
  package let value: Node
}

/// What one party says of some facts.
package struct ClaimDecl: Sendable {
  package let party: Located<String>
  package let facts: [GivenDecl]
}

/// A paper that the applicant brings, and the qualities it has.
package struct PaperGivenDecl: Sendable {
  package let name: Located<String>
  package let qualities: [Located<String>]
}

/// An option chosen for a reading.
package struct ChosenDecl: Sendable {
  package let reading: Located<String>
  package let option: Located<String>

  package init(reading: Located<String>, option: Located<String>) {
    self.reading = reading
    self.option = option
  }
}
