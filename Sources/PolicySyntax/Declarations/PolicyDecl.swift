import CivilTime
import PolicyValues
import SourceText

/// One edition of a policy as written, its layers already merged.
package struct PolicyDecl: Sendable {
  package let id: Located<String>
  package let title: Wording?
  package let instrument: String?
  package let edition: Located<String>?
  package let inForce: InForceDecl?
  package let governedBy: ValueDecl?
  package let extends: Located<String>?
  package var uses: [Located<String>]
  package let calendar: Located<String>?
  package var conventions: ConventionsDecl
  package var sources: [SourceDecl]
  package var readings: [ReadingDecl]
  package var assume: [ExprSyntax]
  package var windows: [WindowDecl]
  package var definitions: [DefinitionDecl]
  package var statuses: [StatusDecl]
  package var procedures: [ProcedureDecl]
  /// What is presumed here instead of what the vocabularies presume, by fact.
  package let presume: [PresumptionDecl]
  /// Rules that write the record of permits that began before the edition, on its first day.
  package let transition: [RuleDecl]
  package let findings: [FindingDecl]
  package let notes: NotesDecl
  package let range: SourceRange
  /// The overlays that are worked into the edition, in the order of their days.
  package var overlays: [LaidOverlay] = []
}

/// What holds of a fact in one policy when a case does not say.
package struct PresumptionDecl: Sendable {
  package let fact: Located<String>
  package let value: ExprSyntax
}

/// A finding that is known, and why it stays.
package struct FindingDecl: Sendable {
  package let code: Located<String>
  /// What it is about: `PROCEDURE/RULE`, `windows/ID`, `readings/ID`, `status`.
  package let subject: Located<String>
  package let reason: String
  package let range: SourceRange
}

/// The days on which an edition applies; both ends are inside.
package struct InForceDecl: Sendable {
  package let from: DisputedDay
  package let until: DisputedDay
  package let published: CivilDate?
  package let range: SourceRange
}

/// How periods are counted, as written.
package struct ConventionsDecl: Sendable {
  package var firstDay: ValueDecl?
  package var missingDay: ValueDecl?
  package var restDay: ValueDecl?
  package var notes = NotesDecl()
  package var range: SourceRange?
}
