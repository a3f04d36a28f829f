import Foundation
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicySyntax
import PolicyTestSupport
import PolicyValues
import SourceText
import StandardFunctions
import Testing

/// One person with one permit, under every policy that endorses: the table of `CrossCity.csv`.
///
/// A cell is the outcome with the effect on the years of residence; `?` where it is undetermined.
/// Each cell was held against the sources that the row names.
@Suite struct CrossCityTests {
  /// The permit of everybody: a year from its issue, nothing changed, everything else as good as can be.
  static let common = """
    permit.kind: residence-permit
      permit.issued: 2020-03-01
      permit.starts: 2020-03-01
      permit.expires: 2021-03-01
      request.by: self
      request.ground: employment
      changed.address: false
      changed.identity: false
      changed.employment: false
      residence.registered: 2019-03-01
    """

  static let table = Repository.text("Tests/PackTests/CrossCity.csv").split(separator: "\n")
    .filter { !$0.hasPrefix("#") }
    .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }

  private let store = PolicyStore(
    folders: [Repository.root.appending(path: "policies").path],
    library: StandardFunctions().functions)

  @Test func everyRowIsDecidedAsTheSourcesSay() throws {
    let days = try #require(Self.table.first).dropFirst(3)
    let rows = Self.table.dropFirst()
    try #require(rows.count >= 20 && days.count >= 10)
    for row in rows {
      try #require(row.count == days.count + 3, "\(row[0]) has \(row.count) columns")
      for (day, expected) in zip(days, row.dropFirst(3)) {
        let found = try cell(policy: row[0], facts: row[2], day: day)
        #expect(found == expected, "\(row[0]) on \(day), see \(row[1])")
      }
    }
  }

  /// Every policy with an endorsement has its row.
  @Test func noPolicyIsPassedOver() throws {
    let named = Set(Self.table.dropFirst().compactMap { $0[0].split(separator: "@").first })
    for pack in store.packIDs.compactMap({ store.pack($0) }) {
      for policy in store.policies(of: pack) where policy.hasSuffix("/residence-permit") {
        #expect(named.contains(policy[...]), "\(policy) has no row")
      }
    }
  }

  private func cell(policy: String, facts: String, day: String) throws -> String {
    let more = facts.split(separator: ";").map { "\n  \($0.trimmingPrefix(" "))" }.joined()
    let text = """
      case: one
      policy: \(policy)
      procedure: endorse
      facts:
        \(Self.common)
        request.date: \(day)\(more)

      """
    let file = PackFile(SourceFile(path: "\(policy) on \(day)", text: text))
    let written = try #require(file.document.root.flatMap(Reader().caseFile))
    let answer = store.answer(written)
    guard case .decided(let ruling) = answer.value else {
      return answer.diagnostics.first.map { "refused: \($0.message)" } ?? "no edition"
    }
    return words(ruling.decision)
  }

  private func words(_ decision: Decision) -> String {
    let words = [OutputName.outcome, .continuity].map(decision.show).filter { $0 != "none" }
      .map { $0 == "undetermined" ? "?" : $0 }
    return words.first == "?" ? "?" : words.joined(separator: " ")
  }
}
