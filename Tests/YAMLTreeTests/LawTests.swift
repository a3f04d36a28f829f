import Diagnostics
import Foundation
import PolicyTestSupport
import SourceText
import Testing

@testable import YAMLTree

@Suite("Laws of reading")
struct LawTests {
  @Test("a child's range lies inside its parent's, and after its elder's", arguments: texts())
  func rangesNest(text: Text) {
    let checked = readYAML(text.file)
    guard let root = checked.value.root else { return }
    let broken = misplaced(root, in: 0..<text.file.bytes.count)
    #expect(broken == nil, "\(text): \(broken.map { "\($0)" } ?? "")")
  }

  @Test("the slice of a scalar reads as the same text", arguments: texts())
  func scalarSlicesReparse(text: Text) {
    let checked = readYAML(text.file)
    // What was repaired reads differently by intention.
    guard !checked.hasErrors, let root = checked.value.root else { return }
    for scalar in scalars(root) where !scalar.isMissing && !needsItsPlace(scalar) {
      let again = read("--- " + scalar.range.text)
      guard case .scalar(let same) = again.value.root else {
        Issue.record("\(text): \(scalar.range.text.debugDescription) reads as no scalar")
        continue
      }
      #expect(same.text == scalar.text && same.style == scalar.style)
    }
  }

