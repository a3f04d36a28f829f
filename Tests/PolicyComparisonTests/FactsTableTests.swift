import CivilTime
import PolicyComparison
import PolicyEvaluation
import PolicyPacks
import PolicyTestSupport
import Testing

/// What the packs do with a sample permit, held against the table compiled by hand.
@Suite struct FactsTableTests {
  /// The golden file holds what the packs do where the table says something else.
  ///
  /// A period of exactly two years ends on a day that is a reading there; a fee that no source of
  /// the place speaks of is not stated.
  @Test(.enabled(if: FactsTable.isThere, "the table of facts is not beside the checkout"))
  func theTableOfFactsIsWhatThePacksDo() throws {
    let table = try #require(FactsTable())
    #expect(table.rows.count > 15)
    let start = try #require(CivilDate("2022-03-10"))
    let store = Compared.store()
    var lines: [String] = []
    for pack in store.packIDs.compactMap({ store.pack($0) }) {
      let title = pack.declaration?.title?.en.split(separator: " ").first.map(String.init)
      let names = (pack.declaration?.names ?? []) + [title].compactMap { $0 }
      for edition in store.policies(of: pack).flatMap({ store.editions(of: $0) }) {
        guard let row = table.row(names: names, edition: edition.edition),
          let checked = store.checked(edition).value, let prelude = store.prelude(edition).value,
          let question = store.question(edition, procedure: "endorse").value
        else { continue }
        let found = PolicyComparison.practice(of: checked, question, prelude, starts: start)
        // A card that runs for less than a year is no row of the table.
        guard let practice = found else { continue }
        lines += Claim.all(of: row, about: practice).map { "\(edition.id) \($0)" }
      }
    }
    let complaint = Expectations.current.complaint(
      lines.filter { !$0.contains(": agrees") }.map { $0 + "\n" }.joined(),
      againstFile: "Tests/PolicyComparisonTests/Goldens/facts-table.txt")
    #expect(complaint == nil, "\(complaint ?? "")")
    #expect(lines.count { $0.contains(": agrees") } > 90, "what can be compared is compared")
  }
}
