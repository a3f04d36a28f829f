import CivilTime
import SourceText

/// One dated event of a history, its facts already typed.
package struct Event: Sendable {
  package let date: CivilDate
  package let name: String
  /// Which procedure it was; nil where at most one has this event.
  package let procedure: String?
  /// What really happened: values by the slot of their fact.
  package let facts: [Stated]
  /// nil: papers are not judged.
  package let papers: Set<String>?
  package let place: SourceRange

  package init(
    date: CivilDate, name: String, procedure: String? = nil, facts: [Stated] = [],
    papers: Set<String>? = nil, place: SourceRange
  ) {
    self.date = date
    self.name = name
    self.procedure = procedure
    self.facts = facts
    self.papers = papers
    self.place = place
  }

  /// A fact that the history states.
  package struct Stated: Sendable {
    package let slot: Int
    package let value: Int32
    package let place: SourceRange?

    package init(slot: Int, value: Int32, place: SourceRange?) {
      self.slot = slot
      self.value = value
      self.place = place
    }
  }
}
