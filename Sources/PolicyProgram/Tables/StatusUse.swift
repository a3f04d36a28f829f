import PolicyValues
import SourceText

/// A place that asks what a permit is on a day, with the rules that say so.
package struct StatusUse: Sendable {
  /// The editions that may have the say: one, or all of a policy.
  package let editions: [Edition]

  package init(editions: [Edition]) { self.editions = editions }

  /// The status rules of one edition, computed for the day asked about.
  package struct Edition: Sendable {
    /// `POLICY@EDITION`.
    package let id: String
    package let title: Wording
    /// Whether it is the edition of the program itself.
    package let isOwn: Bool
    /// Whether this edition has the say; nil where no other could.
    package let governs: RegisterID?
    package let rules: [Rule]
    package let place: SourceRange

    package init(
      id: String, title: Wording, isOwn: Bool, governs: RegisterID?, rules: [Rule],
      place: SourceRange
    ) {
      self.id = id
      self.title = title
      self.isOwn = isOwn
      self.governs = governs
      self.rules = rules
      self.place = place
    }
  }
}
