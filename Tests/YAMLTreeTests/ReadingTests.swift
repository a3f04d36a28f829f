import Diagnostics
import SourceText
import Testing

@testable import YAMLTree

@Suite("Reading YAML into a tree")
struct ReadingTests {
  private static let shapes: [(String, String)] = [
    ("a: 1\nb: [x, 'y']\n", "{a: 1, b: [x, y]}"),
    ("- a\n- b: c\n  d: e\n-\n  - f\n", "[a, {b: c, d: e}, [f]]"),
    ("key:\n- a\n- b\nnext: c\n", "{key: [a, b], next: c}"),
    ("{ a: { b: c }, d: [] }\n", "{a: {b: c}, d: []}"),
    ("[a: b, c]\n", "[{a: b}, c]"),
    ("a: >-\n  x\n  y\nb: |\n  z\n", "{a: x y, b: z\n}"),
    ("just text\nover lines\n", "just text over lines"),
    ("--- # start\na: b\n...\n", "{a: b}"),
    ("no: yes\n12:30: 2024-06-30\n", "{no: yes, 12:30: 2024-06-30}"),
    ("a: ''\n", "{a: }"),
    ("", "nothing"), ("# only a comment\n", "nothing"), ("---\n", "nothing"),
    ("a: b\r\nc: d\r\n", "{a: b, c: d}"),
    ("\u{FEFF}a: b\n", "{a: b}"),
  ]

  @Test("the tree has the shape of the text", arguments: shapes)
  func shape(text: String, expected: String) {
    let checked = read(text)
    #expect(outline(checked.value.root) == expected)
    #expect(checked.diagnostics.map(\.message) == [])
    #expect(checked.value.isComplete)
  }

  private static let ranges: [(String, String)] = [
    // Text, and the slices of the root's first value and of its own.
    ("名: 居住证 # 注\n下: x\n", "居住证"),
    ("été: { 居: 证, b: [c, d] }   # x\n", "{ 居: 证, b: [c, d] }"),
    ("a:\n  b: 1\n  c: \"二\"  # x\n\n\n# end\n", "b: 1\n  c: \"二\""),
    ("a:\n  - x\n  - y: z\n\n# end\nb: c\n", "- x\n  - y: z"),
    ("a: |  # x\n  文\n\n  字\n\n\nb: c\n", "|  # x\n  文\n\n  字\n"),
    ("a: |+\n  x\n\nb: c\n", "|+\n  x\n\n"),
    ("a: x\n  y   \n  z  # c\n", "x\n  y   \n  z"),
    ("a: 'it''s'\n", "'it''s'"),
    ("\u{FEFF}a: b\n", "b"),
    ("a: x", "x"), ("a: |\n  x", "|\n  x"), ("a: |\n  x\n  ", "|\n  x\n"),
    ("a: |\n  x\n   \n\n", "|\n  x\n   \n"),
    ("a: [b: c d ]", "[b: c d ]"),
  ]

  @Test("a value's range is exactly what was written", arguments: ranges)
  func range(text: String, expected: String) throws {
    let checked = read(text)
    guard case .mapping(let entries, _) = checked.value.root else {
      Issue.record("no mapping: \(renderDiagnostics(checked.diagnostics))")
      return
    }
    #expect(entries[0].value.range.text == expected)
  }

  @Test("a key's range is the key, and a pair without braces ends where its value ends")
  func keyRanges() {
    guard case .sequence(let items, _) = read("[\"a\": b c ,d]").value.root,
      case .mapping(let entries, let range) = items[0]
    else {
      Issue.record("no pair")
      return
    }
    #expect(entries[0].key.range.text == "\"a\"")
    #expect(range.text == "\"a\": b c")
  }

  @Test("every comment is kept, and nothing else is taken for one")
  func comments() {
    let text = """
      # 一
      a: b#c # two
      "d # e": 'f # g'   #three
      h: |  # four
        # not a comment
       # five
      i: [ # six
        j, # seven
       ] #eight

        # nine
      """
    let checked = read(text)
    #expect(renderDiagnostics(checked.diagnostics) == "")
    #expect(
      checked.value.comments.map(\.text) == [
        "# 一", "# two", "#three", "# four", "# five", "# six", "# seven", "#eight", "# nine",
      ])
  }

  @Test("a quoted value may hold tabs, and so may a comment")
  func harmlessTabs() {
    #expect(complaints("a: \"b\tc\" #\td\n") == "")
  }

  @Test("what follows a syntax error is not guessed at")
  func incomplete() {
    let checked = read("a: b\nc: [d\n")
    #expect(!checked.value.isComplete)
    #expect(checked.diagnostics.count == 1)
    #expect(outline(checked.value.root) == "{a: b, c: [d]}")
  }

  @Test("equal keys of a long mapping are found as well as those of a short one")
  func manyKeys() {
    let text = (0..<200).map { "k\($0 % 150): x\n" }.joined()
    let checked = read(text)
    #expect(checked.diagnostics.count == 50)
    #expect(checked.diagnostics.allSatisfy { $0.code == .duplicateKey })
    #expect(checked.diagnostics.first?.others.first?.range.text == "k0")
  }
}
