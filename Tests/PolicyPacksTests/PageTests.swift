import Diagnostics
import PolicyTestSupport
import SpecSupport
import Testing

/// The pages of `docs/diagnostics/` from layers and names to cases: each must show what it explains.
@Suite("Pages of the diagnostics of checking, packs and cases")
struct PageTests {
  static let codes = DiagnosticCode.allCases.filter { $0.rawValue >= "P0140" }
  /// What no example of a few lines can show.
  static let unshown: Set<DiagnosticCode> = [
    .programTooLarge, .unreadableFile, .brokenStatusSource, .noHistory, .spellsDisagree,
  ]
  /// What is said of locks and archives is shown in the sessions of the command.
  static func isShown(_ code: DiagnosticCode) -> Bool {
    !unshown.contains(code) && !("P0620"..."P0639").contains(code.rawValue)
  }

  @Test("the wrong example yields the code, the right one nothing", arguments: codes)
  func everyPageYieldsItsCode(code: DiagnosticCode) throws {
    // What is found by looking everywhere; one of these pages is about having looked too little.
    let isLooking = code.rawValue > "P0700" && code.rawValue < "P0800"
    let budget = code == .unfinished ? 2 : isLooking ? 200_000 : nil
    let path = "docs/diagnostics/\(code.rawValue).md"
    let text = Repository.text(path)
    #expect(text.hasPrefix("# \(code.rawValue): "))
    let blocks = SpecReader.read(text, path: path).flatMap(\.blocks)
    let wrong = blocks.filter { $0.attributes == ["wrong"] }
    let right = blocks.filter { $0.attributes == ["right"] }
    #expect((wrong.isEmpty && right.isEmpty) == !Self.isShown(code))
    #expect(wrong.isEmpty == right.isEmpty)
    for block in wrong {
      let found = try complaints(aboutPage: block, lookingEverywhere: budget)
      #expect(Set(found.map(\.code)) == [code], "\(renderDiagnostics(found))")
    }
    for block in right {
      let found = try complaints(aboutPage: block, lookingEverywhere: budget)
      #expect(renderDiagnostics(found) == "")
    }
  }
}
