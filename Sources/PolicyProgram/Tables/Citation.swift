import CivilTime
import PolicyValues
import SourceText

/// A text that rules rest on, as declared.
package struct SourceSpec: Sendable {
  package let id: String
  package let title: Wording
  package let published: CivilDate?
  package let whereRead: String?
  package let confidence: Confidence
  /// A known error of the text; printed wherever it is cited.
  package let fault: Wording?
  package let refs: [String]

  package init(
    id: String, title: Wording, published: CivilDate?, whereRead: String?, confidence: Confidence,
    fault: Wording?, refs: [String]
  ) {
    self.id = id
    self.title = title
    self.published = published
    self.whereRead = whereRead
    self.confidence = confidence
    self.fault = fault
    self.refs = refs
  }
}

/// A place in a source that something rests on.
package struct Citation: Sendable {
  package let source: SourceSpec
  package let article: String?
  /// The citation's own confidence, else the source's.
  package let confidence: Confidence
  package let note: String?

  package init(source: SourceSpec, article: String?, confidence: Confidence, note: String?) {
    self.source = source
    self.article = article
    self.confidence = confidence
    self.note = note
  }
}

/// What a rule, window, paper or reading rests on: citations, fact ids, and where it is written.
package struct Basis: Sendable {
  package let citations: [Citation]
  package let refs: [String]
  package let place: SourceRange
  // Why: only explanations ask for it, and to find it takes a walk over all layers.
  private let below: @Sendable () -> [SourceRange]

  /// What this place took the place of in the layers below, nearest first.
  package var replaced: [SourceRange] { below() }

  package init(
    citations: [Citation] = [], refs: [String] = [], place: SourceRange,
    replaced: @autoclosure @escaping @Sendable () -> [SourceRange] = []
  ) {
    self.citations = citations
    self.refs = refs
    self.place = place
    self.below = replaced
  }
}
