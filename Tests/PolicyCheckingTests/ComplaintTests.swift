import Diagnostics
import PolicyTestSupport
import SourceText
import SpecSupport
import Testing

@testable import PolicyChecking

/// Every complaint of checking, as a person sees it; the chapters are in `Complaints.md`.
@Suite("What a person sees of checking")
struct ComplaintTests {
  static let path = "Tests/PolicyCheckingTests/Complaints.md"

  @Test("each chapter's files are complained about in exactly these words")
  func chapters() throws {
    let specs = SpecReader.read(Repository.text(Self.path), path: Self.path)
    #expect(specs.count > 40)
    var seen: Set<DiagnosticCode> = []
    for spec in specs { seen.formUnion(try runSpec(spec)) }
    let all = DiagnosticCode.allCases.filter { code in
      ["P014", "P02", "P03", "P04"].contains { code.rawValue.hasPrefix($0) }
    }
    #expect(Set(all).subtracting(seen).map(\.rawValue).sorted() == [])
  }
}
