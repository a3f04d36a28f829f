import SourceText

/// What may be a name: letters of any script, digits, `-` and `.`, starting with a letter, composed (NFC).
package enum Identifier {
  /// Whether a scalar may stand inside a name.
  package static func continues(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return (scalar.value >= 0x30 && scalar.value <= 0x39) || scalar == "-" || scalar == "."
        || isASCIILetter(scalar)
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark
  }

  /// Why a text is no name, in a few words; nil when it is one.
  package static func problem(_ text: String) -> String? {
    if isPlain(text) { return nil }
    guard let first = text.unicodeScalars.first else { return "is empty" }
    guard isASCIILetter(first) || (first.value >= 0x80 && first.properties.isAlphabetic) else {
      return "does not start with a letter"
    }
    if let last = text.unicodeScalars.last, last == "-" || last == "." {
      return "ends with `\(last)`"
    }
    // Why: no scalar of ASCII is a mark, and asking the tables of Unicode is what takes the time.
    if text.unicodeScalars.contains(where: {
      $0.value >= 0x80 && $0.properties.generalCategory == .nonspacingMark
    }) {
      return "holds a combining mark; write the composed letter"
    }
    return text.unicodeScalars.allSatisfy(continues)
      ? nil : "holds a character that no name may hold"
  }

  /// Whether a text is a name of ASCII alone, as nearly all are.
  private static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let first = bytes.first, let last = bytes.last, first | 0x20 >= 0x61,
        first | 0x20 <= 0x7A, last != UInt8(ascii: "-"), last != UInt8(ascii: ".")
      else { return false }
      for byte in bytes {
        let isDigit = byte &- UInt8(ascii: "0") <= 9
        guard
          isDigit || (byte | 0x20) &- UInt8(ascii: "a") <= 25 || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".")
        else { return false }
      }
      return true
    }
  }

  private static func isASCIILetter(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value | 0x20) >= 0x61 && (scalar.value | 0x20) <= 0x7A && scalar.value < 0x80
  }
}

/// Steps through the Unicode scalars of a file's bytes.
struct Scalars {
  let file: SourceFile
  var at: Int
  let end: Int

  /// The scalar at hand and its width in bytes, U+FFFD for what is no UTF-8; nil at the end.
  func peek() -> (Unicode.Scalar, Int)? {
    guard at < end else { return nil }
    let lead = file.bytes[at]
    guard lead >= 0x80 else { return (Unicode.Scalar(lead), 1) }
    let width = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let bytes = file.bytes[at..<min(at + width, end)]
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1 else { return ("\u{FFFD}", 1) }
    return (scalar, bytes.count)
  }
}
