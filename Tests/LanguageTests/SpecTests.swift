import PolicyTestSupport
import SpecSupport
import Testing

/// The language, chapter by chapter: `Specs/*.md` is the manual, and this runs it.
@Suite struct SpecTests {
  @Test(arguments: SpecReader.specs(under: "Tests/LanguageTests/Specs"))
  func theLanguageIsAsDescribed(spec: Spec) throws {
    try runSpec(spec)
  }
}
