import Diagnostics
import PolicySyntax
import PolicyTestSupport
import SourceText
import SpecSupport
import Testing

@testable import PolicyPacks

/// What cannot be read right decides nothing, and stops nothing that does not lean on it.
@Suite struct BrokenFileTests {
  /// The files of a pack whose law of 2020 extends a model, uses two vocabularies and counts workdays.
  static let files: [String: String] = [
    "hamlet/pack.yaml": """
    pack: hamlet
    title: { zh: 村, en: hamlet }
    language: 1
    names: [Hamlet]
    needs: [town]
    """,
    "hamlet/words.yaml": """
    vocabulary: hamlet/words
    uses: [town/words]
    facts:
      barn: { type: bool, zh: 有谷仓, en: has a barn }
    """,
    "hamlet/calendar.yaml": """
    calendar: hamlet/days
    year: 2021
    notice: { title: { zh: 通知, en: notice }, published: 2020-11-01, where: "a wall" }
    holidays:
      - { name: { zh: 节, en: feast }, from: 2021-05-01, to: 2021-05-02 }
    workdays: []
    """,
    "hamlet/model.yaml": """
    policy: hamlet/model
    edition: 2000-01
    in-force: { from: 2000-01-01, until: never }
    title: { zh: 范本, en: model }
    instrument: permit
    governed-by: day
    uses: [hamlet/words]
    calendar: hamlet/days
    conventions: { first-day: not-counted, missing-day: month-end }
    procedures:
      renew:
        title: { zh: 续期, en: renewal }
        event: renewed
        rules:
          in-time: { when: not barn, then: { outcome: accepted }, cite: law }
          barred: { when: barn, then: { outcome: refused }, cite: law }
        completed-by: { value: request.date + 2 workdays, cite: law }
    """,
    "hamlet/old.yaml": """
    policy: hamlet/permit
    edition: 2010-01
    in-force: { from: 2010-01-01, until: 2019-12-31 }
    extends: hamlet/model@2000-01
    """,
    "hamlet/new.yaml": """
    policy: hamlet/permit
    edition: 2020-01
    in-force: { from: 2020-01-01, until: never }
    extends: hamlet/model@2000-01
    """,
  ]

  static let asked = """
    case: one
    policy: hamlet/permit
    procedure: renew
    facts: { request.date: 2021-04-30, barn: false }
    """

  private func answer(breaking name: String?, with text: String) throws -> Checked<Answer> {
    var files = Self.files
    if let name { files[name, default: ""] += "\n" + text }
    let pack = try SpecPack(files.map { WrittenFile(path: $0.key, text: $0.value + "\n") })
    let document = PackFile(SourceFile(path: "case.yaml", text: Self.asked)).document
    let written = try #require(document.root.flatMap(Reader().caseFile))
    return pack.store.answer(written)
  }

  private func isDecided(_ answer: Checked<Answer>) -> Bool {
    if case .decided = answer.value { true } else { false }
  }

  @Test func theWholePackDecides() throws {
    let answer = try answer(breaking: nil, with: "")
    #expect(isDecided(answer))
    #expect(answer.diagnostics.isEmpty)
  }

  @Test(arguments: [
    (
      "hamlet/new.yaml", "title: { zh: 甲, en: a }\ntitle: { zh: 乙, en: b }",
      DiagnosticCode.duplicateKey
    ),
    ("hamlet/model.yaml", "title: { zh: 甲, en: a }", .duplicateKey),
    ("hamlet/words.yaml", "uses: [town/words]", .duplicateKey),
    ("hamlet/calendar.yaml", "year: 2021", .duplicateKey),
    ("hamlet/new.yaml", "title: { zh: 甲", .invalidYAML),
  ]) func aFaultInAFileTheDecisionLeansOnRefusesIt(
    name: String, fault: String, code: DiagnosticCode
  ) throws {
    let answer = try answer(breaking: name, with: fault)
    #expect(!isDecided(answer))
    #expect(answer.diagnostics.contains { $0.code == code && $0.severity == .error })
  }

  @Test(arguments: ["title: { zh: 甲, en: a }\ntitle: { zh: 乙, en: b }", "title: { zh: 甲"])
  func aFaultInAnotherEditionStopsNothing(fault: String) throws {
    #expect(isDecided(try answer(breaking: "hamlet/old.yaml", with: fault)))
  }

  @Test func aGlanceBelievesOnlyWhatIsPlain() {
    func glance(_ text: String) -> Glance? { Glance(SourceFile(path: "p.yaml", text: text)) }
    let head = "# a comment\npolicy: town/permit\nedition: e1\n"
    let plain = glance(head + "in-force: { from: 2020-01-01, until: never }\n")
    #expect(plain?.id.value == "town/permit")
    #expect(plain?.word("edition")?.value == "e1")
    #expect(plain?.inForce?.from.description == "2020-01-01")
    #expect(plain?.inForce?.until == .never)
    // Each of these may mean something else, or is wrong: the whole file must tell.
    #expect(glance(head + "edition: e2\n") == nil)
    #expect(glance("\"policy\": town/permit\n") == nil)
    #expect(glance("---\npolicy: town/permit\n") == nil)
    #expect(glance(" policy: town/permit\nedition: e1\n") == nil)
    #expect(glance("policy : town/permit\n") == nil)
    #expect(glance("policy: 'town/permit'\n") == nil)
    #expect(glance("policy: town/permit # ours\n") == nil)
    #expect(glance("{ policy: town/permit }\n") == nil)
    for span in [
      "{ from: 2020-02-30, until: never }", "{ until: never, from: 2020-01-01 }",
      "{ from: 2020-01-01 }", "{ from: 2021-01-01, until: 2020-01-01 }", "always",
      "{ from: 2020-01-01, until: never } # now", "\n  from: 2020-01-01\n  until: never",
    ] {
      let unsure = glance(head + "in-force: \(span)\n")
      #expect(unsure?.id.value == "town/permit")
      #expect(unsure?.inForce == nil, "\(span)")
    }
  }
}
