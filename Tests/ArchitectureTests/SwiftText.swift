/// Swift source seen from afar: enough to tell code from comments and strings.
struct SwiftText {
  let text: String
  /// The text with comments and the contents of string literals blanked; line breaks stay.
  let code: String

  init(_ text: String) {
    self.text = text
    var blanker = Blanker(bytes: Array(text.utf8))
    self.code = blanker.run()
  }

  /// The modules it imports.
  var imports: [String] {
    code.split(separator: "\n").compactMap { line in
      var words = line.split(separator: " ")[...]
      while let word = words.first, word != "import" {
        guard
          ["public", "package", "internal", "private", "fileprivate"].contains(word)
            || word.hasPrefix("@")
        else { return nil }
        words.removeFirst()
      }
      let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "typealias"]
      let name = words.dropFirst().first { !kinds.contains($0) }
      return name?.split(separator: ".").first.map(String.init)
    }
  }

  /// The identifiers, keywords and numbers of the code, each once.
  var words: Set<Substring> {
    Set(code.split { !($0.isLetter || $0.isNumber || $0 == "_") })
  }
}

/// Walks source bytes and blanks what is not code; interpolations inside strings are code.
private struct Blanker {
  let bytes: [UInt8]
  var output: [UInt8] = []
  var at = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() -> String {
    code(until: nil)
    return String(decoding: output, as: UTF8.self)
  }

  private func sees(_ text: StaticString) -> Bool {
    let end = at + text.utf8CodeUnitCount
    guard end <= bytes.count else { return false }
    return text.withUTF8Buffer { bytes[at..<end].elementsEqual($0) }
  }

  /// Copies code up to the parenthesis that closes an interpolation, or to the end.
  private mutating func code(until closing: UInt8?) {
    var depth = 0
    while at < bytes.count {
      if sees("//") {
        skip { $0 == UInt8(ascii: "\n") }
      } else if sees("\"\"\"") {
        string(quotes: 3)
      } else if sees("\"") {
        string(quotes: 1)
      } else {
        let byte = bytes[at]
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == closing {
          if depth == 0 { return }
          depth -= 1
        }
        keep()
      }
    }
  }

  /// Blanks a literal's contents; its quotes are kept so that words do not run together.
  private mutating func string(quotes: Int) {
    for _ in 0..<quotes { keep() }
    while at < bytes.count {
      if quotes == 3 ? sees("\"\"\"") : sees("\"") {
        for _ in 0..<quotes { keep() }
        return
      }
      if sees("\\(") {
        at += 2
        output.append(UInt8(ascii: " "))
        code(until: UInt8(ascii: ")"))
        if at < bytes.count { at += 1 }
        output.append(UInt8(ascii: " "))
      } else {
        blank()
        if bytes[at - 1] == UInt8(ascii: "\\"), at < bytes.count { blank() }
      }
    }
  }

  private mutating func keep() {
    output.append(bytes[at])
    at += 1
  }

  private mutating func blank() {
    output.append(bytes[at] == UInt8(ascii: "\n") ? bytes[at] : UInt8(ascii: " "))
    at += 1
  }

  private mutating func skip(until stop: (UInt8) -> Bool) {
    while at < bytes.count, !stop(bytes[at]) { at += 1 }
  }
}
