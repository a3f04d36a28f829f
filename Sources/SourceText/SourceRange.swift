/// A half-open stretch of one file, counted in UTF-8 bytes.
package struct SourceRange: Sendable {
  package let file: SourceFile
  package let bytes: Range<Int>

  package init(_ file: SourceFile, _ bytes: Range<Int>) {
    self.file = file
    self.bytes = bytes
  }

  /// The text in the range, exactly as written.
  package var text: String { file.text(bytes) }

  /// Where the range starts, for a person.
  package var start: TextPosition { file.position(at: bytes.lowerBound) }

  /// `path:line`, the form in which reports cite a place.
  package var place: String { "\(file.path):\(file.line(at: bytes.lowerBound) + 1)" }

  /// The smallest range that holds both; the two must lie in one file.
  package func union(_ other: SourceRange) -> SourceRange {
    precondition(file === other.file, "ranges of two files have no union")
    return SourceRange(
      file,
      min(bytes.lowerBound, other.bytes.lowerBound)..<max(bytes.upperBound, other.bytes.upperBound))
  }
}

extension SourceRange: Hashable {
  package static func == (a: SourceRange, b: SourceRange) -> Bool {
    a.file === b.file && a.bytes == b.bytes
  }

  package func hash(into hasher: inout Hasher) {
    // Why: ranges are keys of what every decision needs; two words are hashed at once.
    hasher.combine(UInt(bitPattern: ObjectIdentifier(file)))
    hasher.combine(bytes.lowerBound << 32 ^ bytes.upperBound)
  }
}
