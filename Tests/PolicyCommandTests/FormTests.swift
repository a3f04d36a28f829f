import Diagnostics
import PolicyReports
import SourceText
import Testing

@testable import policy

/// Forms for machines: what must be escaped is, whatever an author writes.
@Suite struct FormTests {
  private let odd = Diagnostic(
    .unknownName, "100% `a<b` & \"c\"\r\nd\u{1}",
    at: SourceRange(SourceFile(path: "a,b:c.yaml", text: "x: y\n"), 3..<4), "here")

  @Test func aWorkflowCommandStaysOnOneLine() {
    #expect(
      [odd].github
        == "::error file=a%2Cb%3Ac.yaml,line=1,col=4,title=P0201::"
        + "100%25 `a<b` & \"c\"%0D%0Ad\u{1}\n")
  }

  @Test func aReportOfTestsIsWellFormed() {
    var report = JUnit()
    report.add("a<b", at: "x&y", to: "s\"t", failures: [("a&\r\n\u{1}", "<\u{1}>")])
    report.add("fine", at: "x&y", to: "s\"t", failures: [])
    #expect(
      report.text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites>
          <testsuite name="s&quot;t" tests="2" failures="1">
            <testcase name="a&lt;b" classname="x&amp;y">
              <failure message="a&amp;\r\n\u{FFFD}">&lt;\u{FFFD}&gt;</failure>
            </testcase>
            <testcase name="fine" classname="x&amp;y"/>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func aComplaintIsShownOnceForEachPlace() {
    let again = Diagnostic(.unknownName, "another wording", at: odd.primary.range)
    let other = Diagnostic(.unknownKey, "another code", at: odd.primary.range)
    #expect([odd, again, other, odd].eachOnce().map(\.code) == [.unknownName, .unknownKey])
  }

  @Test(arguments: [
    ("/a/b/c", "/a/b/c", "."), ("/a/b", "/a/b/c", ".."), ("/a/b/c/d", "/a/b", "c/d"),
    ("/x", "/a/b", "../../x"), ("/", "/a", ".."),
  ])
  func aPathIsSeenFromAnother(path: String, folder: String, relative: String) {
    #expect(Paths.relative(path, to: folder) == relative)
  }

  @Test(arguments: [("a/b", "a"), ("a", "."), ("/a", "/"), ("a/b/c", "a/b")])
  func aPathLiesInItsParent(path: String, parent: String) {
    #expect(Paths.parent(path) == parent)
  }
}
