import CivilTime
import Diagnostics
import PolicySyntax
import PolicyValues
import SourceText
import YAMLTree

/// One file of a pack: classified by a glance at its lines, read whole on first use.
package final class PackFile {
  package var file: SourceFile { reading.file }
  let reading: SharedReading
  private let glance: Glance?

  package init(_ file: SourceFile) {
    reading = SharedReading(file)
    glance = Glance(file)
  }

  /// The SHA-256 of the file.
  package var digest: [UInt8] { reading.digest() }

  package enum Kind: String, Sendable, CaseIterable {
    case pack, vocabulary, policy, overlay, calendar, tests
    case caseFile = "case"
  }

  /// What the first key says the file is; nil if it says nothing that is known.
  package var kind: Kind? { glance?.kind ?? firstEntry.flatMap { Kind(rawValue: $0.key.text) } }

  /// The value of the first key: the id of what the file is about.
  package var id: Located<String>? {
    if let glance { return glance.id }
    guard let first = firstEntry, case .scalar(let scalar) = first.value else { return nil }
    return Located(scalar.text, at: scalar.range)
  }

  /// The name of the edition that a policy's file holds.
  package var edition: Located<String>? { text("edition") }

  /// The days the file says it is in force, where a glance can tell.
  var inForce: (from: CivilDate, until: CivilDate, place: SourceRange)? { glance?.inForce }

  /// Whether a key stands at the top level.
  func has(_ key: String) -> Bool {
    if let glance { return glance.has(key) }
    guard case .mapping(let entries, _)? = document.root else { return false }
    return entries.contains { $0.key.text == key }
  }

  /// The text at a top-level key.
  package func text(_ key: String) -> Located<String>? {
    if let glance {
      if let word = glance.word(key) { return word }
      if !glance.has(key) { return nil }
    }
    guard case .mapping(let entries, _)? = document.root,
      case .scalar(let scalar)? = entries.first(where: { $0.key.text == key })?.value
    else { return nil }
    return Located(scalar.text, at: scalar.range)
  }

  /// The names listed at a top-level key, as in `above: [A, B]`; nil where a glance cannot tell.
  func names(_ key: String) -> [String]? { glance?.names(key) }

  /// The procedures that a policy's file speaks of, with their titles; nil inside where it gives none.
  private(set) lazy var procedureTitles: [String: Wording?] =
    ProcedureGlance(file)?.titles ?? document.root?.procedureTitles ?? [:]

  // MARK: The whole file

  package var document: Document { reading.document().value }

  /// What is wrong with the file as YAML, and whether its kind is known; every complaint names its
  /// place.
  package var diagnostics: [Diagnostic] {
    let read = reading.document()
    guard kind == nil, !read.hasErrors else { return read.diagnostics }
    let key = firstEntry?.key
    return read.diagnostics + [.unknownKind(key?.text, at: key?.range ?? file.wholeRange)]
  }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  private var firstEntry: Node.Entry? {
    guard case .mapping(let entries, _)? = document.root else { return nil }
    return entries.first
  }
}

extension Node {
  var procedureTitles: [String: Wording?] {
    guard case .mapping(let procedures, _)? = self["procedures"] else { return [:] }
    return Dictionary(procedures.map { ($0.key.text, $0.value.title) }) { first, _ in first }
  }

  private var title: Wording? {
    guard let title = self["title"], case .scalar(let zh)? = title["zh"],
      case .scalar(let en)? = title["en"]
    else { return nil }
    return Wording(zh: zh.text, en: en.text)
  }

  /// The value at a key of a mapping.
  private subscript(key: String) -> Node? {
    guard case .mapping(let entries, _) = self else { return nil }
    return entries.first { $0.key.text == key }?.value
  }
}
