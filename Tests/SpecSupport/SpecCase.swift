import Diagnostics
import PolicyPacks
import PolicySyntax
import PolicyTestSupport
import SourceText
import YAMLTree

/// A ```` ```case ```` block: facts, and a few keys that are none.
///
/// `procedure:` is `renew` where the spec shows rules and nothing else is said, `policy:` is
/// `town/permit@e1`; `presumptions: none` turns them off.
struct SpecCase {
  let written: WrittenFile
  let selection: Selection

  static let ownKeys: Set<String> = [
    "policy", "procedure", "papers", "readings", "today", "claims", "history",
  ]

  init(_ block: SpecBlock, hasProcedure: Bool) {
    var file = WrittenFile(path: "case.yaml")
    var facts: [String] = []
    var keys: Set<String> = []
    file.add("case: a case of a spec")
    var usesPresumptions = true
    for line in block.text.split(separator: "\n") {
      let key = String(line.prefix { $0 != ":" })
      if key == "presumptions" {
        usesPresumptions = false
      } else if SpecCase.ownKeys.contains(key) {
        keys.insert(key)
        if line != "procedure: none" { file.add(String(line)) }
      } else {
        facts.append(String(line))
      }
    }
    if !keys.contains("policy") { file.add("policy: town/permit@e1") }
    if !keys.contains("procedure"), hasProcedure { file.add("procedure: renew") }
    file.add(facts.isEmpty ? "facts: {}" : "facts:")
    for line in facts { file.add("  " + line) }
    written = file
    selection = Selection(usesPresumptions: usesPresumptions)
  }

  /// Reads the case and asks the store.
  func answer(_ pack: SpecPack) -> Checked<Answer> {
    let source = SourceFile(path: written.path, text: written.text)
    let document = PackFile(source)
    let reader = Reader()
    guard let root = document.document.root, let decl = reader.caseFile(root),
      !document.hasErrors, reader.diagnostics.isEmpty
    else { return Checked(.refused, document.diagnostics + reader.diagnostics) }
    return pack.store.answer(decl, selection)
  }
}
