import Foundation
import PolicyTestSupport
import Testing

/// The guides for authors are one session each: what a reader types and writes, in the order of the page.
@Suite struct GuideTests {
  @Test(arguments: ["docs/authoring.md", "docs/authoring.zh-CN.md"])
  func aGuideGoesAsWritten(path: String) throws {
    let blocks = SpecReader.read(Repository.text(path), path: path).flatMap(\.blocks)
    try #require(blocks.count { $0.kind == "console" } >= 6)
    try Machine.withFolder { machine in
      let shared = Repository.root.appending(path: "policies/cn")
      let folder = machine.folder.appending(path: "policies")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: shared, to: folder.appending(path: "cn"))
      for block in blocks {
        if block.kind == "yaml", let path = block.attributes.first {
          try machine.write(block.text, to: path)
        } else if block.kind == "console" {
          let actual = try machine.replay(block)
          let complaint = Expectations.current.complaint(actual, against: block)
          #expect(complaint == nil, "\(complaint ?? "")")
        }
      }
    }
  }
}
