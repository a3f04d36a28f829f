import CivilTime
import SourceText

/// Days on end in a history, as written; both ends inside.
package struct SpellDecl: Sendable {
  /// The kind, by its name in the vocabularies.
  package let kind: Located<String>
  package let from: Located<CivilDate>
  /// `never` for a spell that goes on.
  package let until: Located<CivilDate>
  package let range: SourceRange
}
