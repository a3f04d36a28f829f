/// A part of a report before anyone has decided what it looks like.
package enum Block: Hashable, Sendable {
  /// Level 1 is the title of the report.
  case heading(level: Int, Inline)
  case paragraph(Inline)
  case list([Inline])
  /// Rows of as many cells as there are columns.
  case table(columns: [Inline], rows: [[Inline]])
  /// A table whose cells are long; each wraps in its column.
  case grid(columns: [Inline], rows: [[Inline]])
  /// Names with their values.
  case fields([Field])
  case reasons([Reason])
  /// Lines of cells that are never broken, and the same in words for who does not see them.
  case drawing([Inline], words: Inline)

  package struct Field: Hashable, Sendable {
    package let name: Inline
    package let value: Inline

    package init(_ name: Inline, _ value: Inline) {
      self.name = name
      self.value = value
    }
  }
}
