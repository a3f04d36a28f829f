import CivilTime
import SourceText

/// One dated event of a history, as written.
package struct EventDecl: Sendable {
  package let date: Located<CivilDate>
  /// The event's name in the vocabularies.
  package let event: Located<String>
  /// Which procedure it was, where several bring about the same event.
  package let procedure: Located<String>?
  /// What really happened; the channel among them.
  package let facts: [GivenDecl]
  /// nil: which papers were brought is not said, so completeness is not judged.
  package let papers: [PaperGivenDecl]?
  package let range: SourceRange
}
