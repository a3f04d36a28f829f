import Diagnostics
import SourceText
import YAMLTree

/// The entries of one mapping, looked up by the keys that its block lists.
///
/// Making one complains about keys that mean nothing there and about required keys that are missing.
package struct Fields {
  package let range: SourceRange
  let block: Block
  private let entries: [Node.Entry]

  package init?(_ node: Node, _ block: Block, _ reader: Reader) {
    guard let entries = reader.entries(node, block.title) else { return nil }
    self.range = node.range
    self.block = block
    self.entries = entries
    if block.others == nil {
      for entry in entries where block.field(entry.key.text) == nil {
        let written = entries.map(\.key.text)
        reader.report(
          .unknownKey(entry.key.text, in: block, used: written, at: entry.key.range))
      }
    }
    for field in block.fields where field.isRequired {
      guard !entries.contains(where: { $0.key.text == field.name }) else { continue }
      reader.report(.missingKey(field.name, in: block, at: node.range))
    }
  }

  /// The value at a listed key.
  package func node(_ name: String) -> Node? {
    assert(block.field(name) != nil, "`\(name)` is not among the keys of \(block.name)")
    return entries.first { $0.key.text == name }?.value
  }

  /// The entries at keys that the file chose.
  package var others: [Node.Entry] { entries.filter { block.field($0.key.text) == nil } }

  /// The range of a key, for labels.
  package func keyRange(_ name: String) -> SourceRange? {
    entries.first { $0.key.text == name }?.key.range
  }
}
