import Foundation
import PolicyTestSupport
import Testing

/// The list of facts that the packs encode, held against what the packs say they encode.
///
/// The list stands beside the checkout; where it is absent nothing is compared, and the run says so.
@Suite struct FactLedgerTests {
  static let list = Repository.root.appending(path: "../shared/domain/facts.md")
  static let isListThere = FileManager.default.fileExists(atPath: list.path)

  /// `XX-12`: a row of a table of facts.
  private static func facts(_ text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /^\| ([A-Z]{1,3}-\d{2}) \|/).map { String($0.1) }
    }
  }

  /// `A12-R3`: an answer to a contradiction, from the paragraph that opens with its number.
  private static func answers(_ text: String) -> [String] {
    var found: [String] = []
    var open: [String] = []
    for line in text.split(separator: "\n") {
      if let head = line.firstMatch(of: /^\*\*(A\d+)(?:\/(A\d+))? –/) {
        open = [String(head.1)] + (head.2.map { [String($0)] } ?? [])
      } else if line.hasPrefix("#") || line.hasPrefix("---") || line.hasPrefix("**") {
        open = []
      }
      for answer in line.matches(of: /\bR(\d)\b/) where !open.isEmpty {
        // An answer of a double number belongs to either.
        found.append(open.map { "\($0)-R\(answer.1)" }.joined(separator: "|"))
      }
    }
    return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Every id that a file of a pack puts under `ref:`.
  private static func encoded() -> Set<String> {
    var ids: Set<String> = []
    for path in Repository.files(under: "policies", withExtension: "yaml") {
      for reference in Repository.text(path).matches(of: /\bref: *(\[[^\]]*\]|[A-Z0-9-]+)/) {
        for id in reference.1.matches(of: /[A-Z]{1,3}-\d{2}\b|A\d+(-R\d)?/) {
          ids.insert(String(id.0))
        }
      }
    }
    return ids
  }

  /// Every id that a pack's README names, with ranges such as `XX-01 to XX-07` read out.
  private static func named() -> Set<String> {
    var ids: Set<String> = []
    for path in Repository.files(under: "policies", withExtension: "md") {
      let text = Repository.text(path)
      for match in text.matches(of: /([A-Z]{1,3})-(\d{2})(?: to (?:[A-Z]{1,3}-)?(\d{2}))?/) {
        guard let first = Int(match.2), let last = Int(match.3 ?? match.2) else { continue }
        for number in first...max(first, last) {
          ids.insert("\(match.1)-\(number < 10 ? "0" : "")\(number)")
        }
      }
      ids.formUnion(text.matches(of: /\bA\d+-R\d/).map { String($0.0) })
    }
    return ids
  }

  @Test(.enabled(if: isListThere, "the list of facts is not beside this checkout"))
  func noFactIsForgottenSilently() throws {
    let text = try String(contentsOf: Self.list, encoding: .utf8)
    let facts = Self.facts(text)
    let answers = Self.answers(text)
    #expect(facts.count > 100)
    #expect(answers.count > 80)
    let known = Self.encoded().union(Self.named())
    let forgotten = (facts + answers).filter { id in
      !id.split(separator: "|").contains { known.contains(String($0)) }
    }
    #expect(forgotten == [], "neither under `ref:` nor in a pack's README")
  }

  @Test(.enabled(if: isListThere, "the list of facts is not beside this checkout"))
  func noReferenceIsInvented() throws {
    let text = try String(contentsOf: Self.list, encoding: .utf8)
    let facts = Set(Self.facts(text))
    let answers = Set(Self.answers(text).flatMap { $0.split(separator: "|").map(String.init) })
    let contradictions = Set(answers.compactMap { $0.split(separator: "-").first.map(String.init) })
    let strange = Self.encoded().filter { id in
      !facts.contains(id) && !answers.contains(id) && !contradictions.contains(id)
        && !text.contains("**\(id) ") && !text.contains("**\(id)/") && !text.contains("/\(id) ")
    }
    #expect(strange.sorted() == [])
  }
}
