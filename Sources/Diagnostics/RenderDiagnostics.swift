import SourceText

/// The two ways to write a diagnostic down.
package enum DiagnosticForm: Sendable {
  /// With the source and carets under it.
  case pictures
  /// One line each: `path:line:column: error[P0102]: message`, help following after `; help:`.
  case lines
}

/// Writes diagnostics as text, one after another, ending in a line break; empty for none.
///
/// - Parameters:
///   - diagnostics: drawn in the order given.
///   - form: pictures (separated by an empty line) or one line each.
///   - paint: the colours; `Paint.none` for plain text.
package func renderDiagnostics(
  _ diagnostics: [Diagnostic], as form: DiagnosticForm = .pictures, painted paint: Paint = .none
) -> String {
  let texts = diagnostics.map { diagnostic in
    switch form {
    case .pictures: Picture(diagnostic, paint).text
    case .lines: line(diagnostic, paint)
    }
  }
  return texts.joined(separator: form == .pictures ? "\n" : "")
}

private func line(_ diagnostic: Diagnostic, _ paint: Paint) -> String {
  let range = diagnostic.primary.range
  let start = range.start
  let place = "\(printable(range.file.path)):\(start.line):\(start.column)"
  let head = paint.apply(
    diagnostic.severity.role, "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]")
  let help = diagnostic.help.map { "; help: \(printable($0))" } ?? ""
  return "\(place): \(head): \(printable(diagnostic.message))\(help)\n"
}

/// The text on one line and without characters that steer a terminal.
///
/// Controls are drawn as their Unicode pictures, tabs as one space, invisible steering as U+FFFD.
package func printable(_ text: some StringProtocol) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09: result.append(" ")
    case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
    case 0x7F: result.append("\u{2421}")
    case 0x80...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: result.append("\u{FFFD}")
    default: result.append(scalar)
    }
  }
  return String(result)
}
