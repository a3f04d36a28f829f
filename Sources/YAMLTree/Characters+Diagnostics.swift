import Diagnostics
import SourceText

extension Diagnostic {
  /// P0109: some bytes are no text in UTF-8.
  static func notUTF8(_ range: SourceRange) -> Diagnostic {
    let bytes = range.file.bytes[range.bytes.clamped(to: 0..<range.file.bytes.count)]
    let names = bytes.prefix(4).map { hex(UInt32($0), digits: 2) }.joined(separator: " ")
    let more = bytes.count > 4 ? " …" : ""
    return Diagnostic(
      .notUTF8,
      bytes.count == 1
        ? "the byte \(names) is not UTF-8" : "the bytes \(names)\(more) are not UTF-8",
      at: range, help: "save the file as UTF-8")
  }

  /// P0110: a character that must not stand in the file.
  static func forbiddenCharacter(_ range: SourceRange, _ value: UInt32) -> Diagnostic {
    let name = "U+" + hex(value, digits: 4)
    return Diagnostic(
      .forbiddenCharacter, "\(kind(of: value)) \(name) may not stand here", at: range, name,
      help: value == 0x0D
        ? "end each line with a line feed"
        : "remove the character, or write it as an escape in double quotes")
  }

  /// P0111: the file is in another encoding.
  static func foreignEncoding(_ name: String, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      .byteOrderMark, "this file is in \(name), not in UTF-8", at: SourceRange(file, 0..<0),
      help: "save the file as UTF-8")
  }

  /// P0111: a byte order mark in the middle of the text.
  static func strayByteOrderMark(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .byteOrderMark, "a byte order mark stands inside the text", at: range, "U+FEFF",
      help: "remove the invisible character")
  }

  private static func kind(of value: UInt32) -> String {
    switch value {
    case 0x0D: "a carriage return without a line feed"
    case 0x85, 0x2028, 0x2029: "the line break"
    case 0x202A...0x202E, 0x2066...0x2069: "the change of direction"
    case 0xFFFE, 0xFFFF: "the non-character"
    default: "the control character"
    }
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
