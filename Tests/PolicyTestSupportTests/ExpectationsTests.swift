import Foundation
import PolicyTestSupport
import Testing

private let comparing = Expectations(rewrites: false)
private let rewriting = Expectations(rewrites: true)

private func block(_ text: String) throws -> SpecBlock {
  try #require(SpecReader.read("# T\n```x\n\(text)```\n", path: "nowhere.md").first?.blocks.first)
}

@Test func theSameTextIsNoComplaint() throws {
  #expect(comparing.complaint("a\n", against: try block("a\n")) == nil)
  #expect(comparing.complaint("a", against: try block("a\n")) == nil)
}

@Test func aDifferenceShowsTheFirstLineThatDiffers() throws {
  let complaint = comparing.complaint("a\nc\n", against: try block("a\nb\n"))
  #expect(
    complaint == "nowhere.md:3: line 2 differs\n  expected: `b`\n  actual:   `c`")
}

@Test func rewritingAFileWritesItAndStillFails() throws {
  let file = FileManager.default.temporaryDirectory
    .appending(path: "expectations-\(UUID().uuidString)/golden.txt")
  defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
  #expect(comparing.complaint("x", against: file, place: "g")?.contains("is absent") == true)
  #expect(rewriting.complaint("x", against: file, place: "g")?.contains("rewritten") == true)
  #expect(comparing.complaint("x", against: file, place: "g") == nil)
  #expect(comparing.complaint("y", against: file, place: "g")?.contains("differs") == true)
}

@Test func replacingABlockLeavesEverythingElseAlone() {
  let text = "# T\n```a\none\n```\nprose\n```b more\ntwo\n```\nend\n"
  #expect(
    replacingBlock(1, with: "three\nfour\n", in: text)
      == "# T\n```a\none\n```\nprose\n```b more\nthree\nfour\n```\nend\n")
  #expect(replacingBlock(2, with: "x", in: text) == text)
}

@Test func aFenceGrowsAroundTextThatWouldCloseIt() {
  let text = replacingBlock(0, with: "```\nin\n```\n", in: "# T\n```a\nx\n```\n")
  #expect(text == "# T\n````a\n```\nin\n```\n````\n")
  #expect(SpecReader.read(text, path: "t.md").first?.blocks.first?.text == "```\nin\n```\n")
}
