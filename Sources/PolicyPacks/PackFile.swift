import Diagnostics
import PolicySyntax
import SourceText
import YAMLTree

/// One file of a pack, read and classified by its first key.
package struct PackFile: Sendable {
  package let file: SourceFile
  package let document: Document
  package let kind: Kind?

  package enum Kind: String, Sendable, CaseIterable {
    case pack, vocabulary, policy, overlay, calendar, tests
    case caseFile = "case"
  }

  /// The value of the first key: the id of what the file is about.
  package var id: Located<String>? {
    guard case .mapping(let entries, _)? = document.root, let first = entries.first,
      case .scalar(let scalar) = first.value
    else { return nil }
    return Located(scalar.text, at: scalar.range)
  }

  /// The text at a top-level key.
  package func text(_ key: String) -> Located<String>? {
    guard case .mapping(let entries, _)? = document.root,
      case .scalar(let scalar)? = entries.first(where: { $0.key.text == key })?.value
    else { return nil }
    return Located(scalar.text, at: scalar.range)
  }
}

/// Reads a file and says of which kind it is; every complaint names its place.
package func readPackFile(_ file: SourceFile) -> Checked<PackFile> {
  let document = readYAML(file)
  var diagnostics = document.diagnostics
  let first: Node.Entry? =
    if case .mapping(let entries, _)? = document.value.root { entries.first } else { nil }
  let kind = first.flatMap { PackFile.Kind(rawValue: $0.key.text) }
  if kind == nil, !document.hasErrors {
    diagnostics.append(.unknownKind(first?.key.text, at: first?.key.range ?? file.wholeRange))
  }
  return Checked(PackFile(file: file, document: document.value, kind: kind), diagnostics)
}
