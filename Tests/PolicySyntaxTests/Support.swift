import Diagnostics
import PolicySyntax
import SourceText
import YAMLTree

/// Reads a text as one expression.
func expression(_ text: String) -> Checked<ExprSyntax?> {
  let file = SourceFile(path: "test.yaml", text: text)
  return readExpression(file, 0..<file.bytes.count)
}

/// The first complaint of reading a file of the language, from bytes to declarations.
func complaints(in text: String) -> [Diagnostic] {
  let document = readYAML(SourceFile(path: "test.yaml", text: text))
  guard let root = document.value.root else { return document.diagnostics }
  return document.diagnostics + declare(root)
}

/// What the reader of the file's kind, its first key, complains about.
func declare(_ root: Node) -> [Diagnostic] {
  guard case .mapping(let entries, _) = root else { return [] }
  let reader = Reader()
  switch entries.first?.key.text {
  case "pack": _ = reader.pack(root)
  case "vocabulary": _ = reader.vocabulary(root)
  case "policy": _ = reader.policy(root)
  case "overlay": _ = reader.overlay(root)
  case "calendar": _ = reader.calendar(root)
  case "tests": _ = reader.tests(root)
  case "case": _ = reader.caseFile(root)
  default: break
  }
  return reader.diagnostics
}

/// A complaint on a few lines: code and message, then each place with its text and its words, then help.
func told(_ diagnostic: Diagnostic) -> String {
  let places = ([diagnostic.primary] + diagnostic.others).map { label in
    let start = label.range.start
    return "  `\(label.range.text)` at \(start.line):\(start.column): \(label.text)"
  }
  let help = diagnostic.help.map { ["  help: \($0)"] } ?? []
  return ([diagnostic.code.rawValue + ": " + diagnostic.message] + places + help)
    .joined(separator: "\n")
}

func told(_ diagnostics: [Diagnostic]) -> String {
  diagnostics.map { told($0) }.joined(separator: "\n")
}

/// An expression with every grouping written out.
func shown(_ expression: ExprSyntax) -> String {
  func options(_ names: [Located<String>]) -> String { names.map(\.value).joined(separator: "|") }
  return switch expression.kind {
  case .name(let name): name
  case .integer(let number): "\(number)"
  case .date(let date): "\(date)"
  case .money(let fen): "\(fen) fen"
  case .boolean(let value): "\(value)"
  case .never: "never"
  case .always: "always"
  case .not(let inner): "(not \(shown(inner)))"
  case .all(let parts): "(" + parts.map { shown($0) }.joined(separator: " and ") + ")"
  case .any(let parts): "(" + parts.map { shown($0) }.joined(separator: " or ") + ")"
  case .compare(let sign, let a, let b): "(\(shown(a)) \(sign.rawValue) \(shown(b)))"
  case .isOneOf(let a, let names, let negated):
    "(\(shown(a)) is \(negated ? "not " : "")\(options(names)))"
  case .has(let a, let names): "(\(shown(a)) has \(options(names)))"
  case .relative(let a, let relation, let window):
    "(\(shown(a)) \(relation.rawValue) \(window.value))"
  case .shift(let date, let shift): "(\(shown(date)) + \(shown(shift)))"
  case .knownOn(let sum, let day): "(\(shown(sum)) known-on \(shown(day)))"
  case .plus(let a, let b): "(\(shown(a)) + \(shown(b)))"
  case .minus(let a, let b): "(\(shown(a)) - \(shown(b)))"
  case .call(let name, let arguments):
    name.value + "(" + arguments.map { shown($0) }.joined(separator: ", ") + ")"
  case .status(let policy, let day, let edition):
    "(status" + (policy.map { " of \($0.value)" } ?? "") + " on \(shown(day))"
      + (edition.map { " under \($0.value)" } ?? "") + ")"
  }
}

private func shown(_ shift: Shift) -> String {
  let days = shift.workdays.map { "\($0)w" } ?? "\(shift.months)m \(shift.days)d"
  return days + (shift.missingDay.map { " \($0.value.rawValue)" } ?? "")
}
