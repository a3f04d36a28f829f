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
  package let uses: [Located<String>]
  package let calendar: Located<String>?
  package let conventions: ConventionsDecl
  package let sources: [SourceDecl]
  package let readings: [ReadingDecl]
  package let assume: [ExprSyntax]
  package let windows: [WindowDecl]
  package let definitions: [DefinitionDecl]
  package let statuses: [StatusDecl]
  package let procedures: [ProcedureDecl]
  package let notes: NotesDecl
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
