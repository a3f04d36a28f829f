/// What stands between the events of a YAML text: comments, separators, and what is wrong there.
///
/// Walks in step with the events, over each byte outside scalars once.
struct YAMLMargins {
  /// Every comment so far, from its `#` to the end of its line.
  private(set) var comments: [Range<Int>] = []
  /// Tabs outside scalars and comments.
  private(set) var tabs: [Int] = []
  /// The `?` of keys that are announced.
  private(set) var announcedKeys: [Int] = []
  /// Each `#` that follows something without a space, so that it starts no comment.
  private(set) var gluedComments: [Int] = []
  /// Where lines inside a flow collection or a quoted scalar start left of where they may.
  private(set) var shallowLines: [Int] = []
  /// How far the walk has come.
  private(set) var cursor = 0
  /// The least indentation of a line in the flow collection around the cursor; nil outside of one.
  var flowIndent: Int?
  private var lineStart = 0
  private var firstTabOfLine = 0
  /// Whether nothing but blanks was seen on this line yet.
  private var isAtLineStart = true

  /// Walks over what lies before a place.
  mutating func walk(to end: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    while cursor < end {
      switch bytes[cursor] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        cursor += 1
        lineStart = cursor
        isAtLineStart = true
      case UInt8(ascii: " "): cursor += 1
      case UInt8(ascii: "\t"):
        if isAtLineStart, (tabs.last ?? -1) < lineStart { firstTabOfLine = cursor }
        tabs.append(cursor)
        cursor += 1
      case UInt8(ascii: "#"): takeComment(in: bytes)
      case UInt8(ascii: "%") where cursor == lineStart: takeDirective(in: bytes)
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        noteContent()
        cursor = endOfProperty(from: cursor, in: bytes)
      case UInt8(ascii: "?"):
        noteContent()
        announcedKeys.append(cursor)
        cursor += 1
      default:
        noteContent()
        cursor += 1
      }
    }
  }

  /// Steps over content that is no margin.
  mutating func skip(to end: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    guard cursor < end else { return }
    noteContent()
    cursor = end
    // A block scalar ends with its line.
    if bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") {
      lineStart = end
      isAtLineStart = true
    }
  }

  /// Notes the first tab of a scalar that is not quoted, and each later one.
  mutating func findTabs(in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    for index in range where bytes[index] == UInt8(ascii: "\t") { tabs.append(index) }
  }

  /// Notes the lines of a quoted scalar that start left of where they may.
  mutating func findShallowLines(
    in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, indent: Int
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: "\r") else {
        index += 1
        continue
      }
      let start = index + 1
      index = start
      while index < range.upperBound, bytes[index] == UInt8(ascii: " ") { index += 1 }
      let spaces = index - start
      while index < range.upperBound, bytes[index] == UInt8(ascii: "\t") { index += 1 }
      if index < range.upperBound, !isBlankOrBreak(bytes[index]), spaces < indent {
        shallowLines.append(index)
      }
    }
  }

  /// Takes the comment in the header of a block scalar, if there is one.
  mutating func findHeaderComment(in header: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    guard let hash = header.first(where: { bytes[$0] == UInt8(ascii: "#") }) else { return }
    if isBlankOrBreak(bytes[hash - 1]) {
      comments.append(hash..<header.upperBound)
    } else {
      gluedComments.append(hash)
    }
  }

  private mutating func noteContent() {
    guard isAtLineStart else { return }
    isAtLineStart = false
    // A tab is no indentation: it ends the count of spaces.
    let indentEnd = tabs.last.map { $0 >= lineStart } ?? false ? firstTabOfLine : cursor
    let indent = indentEnd - lineStart
    if let flowIndent, indent < flowIndent { shallowLines.append(cursor) }
  }

  private mutating func takeComment(in bytes: UnsafeBufferPointer<UInt8>) {
    let start = cursor
    while cursor < bytes.count, !isBreak(bytes[cursor]) { cursor += 1 }
    if start == 0 || isBlankOrBreak(bytes[start - 1]) {
      comments.append(start..<cursor)
    } else {
      gluedComments.append(start)
    }
  }

  /// Steps over a line that starts with `%`; only a version may not have a `#` glued to it.
  private mutating func takeDirective(in bytes: UnsafeBufferPointer<UInt8>) {
    let isVersion = bytes[cursor...].starts(with: Array("%YAML".utf8))
    isAtLineStart = false
    while cursor < bytes.count, !isBreak(bytes[cursor]) {
      if bytes[cursor] == UInt8(ascii: "#"), isVersion || isBlankOrBreak(bytes[cursor - 1]) {
        takeComment(in: bytes)
      } else {
        cursor += 1
      }
    }
  }
}

/// Where an anchor or a tag that starts here ends.
func endOfProperty(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var end = start + 1
  if end < bytes.count, bytes[start] == UInt8(ascii: "!"), bytes[end] == UInt8(ascii: "<") {
    while end < bytes.count, bytes[end] != UInt8(ascii: ">"), !isBreak(bytes[end]) { end += 1 }
  }
  while end < bytes.count, !isBlankOrBreak(bytes[end]), !isFlowSign(bytes[end]) { end += 1 }
  return end
}

func isBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

func isBlankOrBreak(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || isBreak(byte)
}

/// Whether a byte separates or closes flow collections.
func isFlowSign(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
    || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
}
