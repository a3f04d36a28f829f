/// A line of a tree of reasons: what was asked, what was found, and what that rested on.
package struct Reason: Hashable, Sendable {
  /// The id of the step it tells, the same in every language; nil for lines that only group.
  package let id: String?
  package let mark: Mark
  package let text: Inline
  /// The values found, beside the text.
  package let detail: Inline?
  /// Citations and places, each on a line of its own.
  package let notes: [Inline]
  package let children: [Reason]

  package init(
    id: String? = nil, mark: Mark, text: Inline, detail: Inline? = nil, notes: [Inline] = [],
    children: [Reason] = []
  ) {
    self.id = id
    self.mark = mark
    self.text = text
    self.detail = detail
    self.notes = notes
    self.children = children
  }
}
