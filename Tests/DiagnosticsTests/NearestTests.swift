import Diagnostics
import Testing

@Suite("Suggesting a word")
struct NearestTests {
  private static let cases: [(String, [String], String?)] = [
    ("residence-mnths", ["residence-months", "insured-months"], "residence-months"),
    ("hwen", ["when", "then", "cite"], "when"),
    ("recieved", ["received", "reserved"], "received"),
    ("cat", ["cab", "car"], nil),
    ("fee", ["validity"], nil),
    ("a", ["b"], nil), ("", ["b"], nil), ("same", ["same"], nil),
    ("when", ["when", "whenn"], "whenn"),
    ("到期曰", ["到期日", "开始日"], "到期日"),
    ("colour", ["color", "color"], "color"),
  ]

  @Test("only a clearly nearest word is suggested", arguments: cases)
  func nearestWord(word: String, candidates: [String], expected: String?) {
    #expect(nearest(to: word, in: candidates) == expected)
  }

  private static let distances: [(String, String, Int)] = [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3), ("ab", "ba", 1),
    ("ca", "abc", 3), ("居住", "居往", 1),
  ]

  @Test("the distance counts changed, missing, extra and swapped letters", arguments: distances)
  func distance(a: String, b: String, expected: Int) {
    #expect(editDistance(Array(a), Array(b)) == expected)
    #expect(editDistance(Array(b), Array(a)) == expected)
  }
}
