import Diagnostics
import PolicySyntax
import PolicyTestSupport
import SourceText
import Testing
import YAMLTree

@Test(arguments: schemaKinds)
func theCommittedSchemasAreTheOnesMadeFromTheFieldLists(kind: String) throws {
  let schema = try #require(jsonSchema(kind: kind))
  let complaint = Expectations.current.complaint(
    schema, againstFile: "grammar/\(kind).schema.json")
  #expect(complaint == nil)
}

@Test func thereIsNoSchemaOfAnUnknownKind() {
  #expect(jsonSchema(kind: "polic") == nil)
  #expect(jsonSchema(kind: "") == nil)
}

@Test(arguments: schemaKinds.filter { $0 != "decision" })
func theReferencePagesAreTheOnesMadeFromTheFieldLists(kind: String) throws {
  let page = try #require(referencePage(kind: kind))
  #expect(Expectations.current.complaint(page, againstFile: "docs/reference/\(kind).md") == nil)
}

@Test(arguments: documentedBlocks.map(\.name))
func everyBlockHasItsPage(name: String) throws {
  let page = try #require(blockPage(name))
  let path = "docs/reference/blocks/\(name).md"
  #expect(Expectations.current.complaint(page, againstFile: path) == nil)
}

@Test func noPageIsOfABlockThatIsGone() {
  let pages = Repository.files(under: "docs/reference/blocks", withExtension: "md")
  #expect(Set(pages) == Set(documentedBlocks.map { "docs/reference/blocks/\($0.name).md" }))
  #expect(blockPage("polic") == nil)
}

@Test(arguments: Repository.files(under: "policies", withExtension: "yaml"))
func everyExpressionOfTheShippedFilesIsFoundAndRead(path: String) throws {
  let document = readYAML(SourceFile(path: path, text: Repository.text(path)))
  let root = try #require(document.value.root)
  for scalar in expressions(in: root) {
    #expect(told(readExpression(scalar).diagnostics) == "")
  }
}

@Test func expressionsAreFoundWhereverOneMayStand() throws {
  let text = """
    policy: atlantis/permit
    governed-by: { by: e1, a: e2, otherwise: unstated }
    conventions: { missing-day: { by: e3, a: reject, otherwise: next-day } }
    assume: [e4]
    windows: { w: { opens: e5, closes: { by: e6 in windows, v: { by: e7, x: e8 } } } }
    define: { d: e9, f: { value: e10, title: { zh: 无, en: none } }, g: { by: e11, x: e12 } }
    status: { valid: { when: e13 } }
    procedures:
      p:
        rules: { r: { when: e14, then: { outcome: accepted, fee: e15, own: e16 }, because: no } }
        validity: { starts: e17, lasts: 1 year, ends: e18 }
        materials:
          - paper
          - { when: e19, by: e20, a: paper, otherwise: { material: paper, when: e21 } }
          - { all-of: [paper, { any-of: [paper], when: e22 }] }
        fee: { value: e23 }
        completed-by: e24
        record: { own: e25 }
        gap: { from: e26, until: e27 }
    """
  let root = try #require(readYAML(SourceFile(path: "test.yaml", text: text)).value.root)
  let found = expressions(in: root).map { $0.text.split(separator: " ")[0] }
  #expect(found == (1...27).map { "e\($0)" })
}

/// Broken files that the reader takes as they are: values of cases and of expectations get their types
/// from a vocabulary, so it is not the reader that looks into them.
private let refusedLater = [
  "grammar/broken/case-fact-as-mapping.yaml", "grammar/broken/tests-validity-without-end.yaml",
]

/// A complete edition for the broken layers to build on.
private let base = """
  policy: atlantis/permit
  title: { zh: 许可, en: permit }
  instrument: permit
  edition: 2020-01
  in-force: { from: 2020-01-01, until: 2020-12-31 }
  governed-by: day
  windows: { normal: { opens: permit.starts, closes: permit.expires } }
  """

@Test(arguments: Repository.files(under: "grammar/broken", withExtension: "yaml"))
func whatTheSchemasRefuseIsRefusedByTheReaderToo(path: String) throws {
  let document = readYAML(SourceFile(path: path, text: Repository.text(path)))
  var root = try #require(document.value.root)
  if Repository.text(path).contains("\nextends:") {
    let below = try #require(readYAML(SourceFile(path: "base.yaml", text: base)).value.root)
    #expect(told(declare(below)) == "")
    root = mergeLayers(MergedLayers(below), root).node
  }
  let complaints = document.diagnostics + declare(root)
  #expect(complaints.isEmpty == refusedLater.contains(path))
}
