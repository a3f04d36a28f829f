import Diagnostics
import Foundation
import SourceText
import Testing

@testable import YAMLTree

/// The pages of `docs/diagnostics/`: each must show what it explains.
@Suite("Pages of the reading diagnostics")
struct PageTests {
  static let codes = DiagnosticCode.allCases.filter { $0.rawValue < "P0120" }

  @Test("the wrong example yields the code, the right one nothing", arguments: codes)
  func page(code: DiagnosticCode) throws {
    let text = try Repository.text("docs/diagnostics/\(code.rawValue).md")
    #expect(text.hasPrefix("# \(code.rawValue): "))
    let blocks = Fence.all(in: text)
    let wrong = blocks.filter { $0.info.hasPrefix("yaml wrong") }
    let right = blocks.filter { $0.info == "yaml right" }
    #expect(!wrong.isEmpty && !right.isEmpty)
    for block in wrong {
      let codes = read(block.bytes).diagnostics.map(\.code)
      #expect(Set(codes) == [code])
    }
    for block in right {
      #expect(renderDiagnostics(read(block.bytes).diagnostics) == "")
    }
  }
}
