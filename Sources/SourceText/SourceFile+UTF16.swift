/// The coordinates editors speak: zero-based lines, columns in UTF-16 code units.
extension SourceFile {
  /// The zero-based line and UTF-16 column of a byte; O(length of the line).
  package func utf16Position(at offset: Int) -> (line: Int, column: Int) {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(at: offset)
    let start = lineRange(line).lowerBound
    return (line, text(start..<max(start, offset)).utf16.count)
  }

  /// The byte at a zero-based line and UTF-16 column.
  ///
  /// A place beyond the end of a line is that end, a place beyond the file is the file's end, and a
  /// column inside a character is the character's start. O(length of the line).
  package func offset(line: Int, utf16Column: Int) -> Int {
    guard line >= 0, line < lineStarts.count else { return line < 0 ? 0 : bytes.count }
    let range = lineRange(line)
    var offset = range.lowerBound
    var column = 0
    for scalar in text(range).unicodeScalars {
      column += UTF16.width(scalar)
      guard column <= utf16Column else { break }
      offset += UTF8.width(scalar)
    }
    return min(offset, range.upperBound)
  }
}
