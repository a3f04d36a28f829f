import PolicyValues
import SourceText
import Testing

@testable import PolicyReports

/// The words of comparisons keep the rules of all structure words.
@Suite struct DiffWordTests {
  private func places(_ template: String) -> Set<Character> {
    Set(template.split(separator: "{").compactMap { $0.dropFirst().first == "}" ? $0.first : nil })
  }

  @Test(arguments: DiffWord.allCases) func everyWordIsSaidInBothLanguages(word: DiffWord) {
    let wording = word.wording
    #expect(!wording.zh.isEmpty && !wording.en.isEmpty)
    #expect(places(wording.zh) == places(wording.en), "both languages fill in the same parts")
    let halfWidth: Set<Character> = [",", ";", ":", "?", "!", "(", ")"]
    #expect(wording.zh.allSatisfy { !halfWidth.contains($0) })
    #expect(wording.en.allSatisfy { terminalCells($0) < 2 })
  }
}