  @Test("reading never traps, and always says why it stopped", arguments: 0..<8)
  func readingNeverTraps(seed: Int) {
    var chance = SplitMix64(seed: UInt64(seed))
    let seeds = texts().map(\.file.bytes).filter { $0.count < 4000 }
    for _ in 0..<400 {
      var bytes = seeds.randomElement(using: &chance) ?? []
      mutate(&bytes, &chance)
      let file = SourceFile(path: "seed-\(seed)", bytes: bytes)
      let checked = readYAML(file)
      #expect(checked.value.isComplete || checked.hasErrors)
      if let root = checked.value.root {
        #expect(misplaced(root, in: 0..<bytes.count) == nil, "\(file.text(0..<bytes.count))")
      }
      for comment in checked.value.comments { #expect(comment.text.hasPrefix("#")) }
      #expect(renderDiagnostics(checked.diagnostics).isEmpty == checked.diagnostics.isEmpty)
      var events = YAMLEvents(file)
      while events.next() != nil {}
    }
  }

  @Test("reading never traps on bytes without sense", arguments: 0..<4)
  func randomBytes(seed: Int) {
    var chance = SplitMix64(seed: UInt64(seed) &+ 1000)
    let common = Array("{}[],:-?#&*!|>'\"%@` \n\t\rab\u{FEFF}居\u{0}".utf8)
    for _ in 0..<1000 {
      let count = Int.random(in: 0..<80, using: &chance)
      let bytes = (0..<count).map { _ in
        Bool.random(using: &chance)
          ? UInt8.random(in: 0...255, using: &chance) : common.randomElement(using: &chance) ?? 0
      }
      let checked = read(bytes)
      #expect(checked.value.isComplete || checked.hasErrors)
    }
  }

  @Test("every beginning of a text can be read")
  func truncated() {
    for text in texts() where text.file.bytes.count < 700 {
      for end in text.file.bytes.indices {
        let checked = read(Array(text.file.bytes[..<end]))
        #expect(checked.value.isComplete || checked.hasErrors)
      }
    }
  }

  @Test("depth is limited before it costs anything", arguments: ["[", "{a: ", "- ", "? ", "[{"])
  func depth(opening: String) {
    let text = String(repeating: opening, count: 200_000)
    let checked = read(text)
    #expect(checked.diagnostics.contains { $0.code == .tooDeep })
    #expect(!checked.value.isComplete)
    var events = YAMLEvents(SourceFile(path: "deep.yaml", text: text))
    while events.next() != nil {}
    #expect(events.diagnostics.map(\.code) == [.tooDeep])
  }

  @Test("no text costs more than its length", arguments: adversaryLines)
  func adversaries(line: String) {
    // Would take minutes if anything were done over and over again.
    let checked = read("x: { " + String(repeating: line, count: 60_000))
    #expect(checked.hasErrors)
  }

  private static let adversaryLines = [
    "a: b, c, ", "c, ", "(, ", "a: (, ", "k: k, ", "# c\n", "\n", "'\n", "\n'", "  ", "[a, (b], ",
    "a: |\n\n",
    "&a ", "!a ", "\u{1}", "é", "? ", "\t", "- ", ": ", "\"\n\"",
  ]

  /// The first range that is not where it should be.
  private func misplaced(_ node: Node, in parent: Range<Int>) -> Range<Int>? {
    let own = node.range.bytes
    guard parent.lowerBound <= own.lowerBound, own.upperBound <= parent.upperBound else {
      return own
    }
    var last = own.lowerBound
    var parts: [Node] = []
    switch node {
    case .scalar: return nil
    case .sequence(let items, _): parts = items
    case .mapping(let entries, _): parts = entries.flatMap { [.scalar($0.key), $0.value] }
    }
    for part in parts {
      guard part.range.bytes.lowerBound >= last else { return part.range.bytes }
      last = part.range.bytes.upperBound
      if let wrong = misplaced(part, in: own) { return wrong }
    }
    return nil
  }

  /// Whether a scalar reads differently elsewhere: its header counts from what is around it,
  /// or it ends in a colon, which only a key can.
  private func needsItsPlace(_ scalar: Node.Scalar) -> Bool {
    let source = scalar.range.text
    switch scalar.style {
    case .plain: return source.hasSuffix(":")
    case .singleQuoted, .doubleQuoted: return false
    case .literal, .folded:
      return source.prefix { !$0.isNewline && $0 != "#" }.contains(where: \.isNumber)
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ chance: inout SplitMix64) {
    let signs = Array("{}[],:-?#&*!|>'\"% \n\t".utf8)
    for _ in 0..<Int.random(in: 1...4, using: &chance) where !bytes.isEmpty {
      let index = Int.random(in: 0..<bytes.count, using: &chance)
      switch Int.random(in: 0..<5, using: &chance) {
      case 0: bytes.remove(at: index)
      case 1: bytes.insert(signs.randomElement(using: &chance) ?? 0, at: index)
      case 2: bytes[index] = UInt8.random(in: 0...255, using: &chance)
      case 3: bytes.removeSubrange(index...)
      default: bytes.insert(contentsOf: bytes[index...].prefix(20), at: index)
      }
    }
  }
}

/// A text to read, with a short name.
struct Text: Sendable, CustomTestStringConvertible {
  let file: SourceFile
  var testDescription: String { file.path }
}

/// The texts of the suite, where it stands beside the repository, and some of our own.
func texts() -> [Text] {
  let own = [
    "a: 1\nb:\n  - x\n  - { y: z, w: [1, 2] }\n",
    "名称: { zh: 居住证, en: \"residence permit\" } # 注\n规则:\n  - when: >-\n      a >= 1\n      and b\n",
    "a: |\n  x\n\n  y\n\n\n# end\nb: 'it''s'\n",
    "x: [ min(a, b), c ]\ny: { when: f(a, b) >= 1, then: z }\nz:\n",
  ].enumerated().map { SourceFile(path: "own-\($0.offset)", text: $0.element) }
  guard Repository.hasSuite,
    let paths = try? FileManager.default.subpathsOfDirectory(atPath: Repository.suite.path)
  else { return own.map(Text.init) }
  let suite = paths.filter { $0.hasSuffix("in.yaml") }.sorted().compactMap { path in
    FileManager.default.contents(atPath: Repository.suite.appending(path: path).path)
      .map { SourceFile(path: path, bytes: [UInt8]($0)) }
  }
  return (own + suite).map(Text.init)
}
