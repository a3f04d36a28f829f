import CivilTime
import PolicyValues
import SourceText

/// An overlay that may change what a program decides.
package struct Overlay: Sendable {
  package let id: String
  package let title: Wording?
  package let from: CivilDate
  package let until: CivilDate
  package let basis: Basis
  /// The condition that it applies.
  package let guarding: TermID
  /// What it changes in this program, and what that took the place of.
  package let changes: [Change]

  package init(
    id: String, title: Wording?, from: CivilDate, until: CivilDate, basis: Basis,
    guarding: TermID, changes: [Change]
  ) {
    self.id = id
    self.title = title
    self.from = from
    self.until = until
    self.basis = basis
    self.guarding = guarding
    self.changes = changes
  }

  /// One key that it adds, changes or takes away.
  package struct Change: Sendable {
    /// The keys from the top of the edition, joined by `/`.
    package let path: String
    /// Its own line and citations; `replaced` is what stands there without it, empty for what it adds.
    package let basis: Basis

    package init(path: String, basis: Basis) {
      self.path = path
      self.basis = basis
    }
  }
}
