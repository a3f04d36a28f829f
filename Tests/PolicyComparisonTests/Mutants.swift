import Foundation
import SourceText
import YAMLTree

/// Copies of a policy's file with one small mistake each, of the kinds people make.
enum Mutants {
  struct Mutant {
    let text: String
    let what: String
  }

  /// What is taken for what: an end included or not, a day more, days for months, rounding.
  private static let mistakes: [(is: String, becomes: String)] = [
    (" < ", " <= "), (" <= ", " < "), (" > ", " >= "), (" >= ", " > "), ("1 day", "2 days"),
    ("30 days", "31 days"), ("1 month", "30 days"), ("6 months", "183 days"),
    ("1 year", "365 days"),
    ("month-end", "next-day"), ("not-counted", "counted"), (" before ", " in "),
    (" after ", " before "), ("accepted", "refused"), ("resumes", "restarts"), ("0 CNY", "1 CNY"),
  ]

  /// Keys whose values are words for people, or names of things.
  private static let words: Set<String> = [
    "zh", "en", "note", "where", "title", "cite", "ref", "article", "published", "id", "edition",
    "policy", "extends", "drop", "uses", "calendar", "sources", "reason",
  ]

  /// Five mutants spread over the file; all of them where `ALL_MUTANTS` is set, which takes a minute.
  static func chosen(of root: Node, in file: SourceFile) -> [Mutant] {
    let all = all(of: root, in: file)
    guard ProcessInfo.processInfo.environment["ALL_MUTANTS"] == nil, all.count > 5 else {
      return all
    }
    return (0..<5).map { all[$0 * all.count / 5] }
  }

  static func all(of root: Node, in file: SourceFile) -> [Mutant] {
    var found: [Mutant] = []
    visit(root) { scalar in
      let range = scalar.range.bytes
      let slice = scalar.range.text
      for mistake in mistakes {
        guard let place = slice.firstRange(of: mistake.is) else { continue }
        let changed = slice.replacingCharacters(in: place, with: mistake.becomes)
        let text =
          file.text(0..<range.lowerBound) + changed + file.text(range.upperBound..<file.bytes.count)
        found.append(
          Mutant(text: text, what: "\(scalar.range.place): `\(slice)` became `\(changed)`"))
      }
    }
    return found
  }

  /// Whether a file says nothing that these mistakes could touch.
  static func isBare(_ root: Node) -> Bool { all(of: root, in: root.range.file).isEmpty }

  private static func visit(_ node: Node, _ body: (Node.Scalar) -> Void) {
    switch node {
    case .scalar(let scalar): body(scalar)
    case .sequence(let items, _): items.forEach { visit($0, body) }
    case .mapping(let entries, _):
      for entry in entries where !words.contains(entry.key.text) { visit(entry.value, body) }
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
