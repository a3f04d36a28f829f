import PolicyTestSupport
import SpecSupport
import Testing

/// The language, chapter by chapter: `Specs/*.md` is the manual, and this runs it.
@Suite struct SpecTests {
  @Test(arguments: SpecReader.specs(under: "Tests/LanguageTests/Specs"))
  func theLanguageIsAsDescribed(spec: Spec) throws {
    try runSpec(spec)
  }

  @Test func everyChapterIsInTheIndex() {
    let index = Repository.text("docs/LANGUAGE.md")
    let chapters = Repository.files(under: "Tests/LanguageTests/Specs", withExtension: "md")
    #expect(chapters.count > 15)
    #expect(chapters.filter { !index.contains("(../\($0))") } == [])
  }
}
