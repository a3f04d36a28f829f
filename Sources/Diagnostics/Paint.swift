/// Colours for the parts of a drawn diagnostic; `none` leaves the text as it is.
///
/// Painting adds no visible characters, so a picture is the same with and without it.
package struct Paint: Sendable {
  /// What a piece of a drawing is.
  package enum Role: Sendable {
    case error, warning, title, frame, secondary, help
  }

  /// Decorates one piece.
  package let apply: @Sendable (Role, String) -> String

  package init(_ apply: @escaping @Sendable (Role, String) -> String) {
    self.apply = apply
  }

  /// Plain text.
  package static let none = Paint { _, text in text }

  /// The colours of an ANSI terminal.
  package static let ansi = Paint { role, text in
    let code =
      switch role {
      case .error: "1;31"
      case .warning: "1;33"
      case .title: "1"
      case .frame: "34"
      case .secondary: "36"
      case .help: "32"
      }
    return text.isEmpty ? text : "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

extension Severity {
  /// The colour in which this severity is drawn.
  var role: Paint.Role { self == .error ? .error : .warning }
}
