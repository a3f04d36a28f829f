extension JSON {
  /// The value as RFC 8259 text in UTF-8, without a line break at its end.
  ///
  /// - Parameter isCompact: one line without spaces, for streams of values.
  package func text(isCompact: Bool = false) -> String {
    var text = ""
    write(to: &text, indent: isCompact ? nil : 0)
    return text
  }

  private func write(to text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += String(value)
    case .string(let value): text += quoted(value)
    case .array(let values):
      write("[", "]", values, to: &text, indent) { value, text, indent in
        value.write(to: &text, indent: indent)
      }
    case .object(let members):
      write("{", "}", members, to: &text, indent) { member, text, indent in
        text += quoted(member.key) + (indent == nil ? ":" : ": ")
        member.value.write(to: &text, indent: indent)
      }
    }
  }

  private func write<Item>(
    _ open: String, _ close: String, _ items: [Item], to text: inout String, _ indent: Int?,
    _ write: (Item, inout String, Int?) -> Void
  ) {
    let inner = indent.map { $0 + 2 }
    text += open
    for (index, item) in items.enumerated() {
      if index > 0 { text += "," }
      if let inner { text += "\n" + String(repeating: " ", count: inner) }
      write(item, &text, inner)
    }
    if let indent, !items.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
    text += close
  }
}

/// A string between quotes; control characters, quotes and backslashes are escaped, nothing else.
private func quoted(_ text: String) -> String {
  // Why: almost every string of a report is plain.
  let isPlain = text.utf8.allSatisfy { byte in
    byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xE2
  }
  if isPlain { return "\"" + text + "\"" }
  var result = "\""
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
  return result + "\""
}

private func escape(_ value: UInt32) -> String {
  let digits = String(value, radix: 16)
  return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}
