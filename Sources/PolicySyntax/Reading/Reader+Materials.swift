import Diagnostics
import SourceText
import YAMLTree

extension Reader {
  /// The keys that an entry of `materials:` may have beside the options of a table.
  package static let materialKeys: Set<String> = [
    "when", "material", "must", "all-of", "any-of", "by", "otherwise", "because", "cite", "ref",
    "note",
  ]

  func materials(_ node: Node) -> [MaterialDecl] {
    (list(node, "a list of papers") ?? []).compactMap(material)
  }

  func material(_ node: Node) -> MaterialDecl? {
    guard !node.isMissing else { return nil }
    switch node {
    case .scalar(let scalar):
      let content: MaterialDecl.Content =
        scalar.text == "none" ? .none : .paper(Located(scalar.text, at: scalar.range), must: [])
      return MaterialDecl(
        content: content, when: nil, because: nil, notes: NotesDecl(), range: scalar.range)
    case .mapping(let entries, let range): return material(entries, range)
    case .sequence(_, let range):
      report(.wrongShape(expected: "a paper", found: node.kindName, at: range))
      return nil
    }
  }

  private func material(_ entries: [Node.Entry], _ range: SourceRange) -> MaterialDecl? {
    func node(_ key: String) -> Node? { entries.first { $0.key.text == key }?.value }
    let forms = entries.filter { ["material", "all-of", "any-of", "by"].contains($0.key.text) }
    guard forms.count == 1 else {
      report(.materialNeedsOneForm(at: range, found: forms.map(\.key.text)))
      return nil
    }
    guard let content = content(forms[0], entries) else { return nil }
    let isTable = forms[0].key.text == "by"
    let ownOf = ["must": "material", "otherwise": "by"]
    for entry in entries {
      let isKnown = Reader.materialKeys.contains(entry.key.text)
      let belongs = ownOf[entry.key.text].map { $0 == forms[0].key.text } ?? true
      if (!isKnown && !isTable) || !belongs {
        report(.unknownMaterialKey(entry.key.text, at: entry.key.range))
      }
    }
    var notes = NotesDecl()
    notes.cite = node("cite").map(citations) ?? []
    notes.refs = node("ref").map { oneOrMore($0).map(\.value) } ?? []
    notes.note = node("note").flatMap(text)?.value
    return MaterialDecl(
      content: content, when: node("when").flatMap(expression),
      because: node("because").flatMap(wording), notes: notes, range: range)
  }

  private func content(_ form: Node.Entry, _ entries: [Node.Entry]) -> MaterialDecl.Content? {
    switch form.key.text {
    case "material":
      let must = entries.first { $0.key.text == "must" }.map { oneOrMore($0.value) } ?? []
      return text(form.value).map { .paper($0, must: must) }
    case "all-of":
      return list(form.value, "a list of papers").map { .allOf($0.compactMap(material)) }
    case "any-of":
      return list(form.value, "a list of papers").map { .anyOf($0.compactMap(material)) }
    default:
      guard let subject = subject(form.value) else { return nil }
      let otherwise = entries.first { $0.key.text == "otherwise" }.flatMap { material($0.value) }
      let rows = entries.filter { !Reader.materialKeys.contains($0.key.text) }
      return .table(
        subject,
        rows.compactMap { row in
          guard let keys = tableKeys(row.key), let value = material(row.value) else { return nil }
          return MaterialDecl.Entry(keys: keys, value: value)
        }, otherwise: otherwise)
    }
  }
}
