import PolicyTestSupport

/// A file of a spec, put together from fenced blocks, that remembers which byte came from where.
///
/// Specs show fragments: what every policy must say and no spec is about is added behind it.
package struct WrittenFile {
  package let path: String
  package private(set) var text = ""
  private var pieces: [(start: Int, length: Int, block: Int, from: Int)] = []

  package init(path: String) { self.path = path }

  /// A file of a test, of no block.
  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// Adds a line that no block holds.
  package mutating func add(_ line: String) { text += line + "\n" }

  /// Adds a block's lines, each moved to the right by some spaces.
  mutating func add(_ block: SpecBlock, indent: Int = 0) {
    var from = 0
    for line in block.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      text += String(repeating: " ", count: line.isEmpty ? 0 : indent)
      let length = line.utf8.count
      pieces.append((text.utf8.count, length, block.ordinal, from))
      text += line + "\n"
      from += length + 1
    }
  }

  /// Where a stretch of a block stands in the file.
  func place(of bytes: Range<Int>, in block: SpecBlock) -> Range<Int>? {
    pieces.first {
      $0.block == block.ordinal && $0.from <= bytes.lowerBound
        && bytes.upperBound <= $0.from + $0.length
    }.map { piece in
      let shift = piece.start - piece.from
      return bytes.lowerBound + shift..<bytes.upperBound + shift
    }
  }
}

extension WrittenFile {
  /// What an edition must say, where a fragment does not speak of it.
  static let head: [(key: String, line: String)] = [
    ("title", "title: { zh: 小镇通行证, en: town permit }"),
    ("instrument", "instrument: permit"),
    ("edition", "edition: e1"),
    ("in-force", "in-force: { from: 2000-01-01, until: never }"),
    ("governed-by", "governed-by: day"),
    ("uses", "uses: [town/words]"),
    (
      "conventions",
      "conventions: { first-day: not-counted, missing-day: month-end, cite: law }"
    ),
  ]

  /// Adds the lines of the head whose keys are not there; an edition that extends inherits them.
  package mutating func complete() {
    let keys = Set(
      text.split(separator: "\n").compactMap { line -> Substring? in
        guard let first = line.first, first.isLetter else { return nil }
        return line.split(separator: ":", maxSplits: 1).first
      })
    guard keys.contains("policy"), keys.isDisjoint(with: ["extends", "case"]) else { return }
    for (key, line) in WrittenFile.head where !keys.contains(key[...]) { add(line) }
  }
}
