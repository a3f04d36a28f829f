import SourceText

/// The lines of an archive's head, taken one after the other; the empty line that ends it is not
/// among them.
struct HeadLines {
  /// The head alone, so that a complaint can show a line of it.
  let file: SourceFile
  /// Where the bytes of the files start; nil: no empty line ends the head.
  let end: Int?
  private var lines: [Range<Int>]
  private var next = 0

  init(_ archive: SourceFile) {
    let bytes = archive.bytes
    var lines: [Range<Int>] = []
    var (start, end): (Int, Int?) = (0, nil)
    for index in 0..<min(bytes.count, PackArchive.headLimit) where bytes[index] == 0x0A {
      if start == index {
        end = index + 1
        break
      }
      lines.append(start..<index)
      start = index + 1
    }
    self.file = SourceFile(path: archive.path, bytes: Array(bytes[..<(end ?? start)]))
    self.end = end
    self.lines = lines
  }

  /// The range of the line that is taken next, or of where it is missed.
  var place: SourceRange {
    guard next < lines.count else {
      let last = lines.last?.upperBound ?? 0
      return SourceRange(file, last..<last)
    }
    return SourceRange(file, lines[next])
  }

  /// Takes a line; nil at the head's end.
  mutating func take() -> Located<String>? {
    guard next < lines.count else { return nil }
    let range = SourceRange(file, lines[next])
    next += 1
    return Located(range.text, at: range)
  }

  /// Takes the value of a line `NAME: VALUE`; nil where the next line is another one.
  mutating func take(_ name: String) -> Located<String>? {
    guard next < lines.count else { return nil }
    let range = lines[next]
    let start = Array("\(name): ".utf8)
    guard file.bytes[range].starts(with: start), range.count > start.count else { return nil }
    next += 1
    let value = SourceRange(file, (range.lowerBound + start.count)..<range.upperBound)
    return Located(value.text, at: value)
  }

  var isAtEnd: Bool { next == lines.count }
}
