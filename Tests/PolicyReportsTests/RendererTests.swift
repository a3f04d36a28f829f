import SourceText
import Testing

@testable import PolicyReports

@Suite struct RendererTests {
  private let text = TextRenderer(width: 40)

  // MARK: The terminal

  @Test func columnsStandUnderEachOtherAlsoWithWideCharacters() {
    let table = Block.table(columns: ["事实", "x"], rows: [["申请日期", "1"], ["day", "2"]])
    #expect(text.render([table]) == "事实      x\n申请日期  1\nday       2\n")
  }

  @Test func noLineOfAPageBreaksInsideADay() {
    let page = HTMLRenderer(language: .en, title: "t").render([
      .paragraph(Inline("from 2018-02-28 to 2019-03") + .code("p@2018-01")),
      .table(columns: ["x"], rows: [[Inline("12018-02-28, 2018-02-281, 2018-2-28")]]),
    ])
    #expect(
      page.contains(
        "<p>from <time>2018-02-28</time> to <time>2019-03</time><code>p@2018-01</code></p>"))
    #expect(page.contains("<td>12018-02-28, 2018-02-281, 2018-2-28</td>"))
    #expect(page.contains("time { white-space: nowrap; }"))
    #expect(page.contains("<div class=\"table\"><table>"))
  }

  @Test func aLastColumnWrapsBesideTheOthers() {
    let fields = Block.fields([.init("name", "one two three four five six seven eight")])
    #expect(text.render([fields]) == "name  one two three four five six seven\n      eight\n")
  }

  @Test func treesAreDrawnWithWhatWasFoundInAColumn() {
    let reasons = Block.reasons([
      Reason(
        mark: .fails, text: "rule", notes: ["a.yaml:1"],
        children: [
          Reason(
            mark: .holds, text: "日期", detail: "1",
            children: [Reason(mark: .value, text: "sum", detail: "2")]),
          Reason(mark: .open, text: "last", detail: "3"),
        ])
    ])
    #expect(
      text.render([reasons]) == """
        ✗ rule
        │   a.yaml:1
        ├ ✓ 日期   1
        │ └ · sum  2
        └ ? last   3

        """)
  }

  @Test func whatFindsNoRoomBesideStandsBelow() {
    let reason = Reason(mark: .fails, text: "a condition of many words", detail: "with many values")
    #expect(
      text.render([.reasons([reason])])
        == "✗ a condition of many words\n    with many values\n")
  }

  @Test func linesBreakBetweenIdeographsAndNeverBeforeAStop() {
    let line: Inline = "不满十八个月，"
    #expect(line.wrapped(to: 12).map(\.plain) == ["不满十八个", "月，"])
    #expect(line.wrapped(to: 14).map(\.plain) == ["不满十八个月，"])
    #expect(Inline("申请（当日）").wrapped(to: 6).map(\.plain) == ["申请", "（当", "日）"])
  }

  @Test func wordsAndPlacesStayWhole() {
    let line = Inline("see ") + .place("policies/a/b.yaml:12") + " there"
    #expect(line.wrapped(to: 10).map(\.plain) == ["see", "policies/a/b.yaml:12", "there"])
    #expect(line.wrapped(to: 10)[1].spans.first?.role == .place)
  }

  @Test(arguments: [10, 20, 33, 80]) func wrappingLosesNoWord(width: Int) {
    let line: Inline = "申请日期 2018-04-09 晚于补签期最后一天 2018-04-08, that is too late（第13条）。"
    let words = line.wrapped(to: width).map(\.plain).joined().filter { $0 != " " }
    #expect(words == line.plain.filter { $0 != " " })
  }

  @Test func colourAddsNoCharacterThatIsSeen() {
    let blocks: [Block] = [
      .heading(level: 1, "title"), .reasons([Reason(mark: .fails, text: .code("id"))]),
    ]
    let painted = TextRenderer(decoration: .ansi).render(blocks)
    #expect(painted.contains("\u{1B}[1;31m✗\u{1B}[0m"))
    #expect(
      painted.replacing(/\u{1B}\[[0-9;]*m/, with: "") == TextRenderer().render(blocks))
  }

  // MARK: Markdown

  @Test(arguments: [
    ("a*b_c", #"a\*b\_c"#), ("[x](y)", #"\[x\](y)"#), ("<b>&amp;", #"\<b>&amp;amp;"#),
    ("# no", ##"\# no"##), ("1 | 2", #"1 \| 2"#), ("补签 ≥ 6", "补签 ≥ 6"),
  ])
  func markdownDoesNotReadWordsAsMarks(words: String, written: String) {
    #expect(MarkdownRenderer().render([.paragraph(Inline(words))]) == written + "\n")
  }

  @Test func codeInMarkdownMayHoldBackquotes() {
    #expect(MarkdownRenderer().render([.paragraph(.code("a`b"))]) == "``a`b``\n")
  }

  @Test func treesInMarkdownAreLists() {
    let reason = Reason(
      mark: .fails, text: "a", detail: "b", notes: ["c"],
      children: [Reason(mark: .holds, text: "d")])
    #expect(MarkdownRenderer().render([.reasons([reason])]) == "- ✗ a — b  \n  c\n  - ✓ d\n")
  }

  @Test func tablesInMarkdownHaveARule() {
    let table = Block.table(columns: ["a", "b"], rows: [["1", "2"]])
    #expect(MarkdownRenderer().render([table]) == "| a | b |\n| --- | --- |\n| 1 | 2 |\n")
  }

  // MARK: HTML

  @Test func htmlEscapesEverythingThatIsWritten() {
    let page = HTMLRenderer(language: .zh, title: "<t> & \"q\"")
    let html = page.render([.paragraph(.code("<script>")), .heading(level: 2, "a & b")])
    #expect(html.contains("<title>&lt;t&gt; &amp; &quot;q&quot;</title>"))
    #expect(html.contains("<p><code>&lt;script&gt;</code></p>"))
    #expect(html.contains("<h2>a &amp; b</h2>"))
    #expect(!html.contains("<script"))
  }

  @Test func htmlTellsItsLanguageAndSaysItsSigns() {
    let reason = Reason(id: "rule.a", mark: .fails, text: "a")
    let english = HTMLRenderer(language: .en, title: "t").render([.reasons([reason])])
    #expect(english.contains("<html lang=\"en\">"))
    #expect(english.contains("<li class=\"fails\" data-step=\"rule.a\">"))
    #expect(english.contains("<span class=\"aloud\">does not hold:</span>"))
    #expect(HTMLRenderer(language: .zh, title: "t").render([]).contains("<html lang=\"zh-CN\">"))
  }

  @Test func htmlFetchesNothing() {
    let html = HTMLRenderer(language: .en, title: "t").render([.paragraph("p")])
    #expect(!html.contains("src=") && !html.contains("href=") && !html.contains("url("))
  }
}
