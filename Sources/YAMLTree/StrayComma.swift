import Diagnostics
import SourceText

/// A value between brackets that a comma cut in two: `{ when: months(a, b) >= 6 }`.
struct StrayComma {
  /// The key whose value was cut; nil for an item of a list.
  private let key: String?
  /// What stands behind the comma.
  private let stray: String
  /// From the end of the first part to the start of the second.
  private let gap: SourceRange
  /// The place of the entry or item in its collection.
  let index: Int
  /// The value as it was meant.
  private(set) var whole: SourceRange

  /// Between a first part and the text that follows it, which together make up the whole.
  init(
    at index: Int, after first: SourceRange, key: String?, stray: String, _ whole: SourceRange
  ) {
    self.index = index
    self.key = key
    self.stray = stray
    self.whole = whole
    self.gap = SourceRange(first.file, first.bytes.upperBound..<whole.bytes.upperBound)
  }

  /// Takes in another part that was cut off.
  mutating func extend(to whole: SourceRange) { self.whole = whole }

  /// The value as it was meant, as a plain scalar.
  ///
  /// Made once all parts are known, for it costs as much as the value is long.
  var node: Node {
    let words = whole.text.split(whereSeparator: \.isNewline)
    let text = words.map { $0.drop { $0 == " " } }.joined(separator: " ")
    return .scalar(Node.Scalar(text: text, range: whole, style: .plain))
  }

  /// The complaint, pointing at the comma.
  var diagnostic: Diagnostic {
    let bytes = gap.file.bytes
    let comma = bytes[gap.bytes].firstIndex(of: UInt8(ascii: ",")) ?? gap.bytes.lowerBound
    return .strayComma(
      SourceRange(gap.file, comma..<comma + 1), of: key, value: whole, stray: stray)
  }

  /// Puts items of a list together that a comma between parentheses cut in two.
  static func joined(_ items: [Node]) -> (items: [Node], strays: [StrayComma]) {
    var result: [Node] = []
    var strays: [StrayComma] = []
    var index = 0
    while index < items.count {
      let end = endOfOpenItem(items, from: index)
      if let end, case .scalar(let first) = items[index], case .scalar(let next) = items[index + 1]
      {
        let whole = first.range.union(items[end].range)
        let stray = StrayComma(
          at: result.count, after: first.range, key: nil, stray: next.text, whole)
        strays.append(stray)
        result.append(stray.node)
        index = end + 1
      } else {
        result.append(items[index])
        index += 1
      }
    }
    return (result, strays)
  }

  /// The item that closes the parentheses an item leaves open; nil if it leaves none open.
  private static func endOfOpenItem(_ items: [Node], from start: Int) -> Int? {
    var open = 0
    for index in start..<min(items.count, start + 16) {
      guard case .scalar(let item) = items[index], item.style == .plain, !item.isMissing
      else { return nil }
      for byte in item.text.utf8 {
        if byte == UInt8(ascii: "(") { open += 1 }
        if byte == UInt8(ascii: ")") { open -= 1 }
      }
      if open <= 0 { return open == 0 && index > start ? index : nil }
    }
    return nil
  }
}
