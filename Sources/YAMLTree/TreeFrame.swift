import Diagnostics
import SourceText

/// A list or mapping whose end was not seen yet.
struct TreeFrame {
  private let isMapping: Bool
  private let isFlow: Bool
  private let start: Int
  /// Where the last thing in it ends.
  var end: Int
  /// Whether a list or mapping is being read that stands in the place of a key.
  var isReadingKey = false
  /// Whether the value of a merge key comes next.
  private(set) var isMerging = false
  private var entries: [Node.Entry] = []
  private var items: [Node] = []
  private var key: Node.Scalar?
  private var isKeyKept = true
  private var places = KeyPlaces()
  private var strays: [StrayComma] = []

  /// Begins where the bracket, the first key or the first dash is.
  init(isMapping: Bool, isFlow: Bool, start: Range<Int>) {
    self.isMapping = isMapping
    self.isFlow = isFlow
    self.start = start.lowerBound
    self.end = start.upperBound
  }

  /// Whether what comes next is a key.
  var expectsKey: Bool { isMapping && key == nil }

  /// Takes a key; one that is not kept takes its value with it.
  mutating func take(key: Node.Scalar, isKept: Bool, isMerging: Bool = false) {
    self.key = key
    self.isMerging = isMerging
    isKeyKept = isKept
    end = key.range.bytes.upperBound
  }

  /// Takes the value of the last key, or an item.
  mutating func take(value: Node, in file: SourceFile) -> Diagnostic? {
    let afterKey = end
    let value = value.isMissing ? missing(at: value.range.bytes.lowerBound, in: file) : value
    end = max(end, value.range.bytes.upperBound)
    guard isMapping else {
      items.append(value)
      return value.isMissing ? .emptyItem(dash(before: value.range)) : nil
    }
    guard let key else { return nil }
    self.key = nil
    isMerging = false
    guard isKeyKept else { return nil }
    if value.isMissing, isFlow, !hasColon(from: afterKey, in: file), joinStray(key) {
      return nil
    }
    if let first = places.insert(key, after: entries) {
      return .duplicateKey(key, first: entries[first].key.range)
    }
    entries.append(Node.Entry(key: key, value: value))
    return value.isMissing ? .keyWithoutValue(key) : nil
  }

  /// The collection with what was found wrong in it; `end` is nil if the text stopped inside it.
  func finish(in file: SourceFile, end last: Range<Int>?) -> Checked<Node> {
    var upper = end
    if let last, isFlow, !last.isEmpty { upper = last.upperBound }
    let range = SourceRange(file, start..<max(start, upper))
    guard isMapping else {
      let (items, strays) = isFlow ? StrayComma.joined(items) : (items, [])
      return Checked(.sequence(items, range: range), strays.map(\.diagnostic))
    }
    var entries = entries
    for stray in strays {
      entries[stray.index] = Node.Entry(key: entries[stray.index].key, value: stray.node)
    }
    return Checked(.mapping(entries, range: range), strays.map(\.diagnostic))
  }

  /// An empty value stands right behind its colon or dash, or behind whatever came last.
  private func missing(at mark: Int, in file: SourceFile) -> Node {
    let isBehindSign =
      mark > end && mark <= file.bytes.count
      && (file.bytes[mark - 1] == UInt8(ascii: ":") || file.bytes[mark - 1] == UInt8(ascii: "-"))
    let place = isBehindSign ? mark : end
    return .scalar(
      Node.Scalar(text: "", range: SourceRange(file, place..<place), style: .plain))
  }

  private func dash(before range: SourceRange) -> SourceRange {
    let at = range.bytes.lowerBound
    let isDash = at > start && range.file.bytes[at - 1] == UInt8(ascii: "-")
    return isDash ? SourceRange(range.file, at - 1..<at) : range
  }

  private func hasColon(from offset: Int, in file: SourceFile) -> Bool {
    file.bytes[offset...].first { !isBlankOrBreak($0) } == UInt8(ascii: ":")
  }

  /// Gives a key without a colon back to the value before it; false if none was cut there.
  private mutating func joinStray(_ key: Node.Scalar) -> Bool {
    guard let last = entries.last, case .scalar(let value) = last.value, value.style == .plain,
      !value.isMissing, key.style == .plain
    else { return false }
    let index = entries.count - 1
    if strays.last?.index == index {
      strays[strays.count - 1].extend(to: strays[strays.count - 1].whole.union(key.range))
    } else {
      strays.append(
        StrayComma(
          at: index, after: value.range, key: last.key.text, stray: key.text,
          value.range.union(key.range)))
    }
    return true
  }
}
