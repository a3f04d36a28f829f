import CivilTime

/// What the first day of an edition writes into the record of permits that began before it.
package struct Transition: Sendable {
  /// The first day of the edition.
  package let day: CivilDate
  /// The rules, each with the record facts it gives; none defeats another.
  package let rules: [Rule]
  /// Every fact they may write, with the value that the rest of the program reads.
  package let facts: [(fact: String, value: TermID)]

  package init(day: CivilDate, rules: [Rule], facts: [(fact: String, value: TermID)]) {
    self.day = day
    self.rules = rules
    self.facts = facts
  }
}
