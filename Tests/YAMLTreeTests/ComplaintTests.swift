import Diagnostics
import SourceText
import Testing

@testable import YAMLTree

/// Every complaint of reading, as a person sees it; the chapters are in `Complaints.md`.
@Suite("What a person sees")
struct ComplaintTests {
  @Test("each chapter's file is complained about in exactly these words")
  func chapters() throws {
    let fences = Fence.all(in: try Repository.text("Tests/YAMLTreeTests/Complaints.md"))
    #expect(fences.count > 60 && fences.count.isMultiple(of: 2))
    var seen: Set<DiagnosticCode> = []
    for index in stride(from: 0, to: fences.count - 1, by: 2) {
      let (source, drawing) = (fences[index], fences[index + 1])
      #expect(source.heading == drawing.heading && drawing.info == "text")
      let diagnostics = read(source.bytes).diagnostics
      #expect(renderDiagnostics(diagnostics) == drawing.text, "in “\(source.heading)”")
      seen.formUnion(diagnostics.map(\.code))
    }
    // The limits are tested below, with small ones.
    #expect(seen == Set(PageTests.codes).subtracting([.tooLarge, .tooDeep]))
  }

  @Test("a file with too many bytes is not read")
  func tooManyBytes() {
    var limits = YAMLLimits.standard
    limits.bytes = 5
    #expect(
      complaints("a: [b\n", limits: limits) == """
        error[P0112]: this file has 6 bytes, more than the 5 that are read
          ╭─ sample.yaml:1:1
          │
        1 │ a: [b
          │ ^
          │
          = help: split the file

        """)
  }

  @Test("a file with too many values is read up to there")
  func tooManyNodes() {
    var limits = YAMLLimits.standard
    limits.nodes = 3
    #expect(
      complaints("- a\n- b\n- c\n", limits: limits) == """
        error[P0112]: this file has more than the 3 values and keys that are read
          ╭─ sample.yaml:3:3
          │
        3 │ - c
          │   ^ reading stopped here
          │
          = help: split the file

        """)
  }

  @Test("what stands too deep is not read")
  func tooDeep() {
    var limits = YAMLLimits.standard
    limits.depth = 3
    #expect(complaints("a: [[b]]\n", limits: limits) == "")
    #expect(
      complaints("a: [[[b]]]\n", limits: limits) == """
        error[P0113]: more than 3 lists and mappings stand inside one another
          ╭─ sample.yaml:1:6
          │
        1 │ a: [[[b]]]
          │      ^ one too deep
          │
          = help: give the inner parts names and keys of their own

        """)
  }

  @Test("no more complaints are made than anyone would read")
  func manyComplaints() {
    for line in ["k: k\n", "x: !t y\n", "\tx: y\n", "- \n", "- b\tc\n", "\u{1}\n"] {
      let count = read(String(repeating: line, count: 5000)).diagnostics.count
      #expect((1...YAMLLimits.standard.complaints).contains(count), "\(count) for \(line)")
    }
  }
}
