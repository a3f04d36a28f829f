import PolicyValues
import SourceText

/// A citation as written: a source, perhaps an article, perhaps a confidence of its own.
package struct CitationDecl: Sendable {
  package let source: Located<String>
  package let article: String?
  package let confidence: Confidence?
  package let note: String?
}

/// What any declaration may carry: citations, fact ids, a remark.
package struct NotesDecl: Sendable {
  package var cite: [CitationDecl] = []
  package var refs: [String] = []
  package var note: String?

  package init() {}
}
