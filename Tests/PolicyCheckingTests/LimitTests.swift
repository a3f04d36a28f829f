import Diagnostics
import SourceText
import Testing

@testable import PolicyChecking

/// Limits that no text of a reasonable size reaches.
@Suite struct LimitTests {
  @Test func aProgramTooLargeSaysHowLarge() {
    let file = SourceFile(path: "permit.yaml", text: "policy: town/permit\n")
    let complaint = Diagnostic.programTooLarge(
      "renew", 70_000, at: SourceRange(file, 8..<19))
    #expect(
      renderDiagnostics([complaint]) == """
        error[P0509]: `renew` needs 70000 registers, more than the 65536 there are
          ╭─ permit.yaml:1:9
          │
        1 │ policy: town/permit
          │         ^^^^^^^^^^^ too large
          │

        """)
  }
}
