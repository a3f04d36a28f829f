import Diagnostics
import Foundation
import SourceText
import Testing
import YAMLTree

/// The public YAML test suite, run where it stands beside the repository.
@Suite(.enabled(if: Repository.hasSuite, "the YAML test suite is not beside the repository"))
struct SuiteTests {
  private enum Outcome { case exact, wronglyAccepted, refused, differs }

  private struct Case {
    let name: String
    let source: [UInt8]
    let events: String
    let isInvalid: Bool
  }

  @Test("the suite is met, and the list of refusals is true")
  func suite() throws {
    let cases = try Self.cases()
    let results = cases.map { ($0.name, Self.outcome(of: $0)) }
    let exact = results.count { $0.1 == .exact }
    let accepted = results.filter { $0.1 == .wronglyAccepted }.map(\.0)
    print("YAML test suite: \(exact) of \(cases.count) exact, \(accepted.count) wrongly accepted")
    #expect(cases.count == 402)
    #expect(exact >= 330)
    #expect(accepted.isEmpty)
    let listed = try Self.listed()
    let found = results.compactMap { name, outcome -> String? in
      switch outcome {
      case .refused: "\(name) refused"
      case .differs: "\(name) differs"
      case .exact, .wronglyAccepted: nil
      }
    }
    #expect(Set(found) == Set(listed))
    #expect(listed.count == Set(listed).count)
    let text = try Repository.text("docs/yaml-refusals.md")
    #expect(text.contains("agree with \(exact) exactly"))
  }

  @Test("strict reading refuses every invalid text of the suite")
  func strictRefusesInvalid() throws {
    for item in try Self.cases() where item.isInvalid {
      let file = SourceFile(path: item.name, bytes: item.source)
      #expect(readYAML(file).hasErrors, "\(item.name) was accepted")
    }
  }

  private static func outcome(of item: Case) -> Outcome {
    var events = YAMLEvents(SourceFile(path: item.name, bytes: item.source))
    var lines = ""
    while let event = events.next() { lines += event.notation + "\n" }
    let isRefused = !events.diagnostics.isEmpty
    if item.isInvalid { return isRefused ? .exact : .wronglyAccepted }
    if isRefused { return .refused }
    return lines == item.events ? .exact : .differs
  }

  private static func cases() throws -> [Case] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: Repository.suite.path)
    return try paths.filter { $0.hasSuffix("/test.event") }.sorted().map { path in
      let name = String(path.dropLast("/test.event".count))
      let folder = Repository.suite.appending(path: name)
      return Case(
        name: name,
        source: [UInt8](try Data(contentsOf: folder.appending(path: "in.yaml"))),
        events: try String(contentsOf: folder.appending(path: "test.event"), encoding: .utf8),
        isInvalid: FileManager.default.fileExists(
          atPath: folder.appending(path: "error").path))
    }
  }

  /// The rows of the page: `| `name` | refused | what it holds |`.
  private static func listed() throws -> [String] {
    try Repository.text("docs/yaml-refusals.md").split(separator: "\n").compactMap { line in
      guard line.hasPrefix("| `") else { return nil }
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(cells.count == 3 && cells[2].count > 3, "\(line) has no reason")
      return "\(cells[0].trimmingCharacters(in: ["`"])) \(cells[1])"
    }
  }
}
