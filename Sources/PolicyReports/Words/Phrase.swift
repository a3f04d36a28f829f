import PolicyValues
import SourceText

/// Fills `{1}`, `{2}` … of a template with the arguments; the order of the numbers is the
/// language's own.
func filled(_ template: String, _ arguments: [Inline]) -> Inline {
  var result = Inline("")
  var rest = template[...]
  while let brace = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
    let body = rest[brace...].dropFirst()
    if let digit = body.first?.wholeNumberValue, body.dropFirst().first == "}" {
      result += Inline(String(rest[..<brace]))
      if arguments.indices.contains(digit - 1) { result += arguments[digit - 1] }
      rest = body.dropFirst(2)
    } else {
      result += Inline(String(rest[...brace]))
      rest = body
    }
  }
  result += Inline(String(rest))
  // Why: the parts were filled in the same way, so only the template's own spaces are in question.
  return template.utf8.contains(UInt8(ascii: " ")) ? result.withoutSpacesBetweenIdeographs : result
}

extension Inline {
  /// A space parts an ideograph from a number or a Latin word, never two ideographs.
  fileprivate var withoutSpacesBetweenIdeographs: Inline {
    guard spans.contains(where: { hasWideCharacters($0.text) }) else { return self }
    let characters = spans.flatMap { span in span.text.map { ($0, span.role) } }
    var result = Inline("")
    var start = 0
    func isWide(_ index: Int) -> Bool {
      characters.indices.contains(index) && terminalCells(characters[index].0) == 2
    }
    func isStop(_ index: Int) -> Bool {
      characters.indices.contains(index) && "（）《》，。：；、".contains(characters[index].0)
    }
    while start < characters.count {
      let (character, role) = characters[start]
      let isIdle =
        isWide(start - 1) && isWide(start + 1) || isStop(start - 1) || isStop(start + 1)
      if character != " " || !isIdle {
        result += Inline(String(character), role)
      }
      start += 1
    }
    return result
  }
}

extension Language {
  /// The words of the table in this language.
  func say(_ word: Word, _ arguments: Inline...) -> Inline {
    filled(word.wording[self], arguments)
  }

  /// `A, B or C`.
  func either(_ items: [Inline]) -> Inline { enumerated(items, last: say(.or)) }

  /// `A, B and C`.
  func both(_ items: [Inline]) -> Inline { enumerated(items, last: say(.and)) }

  private func enumerated(_ items: [Inline], last: Inline) -> Inline {
    guard let tail = items.last, items.count > 1 else { return items.first ?? "" }
    return Array(items.dropLast()).joined(by: say(.listComma)) + last + tail
  }

  /// Sentences one after the other.
  func sentences(_ parts: [Inline]) -> Inline {
    parts.filter { !$0.isEmpty }.joined(by: self == .zh ? "" : " ")
  }

  /// The first letter large, as a sentence starts.
  func capitalised(_ line: Inline) -> Inline {
    guard self == .en, let first = line.spans.first, first.role != .code else { return line }
    let text = first.text.prefix(1).uppercased() + first.text.dropFirst()
    return line.spans.dropFirst()
      .reduce(Inline(text, first.role)) { $0 + Inline($1.text, $1.role) }
  }

  /// A label with its article, where it is a common noun; Chinese has none.
  func definite(_ label: String) -> String {
    guard self == .en, let first = label.first, first.isLowercase else { return label }
    let starts = ["the ", "a ", "an ", "who ", "whether ", "which ", "what ", "how "]
    return starts.contains(where: label.hasPrefix) ? label : "the " + label
  }

  /// A label without the article it may begin with.
  func bare(_ label: String) -> String {
    self == .en && label.hasPrefix("the ") ? String(label.dropFirst(4)) : label
  }
}
