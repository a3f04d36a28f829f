/// Colours for the roles of words; adds no visible character.
package struct Decoration: Sendable {
  package let apply: @Sendable (Inline.Role, String) -> String

  package init(_ apply: @escaping @Sendable (Inline.Role, String) -> String) {
    self.apply = apply
  }

  package static let none = Decoration { _, text in text }

  /// The colours of an ANSI terminal.
  package static let ansi = Decoration { role, text in
    guard let code = ansiCode(role), !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  func callAsFunction(_ line: Inline) -> String {
    line.spans.map { apply($0.role, $0.text) }.joined()
  }
}

private func ansiCode(_ role: Inline.Role) -> String? {
  switch role {
  case .plain, .verdict(.value): nil
  case .emphasis: "1"
  case .code: "36"
  case .place: "2"
  case .verdict(.holds): "1;32"
  case .verdict(.fails): "1;31"
  case .verdict(.defeated): "1;35"
  case .verdict(.open): "1;33"
  }
}
