import PolicyReports

/// Questions on standard output, answers from standard input.
struct Conversation {
  let language: Language
  /// Whether a person types; else what was read is written down, so that a transcript shows it.
  private let isTyped = Stream.isTyped

  func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  func write(_ blocks: [Block]) {
    let renderer = TextRenderer(
      width: Stream.answers.width, decoration: Stream.answers.isColoured ? .ansi : .none)
    Stream.answers.write(renderer.render(blocks))
  }

  func write(_ text: String) { Stream.answers.write(text + "\n") }

  /// One line without the spaces around it; nil when there are no more.
  func answer() -> String? {
    Stream.answers.write("> ")
    guard let line = readLine() else {
      Stream.answers.write("\n")
      return nil
    }
    let trimmed = String(line.trimmed)
    if !isTyped { Stream.answers.write(trimmed + "\n") }
    return trimmed
  }
}

extension String {
  fileprivate var trimmed: Substring {
    let isSpace: (Character) -> Bool = { $0.isWhitespace }
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return "" }
    return self[first...last]
  }
}
