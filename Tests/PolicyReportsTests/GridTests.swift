import SourceText
import Testing

@testable import PolicyReports

/// Tables with long cells, in a terminal.
@Suite struct GridTests {
  private static let columns: [Inline] = ["规则", "一座小镇的居住证", "town permit"]
  private static let rows: [[Inline]] = [
    [
      "按时签注", .code("permit.expires - 30 days") + " 至 " + .code("permit.expires") + "：连续计算",
      "from the first day on which anybody may ask for it until the last day of the period",
    ],
    ["办结", "未规定", .place("a-place-with-no-space-in-it-that-is-longer-than-any-column-could-be")],
  ]

  private func lines(_ width: Int) -> [String] {
    TextRenderer(width: width).render([.grid(columns: Self.columns, rows: Self.rows)])
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(arguments: [50, 80, 100, 120]) func noLineIsLongerThanTheRoom(width: Int) {
    for line in lines(width) { #expect(terminalCells(line) <= width) }
  }

  @Test(arguments: [50, 80, 100, 120]) func columnsStartInTheSameCellOfEveryLine(width: Int) throws
  {
    let lines = lines(width)
    let rule = try #require(lines.first { $0.hasPrefix("─") })
    let starts = rule.indices.filter { index in
      rule[index] == "─" && (index == rule.startIndex || rule[rule.index(before: index)] == " ")
    }.map { rule.distance(from: rule.startIndex, to: $0) }
    #expect(starts.count == Self.columns.count)
    for line in lines {
      var cells: [Character?] = []
      for character in line {
        cells.append(character)
        if terminalCells(character) == 2 { cells.append(nil) }
      }
      for start in starts.dropFirst() where start < cells.count {
        #expect(cells[start - 1] == " " && cells[start - 2] == " ", "\(line)")
      }
    }
  }

  @Test(arguments: [50, 80, 120]) func nothingIsLost(width: Int) {
    func letters(_ text: String) -> [Character] { text.filter { !" ─\n".contains($0) }.sorted() }
    let all = ([Self.columns] + Self.rows).flatMap(\.self).map(\.plain).joined()
    #expect(letters(lines(width).joined()) == letters(all))
  }
}
