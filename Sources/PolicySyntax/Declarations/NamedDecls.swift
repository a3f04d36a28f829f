import CivilTime
import PolicyValues
import SourceText

/// A text that rules rest on.
package struct SourceDecl: Sendable {
  package let id: Located<String>
  package let title: Wording?
  package let published: CivilDate?
  package let whereRead: String?
  package let confidence: Confidence?
  package let fault: Wording?
  package let refs: [String]
}

/// A question that the texts leave open, with its defensible answers.
package struct ReadingDecl: Sendable {
  package let id: Located<String>
  package let ask: Wording?
  package let options: [Option]
  /// An option, or `unstated`.
  package let fallback: Located<String>?
  package let notes: NotesDecl

  package struct Option: Sendable {
    package let id: Located<String>
    package let label: Wording?
    package let doubt: Wording?
    package let notes: NotesDecl
  }
}

/// An interval of days with inclusive ends.
package struct WindowDecl: Sendable {
  package let id: Located<String>
  package let title: Wording?
  package var opens: ValueDecl?
  package var closes: ValueDecl?
  package let isShown: Bool
  package let notes: NotesDecl
  package let range: SourceRange
}

/// A named value.
package struct DefinitionDecl: Sendable {
  package let id: Located<String>
  package let title: Wording?
  package var value: ValueDecl?
  package let notes: NotesDecl
  package let range: SourceRange
}

/// A status and the days on which it holds.
package struct StatusDecl: Sendable {
  package let id: Located<String>
  package var when: ExprSyntax?
  package let except: [Located<String>]
  package let because: Wording?
  package let notes: NotesDecl
  package let range: SourceRange
  /// The overlay that adds or changes it; nil in the edition itself.
  package var overlay: String?
}
