import PolicyTestSupport
import Testing

/// Tables of a Markdown file, below one heading: cells by row, without the head of each table.
func tableRows(under heading: String, in markdown: String) -> [[String]] {
  section(heading, of: markdown).filter { $0.hasPrefix("|") }
    .split { line in line.allSatisfy { "|-: ".contains($0) } }
    .enumerated().flatMap { part, lines in part == 0 ? [] : Array(lines) }
    .map { line in
      line.split(separator: "|").map { cell in
        String(cell.trimmedStart).trimmedEnd
      }
    }
}

/// The names in backquotes after the last arrow of each list item below a heading.
func closingNames(under heading: String, in markdown: String) -> [(item: String, names: [String])] {
  var items: [String] = []
  for line in section(heading, of: markdown) {
    if line.hasPrefix("* ") || line.hasPrefix("- ") {
      items.append(String(line))
    } else if line.hasPrefix("  "), !items.isEmpty {
      items[items.count - 1] += " " + line.trimmedStart
    }
  }
  return items.map { item in
    let arrow = item.ranges(of: "→").last
    let tail = arrow.map { item[$0.upperBound...] } ?? ""
    return (item, codeSpans(in: String(tail)))
  }
}

/// What stands between backquotes.
func codeSpans(in text: String) -> [String] {
  text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
    .filter { $0.offset % 2 == 1 }.map { String($0.element) }
}

private func section(_ heading: String, of markdown: String) -> [Substring] {
  let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
  guard let start = lines.firstIndex(of: "## \(heading)") else { return [] }
  return Array(lines[(start + 1)...].prefix { !$0.hasPrefix("## ") })
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

private let architecture = Repository.text("docs/ARCHITECTURE.md")
private let testNames = Set(
  Source.tests.flatMap { source in
    source.swift.code.ranges(of: "func ").map { range in
      String(source.swift.code[range.upperBound...].prefix { $0.isLetter || $0.isNumber })
    }
  })

@Test func everyInvariantNamesItsTest() {
  let invariants = closingNames(under: "Invariants", in: architecture)
  #expect(invariants.count > 5, "the invariants are where they are looked for")
  let complaints = invariants.flatMap { item, names in
    names.isEmpty
      ? ["no test is named by: \(item)"]
      : names.filter { !testNames.contains($0) }.map { "`\($0)` is no test; named by: \(item)" }
  }
  #expect(complaints == [])
}

@Test func everyLawNamesATestThatExists() {
  let rows = tableRows(under: "Laws", in: architecture)
  #expect(rows.count > 5, "the laws are where they are looked for")
  let complaints = rows.flatMap { codeSpans(in: $0.last ?? "") }.filter { !testNames.contains($0) }
  #expect(complaints == [])
}

@Test func everyTargetIsInTheTable() {
  let rows = tableRows(under: "Targets", in: architecture)
  let described = Set(rows.compactMap { $0.first.flatMap { codeSpans(in: $0).first } })
  let folders = Set(Repository.folders(in: "Sources"))
  #expect(folders.subtracting(described).sorted() == [], "targets without a row")
  let imagined = rows.filter { row in
    let name = row.first.flatMap { codeSpans(in: $0).first } ?? ""
    return !folders.contains(name) && !row.joined().contains("planned")
  }
  #expect(imagined == [], "rows without a target that do not say `planned`")
}

@Test func everyDecisionIsNumberedAndShort() {
  let decisions = Repository.files(under: "docs/decisions", withExtension: "md")
  let parts = ["## Context", "## Decision", "## Consequences"]
  #expect(decisions.count >= 4)
  let complaints = decisions.filter { path in
    let text = Repository.text(path)
    let name = path.split(separator: "/").last ?? ""
    return !name.prefix(4).allSatisfy(\.isNumber) || !parts.allSatisfy(text.contains)
      || text.split(separator: "\n", omittingEmptySubsequences: false).count > 60
  }
  #expect(complaints == [])
}

@Test func linksBetweenDocumentsLeadSomewhere() {
  let documents = Repository.files(withExtension: "md").filter {
    !$0.contains("/") || $0.hasPrefix("docs/") || $0.hasPrefix("examples/")
  }
  let complaints = documents.flatMap { path in
    brokenLinks(in: Repository.text(path), at: path, exists: Repository.has)
  }
  #expect(complaints == [])
}

/// Relative links of a Markdown text whose file is not there.
func brokenLinks(in text: String, at path: String, exists: (String) -> Bool) -> [String] {
  let folder = path.split(separator: "/").dropLast()
  return text.ranges(of: "](").compactMap { range in
    let link = text[range.upperBound...].prefix { $0 != ")" && $0 != "#" }
    guard !link.isEmpty, !link.contains(":"), !link.contains(" ") else { return nil }
    var parts = folder
    for part in link.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return exists(parts.joined(separator: "/")) ? nil : "\(path) links to \(link)"
  }
}

@Test func anInvariantWithoutATestIsSeen() {
  let text =
    "# A\n\n## Invariants\n\n* one → `a`, `b`\n* two\n  lines `x` → `c`\n* none\n\n## B\n* z\n"
  let found = closingNames(under: "Invariants", in: text)
  #expect(found.map(\.names) == [["a", "b"], ["c"], []])
}

@Test func rowsOfATableAreReadWithoutItsHead() {
  let text = "## Laws\n\n| a | b |\n|---|---|\n| `x` | one `t` |\n| `y` | |\n\n## C\n| z | |\n"
  #expect(tableRows(under: "Laws", in: text) == [["`x`", "one `t`"], ["`y`", ""]])
}

@Test func aBrokenLinkIsSeen() {
  let text = "[a](../b.md#x) [c](d.md) [e](https://x.org/y)"
  #expect(brokenLinks(in: text, at: "docs/a.md") { $0 == "b.md" } == ["docs/a.md links to d.md"])
}
