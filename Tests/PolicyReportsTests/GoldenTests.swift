import Foundation
import PolicyTestSupport
import Testing

@testable import PolicyReports

/// Whole reports, byte for byte: every outcome, every kind of step, both languages, every depth.
@Suite struct GoldenTests {
  private func check(_ text: String, _ name: String) {
    let complaint = Expectations.current.complaint(
      text, againstFile: "Tests/PolicyReportsTests/Goldens/\(name)")
    #expect(complaint == nil)
  }

  @Test(arguments: Fixture.cases)
  func reportsReadInATerminalAsTheyDid(name: String) throws {
    let fixture = try Fixture(name)
    for language in Language.allCases {
      let parts = Depth.allCases.map { depth in
        "=== \(depth.rawValue)\n" + TextRenderer().render(fixture.blocks(depth, language))
      }
      check(parts.joined(separator: "\n"), "\(name).\(language.rawValue).txt")
    }
  }

  @Test(arguments: Fixture.cases)
  func decisionsAndExplanationsAreTheSameData(name: String) throws {
    let fixture = try Fixture(name)
    let json = ExplanationJSON(fixture.explanation, fixture.context).json
    check(json.text() + "\n", "\(name).json")
  }

  @Test func otherFormsOfOneReport() throws {
    let fixture = try Fixture("papers-missing")
    let blocks = fixture.blocks(.full, .zh)
    check(MarkdownRenderer().render(blocks), "papers-missing.zh.md")
    let page = HTMLRenderer(language: .zh, title: fixture.context.caseTitle ?? "")
    check(page.render(blocks), "papers-missing.zh.html")
    check(JSONRenderer().render(blocks), "papers-missing.zh.blocks.json")
  }
}
