import Diagnostics
import PolicyPacks
import PolicySyntax
import PolicyTestSupport
import SourceText
import YAMLTree

/// Everything that is complained about in an example of a diagnostic's page.
///
/// `# file: PATH` opens a file; without it the example is one file, named for its kind. A file that is
/// a case is decided, and files of tests are run.
///
/// - Parameter budget: how many boxes a question may take where every case is looked at; nil: none is.
package func complaints(
  aboutPage block: SpecBlock, lookingEverywhere budget: Int? = nil
) throws -> [Diagnostic] {
  let files = pageFiles(block)
  let pack = try SpecPack(files.filter { $0.path != "case.yaml" })
  var found = pack.complaints() + pack.testComplaints()
  for file in files where file.path == "case.yaml" {
    let document = PackFile(SourceFile(path: file.path, text: file.text))
    let reader = Reader()
    let decl = document.document.root.flatMap(reader.caseFile)
    found += document.diagnostics + reader.diagnostics
    found += decl.map { pack.store.answer($0).diagnostics } ?? []
  }
  if let budget {
    for id in pack.store.packIDs {
      guard let loaded = pack.store.pack(id) else { continue }
      let (checks, idle) = pack.store.exhaustive(pack: loaded, budget: budget)
      found += checks.flatMap(\.diagnostics) + idle
    }
  }
  return pack.once(found)
}

/// The files of an example, each completed as in the specs.
private func pageFiles(_ block: SpecBlock) -> [WrittenFile] {
  var files: [WrittenFile] = []
  for line in block.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
    if line.hasPrefix("# file: ") {
      files.append(WrittenFile(path: String(line.dropFirst("# file: ".count))))
    } else {
      if files.isEmpty { files.append(WrittenFile(path: usualPath(line))) }
      files[files.count - 1].add(String(line))
    }
  }
  for index in files.indices { files[index].complete() }
  return files
}

private func usualPath(_ line: Substring) -> String {
  switch line.prefix(while: { $0 != ":" }) {
  case "policy": "town/permit.yaml"
  case "pack": "village/pack.yaml"
  default: "town/more.yaml"
  }
}
