import PolicyTestSupport
import YAMLTree

/// Writes a document anew in another layout, with the keys of every mapping in another order.
enum Rewriting {
  static func shuffled(_ root: Node, _ random: inout SplitMix64) -> String {
    guard case .mapping(let entries, _) = root, let first = entries.first else { return "" }
    // Why: a file says what it is in its first key; that one stays first.
    return lines(.mapping([first], range: root.range), 0, &random).joined()
      + lines(.mapping(Array(entries.dropFirst()), range: root.range), 0, &random).joined()
  }

  private static func lines(_ node: Node, _ depth: Int, _ random: inout SplitMix64) -> [String] {
    let indent = String(repeating: " ", count: depth)
    switch node {
    case .scalar(let scalar): return [indent + text(scalar) + "\n"]
    case .sequence(let items, _):
      return items.flatMap { item -> [String] in
        if case .scalar(let scalar) = item { return ["\(indent)- \(text(scalar))\n"] }
        return ["\(indent)-\n"] + lines(item, depth + 3, &random)
      }
    case .mapping(let entries, _):
      return shuffle(entries, &random).flatMap { entry -> [String] in
        if case .scalar(let scalar) = entry.value {
          return ["\(indent)\(entry.key.range.text): \(text(scalar))\n"]
        }
        if case .sequence(let items, _) = entry.value, items.isEmpty {
          return ["\(indent)\(entry.key.range.text): []\n"]
        }
        return ["\(indent)\(entry.key.range.text):\n"] + lines(entry.value, depth + 3, &random)
      }
    }
  }

  private static func shuffle(_ entries: [Node.Entry], _ random: inout SplitMix64) -> [Node.Entry] {
    var entries = entries
    for index in entries.indices.dropFirst().reversed() {
      entries.swapAt(index, Int(random.next() % UInt64(index + 1)))
    }
    return entries
  }

  /// One line; what was folded over several is quoted.
  private static func text(_ scalar: Node.Scalar) -> String {
    switch scalar.style {
    case .plain:
      return scalar.range.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    case .singleQuoted, .doubleQuoted: return scalar.range.text
    case .literal, .folded:
      let words = scalar.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return "'\(words.replacing("'", with: "''"))'"
    }
  }
}
