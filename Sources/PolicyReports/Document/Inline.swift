/// A line of words, whose parts say what they are and not how they look.
package struct Inline: Hashable, Sendable {
  /// A stretch of one role.
  package struct Span: Hashable, Sendable {
    package fileprivate(set) var text: String
    package let role: Role
  }

  /// What a stretch of words is; renderers decide what that looks like.
  package enum Role: Hashable, Sendable {
    case plain
    case emphasis
    /// A name as the policy's author wrote it.
    case code
    /// `path:line`, or a citation.
    case place
    /// How something came out.
    case verdict(Mark)
  }

  package private(set) var spans: [Span]

  /// Nothing is said by an empty text.
  package init(_ text: String, _ role: Role = .plain) {
    spans = text.isEmpty ? [] : [Span(text: text, role: role)]
  }

  package static func code(_ text: String) -> Inline { Inline(text, .code) }
  package static func place(_ text: String) -> Inline { Inline(text, .place) }
  package static func emphasis(_ text: String) -> Inline { Inline(text, .emphasis) }

  /// The words alone.
  package var plain: String { spans.map(\.text).joined() }

  package var isEmpty: Bool { spans.isEmpty }

  /// The same words, each of one role.
  package func with(_ role: Role) -> Inline {
    var result = self
    result.spans = spans.map { Span(text: $0.text, role: role) }
    return result
  }

  package static func + (a: Inline, b: Inline) -> Inline {
    var result = a
    result += b
    return result
  }

  package static func += (a: inout Inline, b: Inline) {
    for span in b.spans { a.append(span) }
  }

  /// Neighbours of one role are one span, so that equal lines are equal values.
  private mutating func append(_ span: Span) {
    guard spans.last?.role == span.role else { return spans.append(span) }
    spans[spans.count - 1].text += span.text
  }
}

extension Inline: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}

extension [Inline] {
  /// All of them in one line, with something between each two.
  package func joined(by separator: Inline) -> Inline {
    guard var result = first else { return "" }
    for part in dropFirst() { result += separator + part }
    return result
  }
}
