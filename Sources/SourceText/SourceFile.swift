/// One file as it was read: its path, its bytes, and where its lines begin.
///
/// Offsets are counted in UTF-8 bytes everywhere; the conversions to lines, columns and terminal
/// cells live here and nowhere else. Two files are the same only if they are the same object.
package final class SourceFile: Sendable {
  /// The path as people should read it, for instance `policies/cn/pack.yaml`, or `-`.
  package let path: String
  /// The bytes of the file, exactly as read.
  package let bytes: [UInt8]
  /// The offset of the first byte of each line; never empty.
  package let lineStarts: [Int]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    self.lineStarts = starts
  }

  package convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The text of a stretch of bytes; bytes that are not UTF-8 become U+FFFD.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The zero-based line on which a byte lies; O(log lines).
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes of a zero-based line, without its line break.
  package func lineRange(_ line: Int) -> Range<Int> {
    let start = line == 0 ? markLength : lineStarts[line]
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<max(start, end)
  }

  /// Where a byte lies for a person: one-based line, one-based column in characters.
  package func position(at offset: Int) -> TextPosition {
    let line = line(at: offset)
    let start = line == 0 ? markLength : lineStarts[line]
    let before = bytes[start..<min(max(offset, start), bytes.count)]
    // Why: long lines are usually data in ASCII, where every byte is a character.
    let isASCII = before.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") }
    let column = isASCII ? before.count : String(decoding: before, as: UTF8.self).count
    return TextPosition(line: line + 1, column: column + 1)
  }

  /// How many bytes a UTF-8 byte order mark takes at the start: 3, or 0 without one.
  ///
  /// The mark belongs to no line and no column.
  package var markLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The whole file as a range.
  package var wholeRange: SourceRange { SourceRange(self, 0..<bytes.count) }
}
