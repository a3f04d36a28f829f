import SourceText
import Testing

@testable import Diagnostics

@Suite("Drawing diagnostics")
struct DrawingTests {
  private let file = SourceFile(
    path: "rules.yaml",
    text: """
      rules:
        - id: a-b
          满月: 居住证，mnths >= 24 and x
        - id: a-b
      """)

  private func range(_ word: String, nth: Int = 0, in file: SourceFile? = nil) -> SourceRange {
    let file = file ?? self.file
    let starts = file.bytes.indices.filter { file.bytes[$0...].starts(with: word.utf8) }
    return SourceRange(file, starts[nth]..<starts[nth] + word.utf8.count)
  }

  private func check(_ diagnostic: Diagnostic, _ expected: String) {
    #expect(renderDiagnostics([diagnostic]) == expected + "\n")
  }

  @Test("carets stand right under what follows wide characters")
  func wide() {
    check(
      Diagnostic(
        .invalidYAML, "there is no `mnths`", at: range("mnths"), "not known", help: "write `months`"
      ),
      """
      error[P0101]: there is no `mnths`
        ╭─ rules.yaml:3:13
        │
      3 │     满月: 居住证，mnths >= 24 and x
        │                   ^^^^^ not known
        │
        = help: write `months`
      """)
  }

  @Test("labels on two lines get a line each, in the order of the file")
  func twoLines() {
    check(
      Diagnostic(
        .duplicateKey, "two rules share the id `a-b`", at: range("a-b", nth: 1), "used again here",
        others: [.init(range("a-b"), "first used here")]),
      """
      error[P0102]: two rules share the id `a-b`
        ╭─ rules.yaml:4:9
        │
      2 │   - id: a-b
        │         --- first used here
        ┆
      4 │   - id: a-b
        │         ^^^ used again here
        │
      """)
  }

  @Test("labels on one line share a picture")
  func oneLine() {
    check(
      Diagnostic(
        .invalidYAML, "these differ", at: range("满月"), "a period",
        others: [.init(range("24"), "a number"), .init(range(">="), "compared here")]),
      """
      error[P0101]: these differ
        ╭─ rules.yaml:3:5
        │
      3 │     满月: 居住证，mnths >= 24 and x
        │     ^^^^                -- -- a number
        │     │                   compared here
        │     a period
        │
      """)
  }

  @Test("another file gets a header of its own")
  func twoFiles() {
    let other = SourceFile(path: "base.yaml", text: String(repeating: "\n", count: 11) + "x: y")
    check(
      Diagnostic(
        .invalidYAML, "these clash", at: range("rules"), "",
        others: [.init(range("y", in: other), "inherited from here")]),
      """
      error[P0101]: these clash
         ╭─ rules.yaml:1:1
         │
       1 │ rules:
         │ ^^^^^
         │
         ╭─ base.yaml:12:4
         │
      12 │ x: y
         │    - inherited from here
         │
      """)
  }

  @Test("a range over lines is drawn on its first, an empty one as a caret")
  func clipped() {
    let start = range("- id").bytes.lowerBound
    check(
      Diagnostic(.invalidYAML, "too long", at: SourceRange(file, start..<file.bytes.count)),
      """
      error[P0101]: too long
        ╭─ rules.yaml:2:3
        │
      2 │   - id: a-b
        │   ^^^^^^^^^
        │
      """)
    let end = file.bytes.count
    check(
      Diagnostic(.invalidYAML, "more is needed", at: SourceRange(file, end..<end)),
      """
      error[P0101]: more is needed
        ╭─ rules.yaml:4:12
        │
      4 │   - id: a-b
        │            ^
        │
      """)
  }

  @Test("nothing in a file or a message can steer the terminal")
  func harmless() {
    let file = SourceFile(path: "a\u{1B}[31m", text: "a\u{1B}]0;\t\u{202E}b\u{7F}")
    check(
      Diagnostic(.forbiddenCharacter, "odd\nline\u{1B}", at: range("b", in: file)),
      """
      error[P0110]: odd␊line␛
        ╭─ a␛[31m:1:8
        │
      1 │ a␛]0; \u{FFFD}b␡
        │        ^
        │
      """)
  }

  @Test("a very long line is cut around its label")
  func longLine() {
    let long = SourceFile(
      path: "l",
      text: String(repeating: "居", count: 5000) + "x" + String(repeating: "y", count: 5000))
    let text = renderDiagnostics([Diagnostic(.invalidYAML, "here", at: range("x", in: long))])
    let lines = text.split(separator: "\n").map(String.init)
    #expect(text.utf8.count < 2000)
    #expect(lines[3].hasPrefix("1 │ …居") && lines[3].hasSuffix("y…"))
    let before = lines[3].split(separator: "x")[0]
    #expect(terminalCells(String(before)) == terminalCells(String(lines[4].dropLast())))
  }

  @Test("the plain form is one line each")
  func plain() {
    let both = [
      Diagnostic(.invalidYAML, "there is no `mnths`", at: range("mnths"), help: "write `months`"),
      Diagnostic(.duplicateKey, "twice", at: range("rules")),
    ]
    #expect(
      renderDiagnostics(both, as: .lines) == """
        rules.yaml:3:13: error[P0101]: there is no `mnths`; help: write `months`
        rules.yaml:1:1: error[P0102]: twice

        """)
  }

  @Test("colour changes nothing but colour")
  func colour() {
    let diagnostic = Diagnostic(
      .invalidYAML, "there is no `x`", at: range("mnths"), "here",
      others: [.init(range("24"), "there")], help: "look")
    let painted = renderDiagnostics([diagnostic], painted: .ansi)
    #expect(painted.contains("\u{1B}[1;31merror[P0101]\u{1B}[0m"))
    #expect(painted.replacing(/\u{1B}\[[0-9;]*m/, with: "") == renderDiagnostics([diagnostic]))
  }

  @Test("pictures are separated by an empty line, and none is no text")
  func several() {
    let one = Diagnostic(.invalidYAML, "no", at: range("rules"))
    #expect(renderDiagnostics([]) == "")
    #expect(
      renderDiagnostics([one, one]) == renderDiagnostics([one]) + "\n" + renderDiagnostics([one]))
  }
}
