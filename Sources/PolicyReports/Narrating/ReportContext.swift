import CivilTime
import PolicyEvaluation
import PolicyValues
import SourceText

/// What a report says and the engine does not know: titles, how the edition was chosen, digests.
package struct ReportContext: Sendable {
  package var caseTitle: String?
  /// The path of the case as people should read it; nil for facts given on the command line.
  package var casePath: String?
  package var policyTitle: Wording
  package var editionTitle: Wording?
  package var inForce: InForce?
  package var governing: Governing?
  package var notices: [Notice]
  /// The titles of the packs that were read, the policy's own first.
  package var packs: [Wording]
  package var digests: Digests
  /// What the days to come hold; nil: nobody looked.
  package var outlook: Outlook?
  /// What other ways of counting would change; nil: nobody tried.
  package var conventions: [ConventionChange]?
  /// What hangs on facts of which parties say different things; nil: nothing is disputed.
  package var disputes: Disputes?

  package init(
    caseTitle: String? = nil, casePath: String? = nil, policyTitle: Wording,
    editionTitle: Wording? = nil, inForce: InForce? = nil, governing: Governing? = nil,
    notices: [Notice] = [], packs: [Wording] = [], digests: Digests = Digests()
  ) {
    self.caseTitle = caseTitle
    self.casePath = casePath
    self.policyTitle = policyTitle
    self.editionTitle = editionTitle
    self.inForce = inForce
    self.governing = governing
    self.notices = notices
    self.packs = packs
    self.digests = digests
  }

  /// The days on which an edition is in force, both inside.
  package struct InForce: Sendable {
    package let from: CivilDate
    package let until: CivilDate
    package let place: SourceRange?

    package init(from: CivilDate, until: CivilDate, place: SourceRange? = nil) {
      self.from = from
      self.until = until
      self.place = place
    }
  }

  /// The date that chose the edition, and what that date is called.
  package struct Governing: Sendable {
    package let label: Wording
    package let date: CivilDate
    /// Whether a person named the edition instead.
    package let isChosen: Bool

    package init(label: Wording, date: CivilDate, isChosen: Bool = false) {
      self.label = label
      self.date = date
      self.isChosen = isChosen
    }
  }

  /// The notice by which a year of the workday calendar is known.
  package struct Notice: Sendable {
    package let year: Int
    package let title: Wording
    package let place: SourceRange?

    package init(year: Int, title: Wording, place: SourceRange? = nil) {
      self.year = year
      self.title = title
      self.place = place
    }
  }

  /// What decided, as digests: enough to check that another run read the same.
  package struct Digests: Sendable {
    package let policy: String?
    package let calendar: String?
    package let engine: String?

    package init(policy: String? = nil, calendar: String? = nil, engine: String? = nil) {
      self.policy = policy
      self.calendar = calendar
      self.engine = engine
    }
  }
}
