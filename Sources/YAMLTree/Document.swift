import SourceText

/// One YAML file read: its root node, if it has one, and its comments in order.
package struct Document: Sendable {
  package let file: SourceFile
  package let root: Node?
  /// Every comment, from its `#` to the end of its line, in the order of the file.
  package let comments: [SourceRange]

  package init(file: SourceFile, root: Node?, comments: [SourceRange]) {
    self.file = file
    self.root = root
    self.comments = comments
  }
}
