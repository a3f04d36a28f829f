import SourceText
import Testing

@Suite("Counting columns")
struct SourceTextTests {
  private static let widths: [(String, Int)] = [
    ("abc", 3), ("居住证", 6), ("é", 1), ("e\u{301}", 1), ("（，）", 6), ("ｱ", 1), ("Ａ", 2),
    ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("👨‍👩‍👧", 2), ("🇨🇳", 2), ("❤️", 2), ("\u{200B}", 0),
    ("", 0),
    ("≥", 1), ("…", 1), ("㐀", 2), ("𠀀", 2), ("\u{0}", 0),
  ]

  @Test("wide characters take two cells, marks none", arguments: widths)
  func cells(text: String, expected: Int) {
    #expect(terminalCells(text) == expected)
  }

  @Test("a place survives the way to UTF-16 and back")
  func utf16() {
    let file = SourceFile(path: "a", text: "x: 居😀é\r\n\ny\n")
    for offset in [0, 3, 6, 10, 12, 14, 15, 16, 17] {
      let place = file.utf16Position(at: offset)
      #expect(file.offset(line: place.line, utf16Column: place.column) == offset)
    }
    #expect(file.utf16Position(at: 10).column == 6)
    // Inside the pair of surrogates, beyond the line, beyond the file.
    #expect(file.offset(line: 0, utf16Column: 5) == 6)
    #expect(file.offset(line: 0, utf16Column: 99) == 12)
    #expect(file.offset(line: 99, utf16Column: 0) == 17)
    #expect(file.offset(line: -1, utf16Column: 0) == 0)
  }

  @Test("columns count characters, whatever they take in bytes")
  func columns() {
    let file = SourceFile(path: "a", text: "ab居e\u{301}x\r\nabc")
    #expect(file.position(at: 2) == TextPosition(line: 1, column: 3))
    #expect(file.position(at: 5) == TextPosition(line: 1, column: 4))
    #expect(file.position(at: 8) == TextPosition(line: 1, column: 5))
    #expect(file.position(at: 13) == TextPosition(line: 2, column: 3))
    #expect(file.position(at: 99) == TextPosition(line: 2, column: 4))
  }

  @Test("a byte order mark belongs to no column")
  func mark() {
    let file = SourceFile(path: "a", text: "\u{FEFF}ab\n")
    #expect(file.position(at: 3) == TextPosition(line: 1, column: 1))
    #expect(file.position(at: 4) == TextPosition(line: 1, column: 2))
    #expect(file.text(file.lineRange(0)) == "ab")
    #expect(file.utf16Position(at: 4).column == 1)
    #expect(file.offset(line: 0, utf16Column: 1) == 4)
  }
}
