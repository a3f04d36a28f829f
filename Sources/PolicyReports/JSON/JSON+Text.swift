extension JSON {
  /// The value as RFC 8259 text in UTF-8, without a line break at its end.
  ///
  /// - Parameter isCompact: one line without spaces, for streams of values.
  package func text(isCompact: Bool = false) -> String {
    // Why: bytes grow in place; a text is counted and compared anew with each addition.
    var bytes: [UInt8] = []
    write(to: &bytes, indent: isCompact ? nil : 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to text: inout [UInt8], indent: Int?) {
    switch self {
    case .null: text.append("null")
    case .bool(let value): text.append(value ? "true" : "false")
    case .int(let value): text.append(String(value))
    case .string(let value): text.append(quoted: value)
    case .array(let values):
      write("[", "]", values, to: &text, indent) { value, text, indent in
        value.write(to: &text, indent: indent)
      }
    case .object(let members):
      write("{", "}", members, to: &text, indent) { member, text, indent in
        text.append(quoted: member.key)
        text.append(indent == nil ? ":" : ": ")
        member.value.write(to: &text, indent: indent)
      }
    }
  }

  private func write<Item>(
    _ open: String, _ close: String, _ items: [Item], to text: inout [UInt8], _ indent: Int?,
    _ write: (Item, inout [UInt8], Int?) -> Void
  ) {
    let inner = indent.map { $0 + 2 }
    text.append(open)
    for (index, item) in items.enumerated() {
      if index > 0 { text.append(",") }
      if let inner { text.append(lineWith: inner) }
      write(item, &text, inner)
    }
    if let indent, !items.isEmpty { text.append(lineWith: indent) }
    text.append(close)
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  /// A new line that starts with so many spaces.
  fileprivate mutating func append(lineWith indent: Int) {
    append(UInt8(ascii: "\n"))
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }

  /// A string between quotes; control characters, quotes and backslashes are escaped, nothing else.
  fileprivate mutating func append(quoted text: String) {
    append(UInt8(ascii: "\""))
    // Why: almost every string of a report is plain.
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xE2
    }
    append(isPlain ? text : escaped(text))
    append(UInt8(ascii: "\""))
  }
}

private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    // Why: JSON allows these two, JavaScript once did not.
    case "\u{2028}", "\u{2029}", "\u{0}"..<"\u{20}", "\u{7F}": result += escape(scalar.value)
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func escape(_ value: UInt32) -> String {
  let digits = String(value, radix: 16)
  return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}
