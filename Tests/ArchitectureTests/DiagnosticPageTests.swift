import PolicyTestSupport
import Testing

/// The permanent codes a registry declares: `case name = "P0101"`.
func codes(in registry: String) -> [String] {
  registry.split(separator: "\n").compactMap { line in
    let words = line.trimmedStart.split(separator: " ")
    guard words.count >= 4, words[0] == "case", words[2] == "=" else { return nil }
    let code = words[3].filter { $0 != "\"" }
    return isCode(code) ? String(code) : nil
  }
}

/// Codes without a page, and pages without a code.
func unmatched(codes: [String], pages: [String]) -> [String] {
  let codes = Set(codes)
  let explained = Set(pages.filter { isCode($0) })
  return codes.subtracting(explained).sorted().map { "\($0) has no page" }
    + explained.subtracting(codes).sorted().map { "the page \($0) explains no code" }
}

private func isCode(_ text: some StringProtocol) -> Bool {
  text.count == 5 && text.first == "P" && text.dropFirst().allSatisfy(\.isNumber)
}

private let registry = codes(in: Repository.text("Sources/Diagnostics/DiagnosticCode.swift"))
private let pages = Repository.files(under: "docs/diagnostics", withExtension: "md")

@Test(.enabled(if: Repository.has("docs/diagnostics"), "there are no pages yet"))
func everyCodeHasAPage() {
  let names = pages.compactMap { $0.split(separator: "/").last?.dropLast(3) }.map(String.init)
  #expect(unmatched(codes: registry, pages: names) == [])
}

@Test(.enabled(if: Repository.has("docs/diagnostics"), "there are no pages yet"))
func everyPageOpensWithItsCode() {
  let complaints = pages.filter { path in
    let name = path.split(separator: "/").last?.dropLast(3) ?? ""
    return isCode(name) && !Repository.text(path).hasPrefix("# \(name)")
  }
  #expect(complaints == [])
}

@Test func codesAreUnique() {
  #expect(!registry.isEmpty, "the registry is where it is looked for")
  #expect(Set(registry).count == registry.count)
}

@Test func aMissingPageAndAStrayPageAreSeen() {
  #expect(codes(in: "  case a = \"P0101\"\n  case b\n  case .c: d\n") == ["P0101"])
  #expect(
    unmatched(codes: ["P0101", "P0102"], pages: ["P0102", "P0199", "README"])
      == ["P0101 has no page", "the page P0199 explains no code"])
}
