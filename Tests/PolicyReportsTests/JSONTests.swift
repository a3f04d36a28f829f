import Foundation
import Testing

@testable import PolicyReports

@Suite struct JSONTests {
  @Test func keysKeepTheirOrder() {
    let json: JSON = ["b": 1, "a": [true, nil], "c": .object([]), "d": []]
    #expect(json.text(isCompact: true) == #"{"b":1,"a":[true,null],"c":{},"d":[]}"#)
    #expect(
      json.text() == """
        {
          "b": 1,
          "a": [
            true,
            null
          ],
          "c": {},
          "d": []
        }
        """)
  }

  @Test(arguments: [
    ("quote \" and \\", #""quote \" and \\""#), ("a\nb\tc\r", #""a\nb\tc\r""#),
    ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#), ("\u{2028}", #""\u2028""#),
    ("补签😀/", "\"补签😀/\""),
  ])
  func stringsAreEscapedAsFarAsNeeded(text: String, written: String) {
    #expect(JSON.string(text).text() == written)
  }

  @Test func anotherReaderReadsTheSameStrings() throws {
    let text = "\u{0}\u{7}\u{1F}\"\\/\u{7F}\u{2028}\u{2029}补签😀e\u{301}"
    let json: JSON = ["text": .string(text)]
    let read = try JSONSerialization.jsonObject(with: Data(json.text().utf8)) as? [String: String]
    #expect(read?["text"].map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test func membersWithoutAValueAreLeftOut() {
    #expect(JSON.members([("a", nil), ("b", 1)]) == ["b": 1])
    #expect((["a": 1] as JSON).adding("b", 2)["b"] == 2)
  }
}
