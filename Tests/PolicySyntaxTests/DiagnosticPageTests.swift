import Diagnostics
import PolicySyntax
import PolicyTestSupport
import SourceText
import Testing
import YAMLTree

/// The pages of the codes that reading the language gives: P0120 to P0139.
private let pages = Repository.files(under: "docs/diagnostics", withExtension: "md").filter {
  ("P0120"..."P0139").contains(code(of: $0))
}

private func code(of path: String) -> String {
  String(path.split(separator: "/").last?.dropLast(3) ?? "")
}

/// The complaints about a file, laid over the edition it builds on where there is one.
private func complaints(about block: SpecBlock, over base: SpecBlock?) -> [Diagnostic] {
  guard let base else { return complaints(in: block.text) }
  guard let below = readYAML(SourceFile(path: "base.yaml", text: base.text)).value.root,
    let above = readYAML(SourceFile(path: "test.yaml", text: block.text)).value.root
  else { return [] }
  let merged = mergeLayers(MergedLayers(below), above)
  return merged.diagnostics + declare(merged.node)
}

@Test(arguments: pages)
func aPageOfTheReaderShowsWhatYieldsItsCodeAndWhatDoesNot(path: String) throws {
  let blocks = SpecReader.read(Repository.text(path), path: path).flatMap(\.blocks)
  func block(_ attribute: String) -> SpecBlock? {
    blocks.first { $0.kind == "yaml" && $0.attributes == [attribute] }
  }
  let wrong = try #require(block("wrong"))
  let right = try #require(block("right"))
  let codes = complaints(about: wrong, over: block("base")).map(\.code.rawValue)
  #expect(codes == [code(of: path)])
  #expect(told(complaints(about: right, over: block("base"))) == "")
}

@Test func everyCodeOfTheReaderHasAPage() {
  let codes = DiagnosticCode.allCases.map(\.rawValue).filter { ("P0120"..."P0139").contains($0) }
  #expect(codes == pages.map { code(of: $0) })
}
