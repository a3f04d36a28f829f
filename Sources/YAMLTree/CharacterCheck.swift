import Diagnostics
import SourceText

/// The first look at a file: is it UTF-8, and does it hold only characters that may stand in YAML.
///
/// What is wrong is complained about and replaced, byte for byte, so that reading can go on and
/// every offset stays true.
struct CharacterCheck {
  /// How much of what YAML allows is accepted.
  enum Rules {
    /// What every YAML reader must accept.
    case anyYAML
    /// Without what looks like something else: tabs in the indentation, line breaks other than LF
    /// and CRLF, and marks that change the direction of the text.
    case strict
  }

  /// The bytes with whatever is wrong replaced.
  private(set) var bytes: [UInt8]
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether any byte is beyond ASCII.
  private(set) var hasWideCharacters = false
  private(set) var hasTabs = false
  /// Whether the file is in another encoding, so that nothing else can be said about it.
  private(set) var isForeign = false
  private let file: SourceFile
  private let rules: Rules
  private let limit: Int

  /// Looks at each byte once; stops complaining at the limit, never replacing.
  init(_ file: SourceFile, _ rules: Rules, complaints limit: Int) {
    self.file = file
    self.rules = rules
    self.limit = limit
    self.bytes = file.bytes
    if let encoding = foreignEncoding(file.bytes) {
      isForeign = true
      diagnostics = [.foreignEncoding(encoding, in: file)]
    } else {
      check()
    }
  }

  private mutating func check() {
    var index = file.markLength
    var isIndentation = true
    while index < file.bytes.count {
      let plain = plainEnd(from: index)
      if plain > index {
        index = plain
        isIndentation = false
        continue
      }
      let byte = file.bytes[index]
      switch byte {
      case 0x20:
        index += 1
      case 0x0A:
        isIndentation = true
        index += 1
      case 0x09 where isIndentation && rules == .strict:
        index = replaceTabs(from: index)
      case 0x09:
        hasTabs = true
        index += 1
      case 0x0D where rules == .anyYAML || file.bytes[index...].dropFirst().first == 0x0A:
        index += 1
      case 0x80...:
        hasWideCharacters = true
        isIndentation = false
        index = checkWide(at: index)
      default:
        isIndentation = false
        forbid(index..<index + 1, UInt32(byte))
        index += 1
      }
    }
  }

  /// Where a run of visible ASCII, and of spaces behind it, ends.
  private func plainEnd(from start: Int) -> Int {
    file.bytes.withUnsafeBufferPointer { bytes in
      guard bytes[start] > 0x20, bytes[start] < 0x7F else { return start }
      var index = start + 1
      while index < bytes.count, bytes[index] >= 0x20, bytes[index] < 0x7F { index += 1 }
      return index
    }
  }

  /// Complains about a run of tabs in the indentation and reads each as one space.
  private mutating func replaceTabs(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == UInt8(ascii: "\t") {
      bytes[end] = UInt8(ascii: " ")
      end += 1
    }
    report(.tab(SourceRange(file, start..<end), isIndentation: true))
    return end
  }

  /// Checks one character beyond ASCII and returns where the next one starts.
  private mutating func checkWide(at index: Int) -> Int {
    guard let (value, length) = decode(at: index) else {
      var end = index + 1
      while end < bytes.count, bytes[end] >= 0x80, decode(at: end) == nil { end += 1 }
      report(.notUTF8(SourceRange(file, index..<end)))
      replace(index..<end)
      return end
    }
    let isForbidden =
      switch value {
      case 0x85: rules == .strict
      case 0x80..<0xA0, 0xFFFE, 0xFFFF: true
      case 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: rules == .strict
      case 0xFEFF: rules == .strict
      default: false
      }
    if isForbidden { forbid(index..<index + length, value) }
    return index + length
  }

  /// The character at an offset with its length in bytes, or nil if the bytes are not UTF-8.
  private func decode(at index: Int) -> (value: UInt32, length: Int)? {
    let first = file.bytes[index]
    let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, index + length <= file.bytes.count else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for byte in file.bytes[index + 1..<index + length] {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    // Overlong forms of two bytes are excluded by their first byte.
    guard Unicode.Scalar(value) != nil, length < 3 || value >= 0x800, length < 4 || value >= 0x10000
    else { return nil }
    return (value, length)
  }

  private mutating func forbid(_ range: Range<Int>, _ value: UInt32) {
    let place = SourceRange(file, range)
    report(value == 0xFEFF ? .strayByteOrderMark(place) : .forbiddenCharacter(place, value))
    replace(range)
  }

  private mutating func replace(_ range: Range<Int>) {
    for index in range { bytes[index] = UInt8(ascii: "_") }
  }

  private mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < limit { diagnostics.append(diagnostic) }
  }
}

/// The encoding that a file's first bytes announce or betray, if it is not UTF-8.
private func foreignEncoding(_ bytes: [UInt8]) -> String? {
  let start = Array(bytes.prefix(4))
  if start == [0xFF, 0xFE, 0, 0] || start == [0, 0, 0xFE, 0xFF] { return "UTF-32" }
  if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
  guard start.count == 4 else { return nil }
  if start[0] == 0, start[1] == 0, start[2] == 0 { return "UTF-32" }
  if start[1] == 0, start[2] == 0, start[3] == 0, start[0] != 0 { return "UTF-32" }
  let isZero = start.map { $0 == 0 }
  return isZero == [true, false, true, false] || isZero == [false, true, false, true]
    ? "UTF-16" : nil
}
