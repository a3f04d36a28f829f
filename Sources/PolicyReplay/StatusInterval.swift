import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Days on end with one status, for one reason, under one edition; both ends inside.
package struct StatusInterval: Sendable {
  package let from: CivilDate
  package var until: CivilDate
  /// The bit of the status; nil where it cannot be said.
  package let status: Int32?
  /// The status's id, and its words.
  package let name: String?
  package let label: Wording?
  /// The status rule that stands.
  package let rule: Rule?
  /// Why the status cannot be said.
  package let undetermined: [Undetermined]
  /// `POLICY@EDITION` in force; nil where none is.
  package let edition: String?

  package var days: Int { from.days(to: until) + 1 }

  init(
    from: CivilDate, until: CivilDate, status: Int32?, rule: Rule?, undetermined: [Undetermined],
    _ book: RuleBook?
  ) {
    self.from = from
    self.until = until
    self.status = status
    self.rule = rule
    self.undetermined = undetermined
    edition = book?.edition.id
    let options = book?.runner(nil)?.program.choices[EngineChoices.status]?.options ?? []
    let option = status.flatMap { bit in
      options.indices.first { bit >> Int32($0) & 1 == 1 }.map { options[$0] }
    }
    name = option?.id
    label = option?.label
  }

  func continues(_ last: StatusInterval) -> Bool {
    status == last.status && rule?.id == last.rule?.id && edition == last.edition
      && undetermined == last.undetermined
  }
}
