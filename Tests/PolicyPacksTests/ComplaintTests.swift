import Diagnostics
import PolicyTestSupport
import SpecSupport
import Testing

@testable import PolicyPacks

/// Every complaint about packs and cases, as a person sees it; the chapters are in `Complaints.md`.
@Suite("What a person sees of packs and cases")
struct ComplaintTests {
  static let path = "Tests/PolicyPacksTests/Complaints.md"

  @Test("each chapter's files are complained about in exactly these words")
  func chapters() throws {
    let specs = SpecReader.read(Repository.text(Self.path), path: Self.path)
    #expect(specs.count > 20)
    var seen: Set<DiagnosticCode> = []
    for spec in specs { seen.formUnion(try runSpec(spec)) }
    // A program too large, and a file nobody may read, are made by hand; locks and archives are
    // complained about in the sessions of the command.
    let all = DiagnosticCode.allCases.filter { code in
      ["P05", "P06"].contains { code.rawValue.hasPrefix($0) }
    }
    let byHand: Set<DiagnosticCode> = [.programTooLarge, .unreadableFile, .noHistory]
    let elsewhere = all.filter { ("P0620"..."P0639").contains($0.rawValue) }
    #expect(
      Set(all).subtracting(seen).subtracting(byHand).subtracting(elsewhere).map(\.rawValue).sorted()
        == [])
  }
}
