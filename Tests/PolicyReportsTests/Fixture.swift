import CivilTime
import Foundation
import PolicyEvaluation
import PolicyPacks
import PolicySyntax
import PolicyTestSupport
import PolicyValues
import Testing

@testable import PolicyReports

/// A small pack of a place that is not, and cases decided under it.
struct Fixture {
  let explanation: Explanation
  let context: ReportContext

  /// Why: reports print paths as they were given, so tests name them from the package's root.
  private static let isAtRoot = FileManager.default.changeCurrentDirectoryPath(
    Repository.root.path)

  /// Decides one case of the fixture.
  init(_ name: String) throws {
    try #require(Fixture.isAtRoot)
    let file = try PackFile(Files.read("Tests/PolicyReportsTests/Cases/\(name).yaml"))
    let reader = Reader()
    let written = try #require(file.document.root.flatMap(reader.caseFile))
    let store = PolicyStore(folders: ["Tests/PolicyReportsTests/Packs"])
    let answer = store.answer(written)
    guard case .decided(let ruling) = answer.value else {
      throw Undecided(complaints: (reader.diagnostics + answer.diagnostics).map(\.message))
    }
    explanation = explain(ruling.decision)
    context = ReportContext(
      caseTitle: written.title,
      policyTitle: Wording(zh: "沧海居住证", en: "Permit of Atlantis"),
      editionTitle: Wording(zh: "2020年版", en: "edition of 2020"),
      inForce: .init(
        from: ruling.edition.from, until: ruling.edition.until, place: ruling.edition.inForcePlace),
      governing: ruling.governingDay.map {
        .init(label: Wording(zh: "申请日期", en: "day of the request"), date: $0)
      },
      notices: [.init(year: 2021, title: Wording(zh: "2021年放假通知", en: "Holiday notice for 2021"))],
      packs: [Wording(zh: "沧海市", en: "Atlantis")],
      digests: .init(policy: "sha256:0a1b", calendar: "sha256:2c3d", engine: "1.0"))
  }

  struct Undecided: Error { let complaints: [String] }

  func blocks(_ depth: Depth, _ language: Language) -> [PolicyReports.Block] {
    narrate(explanation, context: context, depth: depth, language: language)
  }

  static let cases: [String] =
    ((try? FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appending(path: "Tests/PolicyReportsTests/Cases").path)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
}
