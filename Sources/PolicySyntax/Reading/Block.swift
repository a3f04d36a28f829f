/// A mapping of the language with its keys: the only place where they are listed.
package struct Block: Sendable {
  /// The id in the schemas and on the reference pages.
  package let name: String
  /// How a person calls it, with its article: `a rule`.
  package let title: String
  package let fields: [Field]
  /// The shape of keys that are not listed, where the file may choose its own.
  package let others: Shape?

  package init(_ name: String, _ title: String, _ fields: [Field], others: Shape? = nil) {
    self.name = name
    self.title = title
    self.fields = fields
    self.others = others
  }

  package func field(_ name: String) -> Field? { fields.first { $0.name == name } }

  /// One key of a block.
  package struct Field: Sendable {
    package let name: String
    package let shape: Shape
    package let isRequired: Bool
    /// One sentence for the reference page.
    package let summary: String

    package init(_ name: String, _ shape: Shape, required: Bool = false, _ summary: String) {
      self.name = name
      self.shape = shape
      self.isRequired = required
      self.summary = summary
    }
  }
}
