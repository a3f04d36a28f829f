import PolicyValues
import SourceText

/// A requirement of papers: one paper, all or any of several, or one chosen by a table.
package struct MaterialDecl: Sendable {
  package let content: Content
  /// When it is required; nil: always.
  package let when: ExprSyntax?
  package let because: Wording?
  package let notes: NotesDecl
  package let range: SourceRange

  package indirect enum Content: Sendable {
    /// A paper or a named group, and the qualities it must have.
    case paper(Located<String>, must: [Located<String>])
    case allOf([MaterialDecl])
    case anyOf([MaterialDecl])
    case table(TableDecl.Subject, [Entry], otherwise: MaterialDecl?)
    /// Nothing is required here.
    case none
  }

  package struct Entry: Sendable {
    package let keys: [Located<String>]
    package let value: MaterialDecl
  }
}
