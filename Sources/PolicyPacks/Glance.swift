import CivilTime
import SourceText

/// What the lines that start in the first column tell about a file, without reading it whole.
///
/// Only what is written in the plainest way is believed. Anything else gives no glance, or none of
/// that key, and the file is then read whole. What a decision leans on is read whole in any case; a
/// glance spares reading the other files.
struct Glance {
  let kind: PackFile.Kind
  /// The value of the first key.
  let id: Located<String>
  private let lines: [Line]

  /// nil unless every line in the first column is a comment or a plain key, each key once.
  ///
  /// Looks at each byte at most once.
  init?(_ file: SourceFile) {
    var lines: [Line] = []
    for number in file.lineStarts.indices {
      let range = file.lineRange(number)
      guard let first = file.bytes[range].first, first != UInt8(ascii: " "),
        first != UInt8(ascii: "#")
      else { continue }
      guard let line = Line(file, range), !lines.contains(where: { $0.key == line.key }) else {
        return nil
      }
      lines.append(line)
    }
    guard let first = lines.first, let kind = PackFile.Kind(rawValue: first.key),
      let id = first.word
    else { return nil }
    self.kind = kind
    self.id = id
    self.lines = lines
  }

  /// Whether a key stands in the file.
  func has(_ key: String) -> Bool { lines.contains { $0.key == key } }

  /// The value of a key, where it is one plain word.
  func word(_ key: String) -> Located<String>? { lines.first { $0.key == key }?.word }

  /// The values of a key, where they are plain words in brackets on its line; nil if they are not.
  func names(_ key: String) -> [String]? { lines.first { $0.key == key }?.names }

  /// The days of `in-force: { from: DAY, until: DAY }`.
  var inForce: (from: CivilDate, until: CivilDate, place: SourceRange)? {
    lines.first { $0.key == "in-force" }?.span
  }
}

/// A key in the first column with what stands behind it on its line.
private struct Line {
  let file: SourceFile
  let key: String
  /// What stands behind the colon and its blanks, to the end of the line.
  let value: Range<Int>

  /// nil if the line does not start with a plain key and its colon.
  init?(_ file: SourceFile, _ range: Range<Int>) {
    let bytes = file.bytes
    var colon = range.lowerBound
    while colon < range.upperBound, isKeySign(bytes[colon]) { colon += 1 }
    guard colon > range.lowerBound, colon < range.upperBound, bytes[colon] == UInt8(ascii: ":")
    else { return nil }
    var start = colon + 1
    guard start == range.upperBound || bytes[start] == UInt8(ascii: " ") else { return nil }
    while start < range.upperBound, bytes[start] == UInt8(ascii: " ") { start += 1 }
    var end = range.upperBound
    while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    self.file = file
    key = file.text(range.lowerBound..<colon)
    value = start..<end
  }

  /// The value, if it is one plain word.
  var word: Located<String>? {
    let bytes = file.bytes[value]
    guard let first = bytes.first, isKeySign(first), first != UInt8(ascii: "-"),
      bytes.allSatisfy({ isKeySign($0) || isWordSign($0) })
    else { return nil }
    return Located(file.text(value), at: SourceRange(file, value))
  }

  /// The words of `[WORD, WORD]`, if the value is that and nothing else.
  var names: [String]? {
    let text = file.text(value)
    guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
    let items = text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
    let words = items.map { $0.split(separator: " ") }
    let arePlain = words.allSatisfy { item in
      item.count == 1 && item[0].utf8.allSatisfy { isKeySign($0) || isWordSign($0) }
    }
    return arePlain ? words.map { String($0[0]) } : nil
  }

  /// The value, if it is `{ from: DAY, until: DAY }` and nothing else.
  var span: (from: CivilDate, until: CivilDate, place: SourceRange)? {
    let words = file.text(value).split(separator: " ")
    guard words.count == 6, words[0] == "{", words[1] == "from:", words[3] == "until:",
      words[5] == "}", words[2].hasSuffix(","), let from = CivilDate(String(words[2].dropLast())),
      let until = words[4] == "never" ? .never : CivilDate(String(words[4])), from <= until
    else { return nil }
    return (from, until, SourceRange(file, value))
  }
}

private func isKeySign(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
    UInt8(ascii: "-"):
    true
  default: false
  }
}

private func isWordSign(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "@")
}
