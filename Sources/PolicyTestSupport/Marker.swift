/// An expectation drawn under a line: carets below what is meant, then words.
///
/// ```
///     when: applicant.agee >= 18
/// #         ^^^^^^^^^^^^^^ P0203
/// ```
///
/// A marker is a comment to YAML, so a block with markers is read as it stands. Columns are counted
/// in terminal cells, so that carets stand under what they point at below Chinese text too.
package struct Marker: Hashable, Sendable {
  /// The one-based line of the text that is pointed at.
  package let line: Int
  /// The UTF-8 bytes pointed at, counted from the start of the whole text.
  package let bytes: Range<Int>
  /// What follows the carets.
  package let words: String

  /// Every marker of a text; several comment lines in a row point at the same line above them.
  package static func all(in text: String) -> [Marker] {
    var markers: [Marker] = []
    var offset = 0
    var target: (line: Int, start: Int, text: Substring)?
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if let carets = carets(in: line), let target {
        let bytes = bytes(of: carets.cells, in: target.text)
        markers.append(
          Marker(
            line: target.line,
            bytes: target.start + bytes.lowerBound..<target.start + bytes.upperBound,
            words: carets.words))
      } else {
        target = (index + 1, offset, line)
      }
      offset += line.utf8.count + 1
    }
    return markers
  }

  private static func carets(in line: Substring) -> (cells: Range<Int>, words: String)? {
    guard line.first == "#" else { return nil }
    let gap = line.dropFirst().prefix { $0 == " " }.count
    let width = line.dropFirst(1 + gap).prefix { $0 == "^" }.count
    guard width > 0 else { return nil }
    let words = line.dropFirst(1 + gap + width).trimmed
    return (1 + gap..<1 + gap + width, String(words))
  }

  private static func bytes(of cells: Range<Int>, in line: Substring) -> Range<Int> {
    var cell = 0
    var byte = 0
    var start: Int?
    for character in line {
      if cell >= cells.upperBound { break }
      if start == nil, cell >= cells.lowerBound { start = byte }
      cell += character.cells
      byte += character.utf8.count
    }
    return (start ?? byte)..<byte
  }
}

extension Character {
  /// How many terminal cells it takes: two for Chinese, Japanese, Korean and full-width forms.
  var cells: Int {
    switch unicodeScalars.first?.value ?? 0 {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
