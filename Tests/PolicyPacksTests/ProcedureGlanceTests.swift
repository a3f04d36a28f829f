import PolicyTestSupport
import PolicyValues
import SourceText
import Testing
import YAMLTree

@testable import PolicyPacks

/// A glance at a policy's procedures says what reading it whole says, or nothing.
@Suite struct ProcedureGlanceTests {
  private func glance(_ text: String) -> [String: Wording?]? {
    ProcedureGlance(SourceFile(path: "p.yaml", text: text))?.titles
  }

  @Test func aGlanceAgreesWithTheWholeFileOnEveryShippedPolicy() throws {
    var glances = 0
    for path in Repository.files(under: "policies", withExtension: "yaml") {
      let file = PackFile(SourceFile(path: path, text: Repository.text(path)))
      guard file.kind == .policy, let seen = ProcedureGlance(file.file)?.titles else { continue }
      glances += 1
      #expect(seen == file.document.root?.procedureTitles, "\(path)")
    }
    #expect(glances > 20, "most policies are written plainly")
  }

  @Test func whatIsWrittenPlainlyIsSeen() {
    let text = """
      policy: a/b
      procedures:
        apply:
          title: { zh: 申领, en: first permit }
          rules:
            title: { when: always }
        # a comment
        endorse:
          rules: {}
      define:
        title: { value: 1 }
      """
    let seen = glance(text)
    #expect(seen?.keys.sorted() == ["apply", "endorse"])
    #expect(seen?["apply"] == .some(Wording(zh: "申领", en: "first permit")))
    #expect(seen?["endorse"] == .some(nil))
    #expect(glance("policy: a/b\n")?.isEmpty == true)
  }

  @Test(
    "What is written otherwise is left to the whole reading",
    arguments: [
      "procedures: {}", "procedures: { a: {} }", "procedures: # here\n  a:\n    rules: {}",
      "procedures:\n  \"a\":\n    rules: {}", "procedures:\n  a: { rules: {} }",
      "procedures:\n   a:\n    rules: {}", "procedures:\n  a:\n    title:\n      zh: b\n",
      "procedures:\n  a:\n    title: { en: b, zh: c }",
      "procedures:\n  a:\n    title: { zh: \"b\", en: c }",
      "procedures:\n  a:\n    title: { zh: b, en: c } # d",
      "procedures:\n  a:\nprocedures:\n  b:\n",
      "procedures:\n  a:\n    title: { zh: b, en: c, ja: d }", "procedures:\n  a:\n  a:\n",
    ])
  func notPlain(text: String) { #expect(glance(text) == nil) }
}
