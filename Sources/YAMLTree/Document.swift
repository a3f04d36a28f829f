import SourceText

/// One YAML file read: its root node, if it has one, and its comments in order.
package struct Document: Sendable {
  package let file: SourceFile
  /// The value that the file is; nil if nothing is written, or nothing could be read.
  package let root: Node?
  /// Every comment, from its `#` to the end of its line, in the order of the file.
  package let comments: [SourceRange]
  /// Whether the file was read to its end; if not, the tree holds what came before the place
  /// at which reading stopped, and what it lacks is no reason for further complaints.
  package let isComplete: Bool

  package init(file: SourceFile, root: Node?, comments: [SourceRange], isComplete: Bool = true) {
    self.file = file
    self.root = root
    self.comments = comments
    self.isComplete = isComplete
  }
}
