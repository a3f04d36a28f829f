import SourceText

/// A YAML document as written: every node knows its exact range, every mapping its order.
///
/// A block collection's range runs from its first key or dash to its last child's end; flow
/// collections include their brackets. A scalar's `text` is the decoded value; its range is
/// the source slice.
package enum Node: Sendable {
  case scalar(Scalar)
  case sequence([Node], range: SourceRange)
  case mapping([Entry], range: SourceRange)

  /// One scalar: its decoded text, where it stands, and how it was quoted.
  package struct Scalar: Sendable {
    package let text: String
    /// The slice as written, with quotes, or with the header of a block scalar.
    package let range: SourceRange
    package let style: Style

    package init(text: String, range: SourceRange, style: Style) {
      self.text = text
      self.range = range
      self.style = style
    }

    package enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }
  }

  /// One key with its value.
  package struct Entry: Sendable {
    package let key: Scalar
    package let value: Node

    package init(key: Scalar, value: Node) {
      self.key = key
      self.value = value
    }
  }

  package var range: SourceRange {
    switch self {
    case .scalar(let scalar): scalar.range
    case .sequence(_, let range), .mapping(_, let range): range
    }
  }

  /// What a person calls this kind of node.
  package var kindName: String {
    switch self {
    case .scalar: "a value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
