import Diagnostics
import PolicyProgram
import PolicySyntax
import PolicyValues

/// Finds the sources that citations name.
struct CitationResolver {
  let sources: [String: Scope.SourceEntry]
  /// Whether a source of confidence `?` may be cited: only inside a reading's option.
  let allowsUnconfirmed: Bool

  func resolve(_ citations: [CitationDecl]) -> Checked<[Citation]> {
    var found: [Citation] = []
    var diagnostics: [Diagnostic] = []
    for citation in citations {
      guard let source = sources[citation.source.value] else {
        diagnostics.append(.unknownSource(citation.source, near: Array(sources.keys)))
        continue
      }
      let confidence = citation.confidence ?? source.spec.confidence
      if confidence == .unconfirmed, !allowsUnconfirmed {
        diagnostics.append(.unconfirmed(citation.source.value, at: citation.source.range))
      }
      found.append(
        Citation(
          source: source.spec, article: citation.article, confidence: confidence,
          note: citation.note))
    }
    return Checked(found, diagnostics)
  }
}
