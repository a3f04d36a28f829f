import CivilTime
import Diagnostics
import PolicyValues
import SourceText
import YAMLTree

/// Turns nodes into declarations and gathers what is wrong on the way.
///
/// Every method complains once and returns nil for what cannot be read; reading goes on behind it.
package final class Reader {
  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  package func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  func report(_ more: [Diagnostic]) { diagnostics += more }

  /// A scalar, or a complaint that one was expected.
  package func scalar(_ node: Node, _ what: String) -> Node.Scalar? {
    if case .scalar(let scalar) = node { return scalar.isMissing ? nil : scalar }
    // A value that is missing has been complained about already.
    if !node.isMissing {
      report(.wrongShape(expected: what, found: node.kindName, at: node.range))
    }
    return nil
  }

  package func list(_ node: Node, _ what: String) -> [Node]? {
    if case .sequence(let items, _) = node { return items }
    // A value that is missing has been complained about already.
    if !node.isMissing {
      report(.wrongShape(expected: what, found: node.kindName, at: node.range))
    }
    return nil
  }

  package func entries(_ node: Node, _ what: String) -> [Node.Entry]? {
    if case .mapping(let entries, _) = node { return entries }
    // A value that is missing has been complained about already.
    if !node.isMissing {
      report(.wrongShape(expected: what, found: node.kindName, at: node.range))
    }
    return nil
  }

  package func text(_ node: Node) -> Located<String>? {
    scalar(node, "a text").map { Located($0.text, at: $0.range) }
  }

  /// A name that is introduced here.
  func identifier(_ scalar: Node.Scalar) -> Located<String>? {
    if let problem = Identifier.problem(scalar.text) {
      report(.badIdentifier(scalar.text, problem, at: scalar.range))
      return nil
    }
    if ExprParser.words.contains(scalar.text) {
      report(.reservedWord(scalar.text, at: scalar.range))
      return nil
    }
    return Located(scalar.text, at: scalar.range)
  }

  package func wording(_ node: Node) -> Wording? {
    guard let fields = Fields(node, Blocks.wording, self) else { return nil }
    return wording(fields)
  }

  /// The `zh` and `en` of a block that has them among other keys.
  func wording(_ fields: Fields) -> Wording? {
    guard let zh = fields.node("zh").flatMap(text), let en = fields.node("en").flatMap(text) else {
      return nil
    }
    return Wording(zh: zh.value, en: en.value)
  }

  package func date(_ node: Node, orNever: Bool = false) -> Located<CivilDate>? {
    guard let scalar = scalar(node, "a day") else { return nil }
    if orNever, scalar.text == "never" {
      return Located(CivilDate(packed: PackedDay.never), at: scalar.range)
    }
    switch readDate(scalar.text) {
    case .success(let date): return Located(date, at: scalar.range)
    case .failure(let fault):
      report(.badDate(scalar.text, fault, at: scalar.range))
      return nil
    }
  }

  package func integer(_ node: Node) -> Located<Int>? {
    guard let scalar = scalar(node, "a whole number") else { return nil }
    guard let value = Int(scalar.text), scalar.text.utf8.count <= 10 else {
      report(.notANumber(scalar.text, at: scalar.range))
      return nil
    }
    return Located(value, at: scalar.range)
  }

  package func bool(_ node: Node) -> Bool? {
    guard let scalar = scalar(node, "`true` or `false`") else { return nil }
    switch scalar.text {
    case "true": return true
    case "false": return false
    default:
      report(.notABool(scalar.text, at: scalar.range))
      return nil
    }
  }

  /// One of a fixed list of words.
  func word(_ node: Node, of words: [String]) -> String? {
    guard let scalar = scalar(node, words.map { "`\($0)`" }.joined(separator: ", ")) else {
      return nil
    }
    guard words.contains(scalar.text) else {
      report(.notOneOf(scalar.text, words, at: scalar.range))
      return nil
    }
    return scalar.text
  }

  package func expression(_ node: Node) -> ExprSyntax? {
    guard let scalar = scalar(node, "an expression") else { return nil }
    let checked = readExpression(scalar)
    report(checked.diagnostics)
    return checked.value
  }

  /// A text or a list of texts.
  package func oneOrMore(_ node: Node) -> [Located<String>] {
    if case .sequence(let items, _) = node { return items.compactMap(text) }
    return text(node).map { [$0] } ?? []
  }

  /// A mapping whose keys the file chooses, read entry by entry in written order.
  package func map<T>(_ node: Node?, _ what: String, _ read: (Located<String>, Node) -> T?) -> [T] {
    guard let node, let entries = entries(node, what) else { return [] }
    return entries.compactMap { entry in
      identifier(entry.key).flatMap { read($0, entry.value) }
    }
  }
}
