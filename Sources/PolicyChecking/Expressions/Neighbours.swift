import CivilTime
import PolicySyntax
import PolicyValues
import SourceText

/// What an edition may ask of the other editions and policies that lie around it.
package struct Neighbours {
  /// The editions of a policy, earliest first; empty if no pack has it.
  package let editions: (String) -> [Head]
  /// The edition named `POLICY@EDITION`, checked; nil where it has errors of its own.
  package let checked: (String) -> Source?
  /// The procedures that any edition of a policy has, with what people call them as far as a title can
  /// be read; nil if no pack has the policy.
  package let procedures: (String) -> [String: Wording?]?
  /// The day on which the last notice of each year of a calendar was published.
  package let notices: (String) -> [Int: CivilDate]

  package init(
    editions: @escaping (String) -> [Head], checked: @escaping (String) -> Source?,
    procedures: @escaping (String) -> [String: Wording?]?,
    notices: @escaping (String) -> [Int: CivilDate]
  ) {
    self.editions = editions
    self.checked = checked
    self.procedures = procedures
    self.notices = notices
  }

  /// For an edition that stands alone: whatever it names beyond itself is taken to exist.
  package static var none: Neighbours {
    Neighbours(
      editions: { _ in [] }, checked: { _ in nil }, procedures: { _ in nil },
      notices: { _ in [:] })
  }

  /// What an edition is chosen by.
  package struct Head: Sendable {
    package let edition: String
    package let from: CivilDate

    package init(edition: String, from: CivilDate) {
      self.edition = edition
      self.from = from
    }
  }

  /// An edition with the workdays it counts by.
  package struct Source {
    package let edition: CheckedEdition
    package let calendar: WorkdayRun?

    package init(edition: CheckedEdition, calendar: WorkdayRun?) {
      self.edition = edition
      self.calendar = calendar
    }
  }
}

/// Whose status rules say what a permit is.
package enum StatusTarget: Sendable, Hashable {
  /// Those of the edition that asks.
  case own
  /// Those of one edition, `POLICY@EDITION`.
  case edition(String)
  /// Those of the edition of a policy that governs on the day asked about.
  case policy(String)
}

/// The edition that asks.
struct StatusHome {
  let policy: String
  let from: CivilDate?
  let hasStatuses: Bool
  let neighbours: Neighbours

  init(_ declaration: PolicyDecl, _ neighbours: Neighbours) {
    policy = declaration.id.value
    from = declaration.inForce?.from.first.value
    hasStatuses = !declaration.statuses.isEmpty
    self.neighbours = neighbours
  }
}
