import Foundation
import PolicyTestSupport

/// The comparison table that lies beside the checkout, compiled by hand from the sources.
///
/// It is never copied: rows are known by the names of their places, cells are only looked into.
struct FactsTable {
  /// A row: what it is called, and the text under each heading.
  struct Row {
    let name: String
    let cells: [String: String]

    /// The year in its name, with how it stands there: `2018`, `<2016`, `≥2016`.
    var year: (sign: Character?, number: Int)? {
      for start in name.indices where name[start...].prefix(4).allSatisfy(\.isNumber) {
        guard let number = Int(name[start...].prefix(4)), number > 1900 else { continue }
        let before = start > name.startIndex ? name[name.index(before: start)] : nil
        return (before, number)
      }
      return nil
    }
  }

  let rows: [Row]

  private static let url = Repository.root.appending(path: "../shared/domain/facts.md")

  static var isThere: Bool { FileManager.default.fileExists(atPath: url.path) }

  /// nil: the table is not where it was.
  init?() {
    guard let text = try? String(contentsOf: Self.url, encoding: .utf8) else { return nil }
    let lines = text.split(separator: "\n").drop { !$0.hasPrefix("## 2") }.filter {
      $0.hasPrefix("|")
    }
    guard let head = lines.first.map(Self.cells), lines.count > 2 else { return nil }
    rows = lines.dropFirst(2).prefix { Self.cells($0).count == head.count }.map { line in
      let cells = Self.cells(line)
      return Row(name: cells[0], cells: Dictionary(zip(head, cells)) { first, _ in first })
    }
  }

  private static func cells(_ line: Substring) -> [String] {
    line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  /// The row about an edition: of its place, and of its year where there are several.
  func row(names: [String], edition: String) -> Row? {
    let own = rows.filter { row in
      let words = Set(row.name.split { !$0.isLetter }.map(String.init))
      return names.contains { name in
        row.name.hasPrefix(name) || words.contains(name)
      } && !row.name.contains("card")
    }
    guard own.count > 1, let year = Int(edition.prefix(4)) else { return own.first }
    let fitting = own.filter { row in
      switch row.year {
      case ("<", let number)?: year < number
      case ("≥", let number)?: year >= number
      case (_, let number)?: year == number
      case nil: true
      }
    }
    return fitting.first { $0.year != nil } ?? fitting.first
  }
}
