import CivilTime
import SourceText

/// The record between two moments.
package struct ReplayState: Hashable, Sendable {
  /// What is known of every fact, by slot; `FactSlots.unknown` where nothing is.
  package var facts: [Int32]
  /// The years of residence.
  package var continuity = Continuity()
  /// How many events there were.
  package var count = 0
  /// The day to which the record was brought; nil before the first event.
  package var day: CivilDate?
  /// Whether anything was said or done that only somebody with a permit says or does.
  package var hasPermit = false
  /// Which of the law's reigns the state lies under.
  package var reign = 0

  package init(facts: [Int32]) { self.facts = facts }
}
