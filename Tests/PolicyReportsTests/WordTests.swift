import PolicyValues
import SourceText
import Testing

@testable import PolicyReports

@Suite struct WordTests {
  private func places(_ template: String) -> Set<Character> {
    Set(template.split(separator: "{").compactMap { $0.dropFirst().first == "}" ? $0.first : nil })
  }

  @Test(arguments: Word.allCases) func everyWordIsSaidInBothLanguages(word: Word) {
    let wording = word.wording
    #expect(!wording.zh.isEmpty && !wording.en.isEmpty)
    #expect(places(wording.zh) == places(wording.en), "both languages fill in the same parts")
  }

  @Test(arguments: Word.allCases) func chineseHasFullWidthPunctuation(word: Word) {
    let halfWidth: Set<Character> = [",", ";", ":", "?", "!", "(", ")"]
    #expect(word.wording.zh.allSatisfy { !halfWidth.contains($0) })
  }

  @Test(arguments: Word.allCases) func englishHasNoIdeographs(word: Word) {
    #expect(word.wording.en.allSatisfy { terminalCells($0) < 2 })
  }

  @Test(arguments: CaseWord.allCases) func everyWordOfACaseIsSaidInBothLanguages(word: CaseWord) {
    let wording = word.wording
    let halfWidth: Set<Character> = [",", ";", ":", "?", "!", "(", ")"]
    #expect(!wording.zh.isEmpty && !wording.en.isEmpty)
    #expect(places(wording.zh) == places(wording.en), "both languages fill in the same parts")
    #expect(wording.zh.allSatisfy { !halfWidth.contains($0) })
    #expect(wording.en.allSatisfy { terminalCells($0) < 2 })
  }

  @Test func partsAreFilledInWhereTheLanguageWantsThem() {
    let parts: [Inline] = ["A", .code("b")]
    #expect(filled("{2} of {1}", parts) == .code("b") + " of A")
    #expect(filled("{3}!", parts).plain == "!")
    #expect(filled("{x} {1", parts).plain == "{x} {1")
  }

  @Test func spacesPartIdeographsFromNumbersOnly() {
    #expect(filled("{1} 晚于 {2}", ["申请日期", "届满日"]).plain == "申请日期晚于届满日")
    #expect(filled("{1} 晚于 {2}", ["2018-04-09", "2018-04-08"]).plain == "2018-04-09 晚于 2018-04-08")
  }

  @Test func listsEndAsTheLanguageEndsThem() {
    #expect(Language.en.either(["a", "b", "c"]).plain == "a, b or c")
    #expect(Language.zh.either(["甲", "乙", "丙"]).plain == "甲、乙或丙")
    #expect(Language.en.both([]).isEmpty)
  }

  @Test func labelsTakeAnArticleOnlyWhereTheyAreNouns() {
    #expect(Language.en.definite("day of the request") == "the day of the request")
    #expect(Language.en.definite("the late window") == "the late window")
    #expect(Language.en.definite("who makes the request") == "who makes the request")
    #expect(Language.zh.definite("申请日期") == "申请日期")
  }

  @Test(arguments: [(0, "0.00"), (2_500, "25.00"), (5, "0.05"), (-150, "-1.50")])
  func amountsAreExact(fen: Int32, text: String) {
    #expect(amount(fen) == text)
  }
}
