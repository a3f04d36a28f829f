import CivilTime
import PolicyProgram
import PolicyValues
import SourceText

/// Days on end of one kind that a history tells: being insured, being employed. Both ends inside.
package struct Spell: Hashable, Sendable {
  /// The id in the vocabularies.
  package let kind: String
  package let label: Wording
  package let from: CivilDate
  /// `never` for one that goes on.
  package let until: CivilDate
  package let place: SourceRange

  package init(
    kind: String, label: Wording, from: CivilDate, until: CivilDate, place: SourceRange
  ) {
    self.kind = kind
    self.label = label
    self.from = from
    self.until = until
    self.place = place
  }
}

/// A value that was counted from spells, with the arithmetic.
package struct SpellCount: Sendable {
  package let rule: SpellRule
  package let day: CivilDate
  /// As the fact holds it: months, or a packed day.
  package let value: Int32
  /// The whole calendar months that were counted, each run from its first day to its last.
  package let months: [ClosedRange<CivilDate>]
  /// The spells that they lie in; all of the kind where none contributes.
  package let spells: [Spell]
}
