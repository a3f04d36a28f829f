import CivilTime
import PolicyEvaluation
import PolicyPacks
import PolicyReplay
import PolicySyntax
import PolicyTestSupport
import SourceText
import SpecSupport
import Testing

/// What is missing for a benefit is told under the edition that governs when it may be granted, too.
@Suite struct LaterEditionTests {
  private static let words = """
    vocabulary: town/years
    uses: [town/words]
    events: { issued: { zh: 签发, en: issued } }
    spells: { insured: { zh: 参保, en: insured } }
    facts:
      residence.counted-since: { type: date, record: true, zh: 起算日, en: counted since }
      paid.months:
        type: int
        range: { from: 0, to: 600 }
        zh: 参保月数
        en: months insured
        spells: { of: insured, take: months }

    """
  private static let permit = """
    policy: town/permit
    uses: [town/words, town/years]
    status:
      valid: { when: day <= permit.expires, cite: law#1 }
      lapsed: { when: day > permit.expires, cite: law#1 }
    procedures:
      issue:
        title: { zh: 签发, en: issue }
        event: issued
        rules:
          issued: { when: always, then: { outcome: accepted, continuity: restarts }, cite: law#1 }
        validity: { starts: request.date, lasts: 60 years }
        gap: { from: request.date, until: request.date - 1 day }
        record: { permit.expires: validity.ends }

    """

  private static func house(_ edition: String, _ span: String, _ condition: String) -> String {
    """
    policy: town/house
    edition: \(edition)
    in-force: { \(span) }
    uses: [town/words, town/years]
    procedures:
      settle:
        title: { zh: 落户, en: settle }
        rules:
          enough: { when: "\(condition)", then: { outcome: accepted }, cite: law#2 }
          less: { when: "not (\(condition))", then: { outcome: refused }, cite: law#2 }

    """
  }

  private static func file(_ path: String, _ text: String) -> WrittenFile {
    var file = WrittenFile(path: path, text: text)
    if text.hasPrefix("policy:") { file.complete() }
    return file
  }

  private func prospect(
    _ facts: String, asked: String, _ history: String = "", early: String, late: String
  ) throws -> (prospect: Prospect, pack: SpecPack) {
    let pack = try SpecPack([
      Self.file("town/years.yaml", Self.words), Self.file("town/permit.yaml", Self.permit),
      Self.file(
        "town/house-1.yaml", Self.house("e1", "from: 2000-01-01, until: 2022-12-31", early)),
      Self.file("town/house-2.yaml", Self.house("e2", "from: 2023-01-01, until: never", late)),
    ])
    #expect(pack.complaints().filter { $0.severity == .error }.isEmpty)
    let text = """
      case: a life
      policy: town/permit
      facts: \(facts)
      today: \(asked)
      history:
        - { date: 2020-03-10, event: issued }
      \(history)
      """
    let file = SourceFile(path: "case.yaml", text: text + "\n")
    let written = try #require(PackFile(file).document.root.flatMap(Reader().caseFile))
    let bound = try #require(pack.store.history(written).value)
    let found = pack.store.prospects(bound, bound.replay(), everyReading: false)
    return (try #require(found.first), pack)
  }

  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  @Test func whatIsMissingIsToldUnderTheEditionOfTheDayOfTheGrant() throws {
    let five = "request.date >= residence.counted-since + 5 years"
    let three = "request.date >= residence.counted-since + 3 years and savings >= 10 CNY"
    let (prospect, _) = try prospect(
      "{ savings: 20 CNY }", asked: "2021-03-01", early: five, late: three)
    #expect(prospect.course.granted == (try day("2023-03-10")))
    let now = try #require(prospect.obstacles.first)
    #expect(now.from == nil)
    #expect(now.looked == (try day("2022-12-31")))
    #expect(!now.isTimeless)
    let later = try #require(prospect.later)
    #expect(later.from == (try day("2023-01-01")))
    #expect(later.decision.program.edition == "e2")
    #expect(later.obstacles.map(\.from) == [try day("2023-03-10")])
  }

  @Test func underOneEditionThereIsNoLaterOne() throws {
    let one = "request.date >= residence.counted-since + 1 year"
    let (prospect, _) = try prospect("{}", asked: "2020-05-01", early: one, late: one)
    #expect(prospect.course.granted == (try day("2021-03-10")))
    #expect(prospect.later == nil)
  }

  @Test func aSpellThatGoesOnGrowsUntilItIsEnough() throws {
    let months = "request.date >= residence.counted-since + 1 day and paid.months >= 30"
    let spell = "  - { spell: insured, from: 2020-03-15, until: never }"
    let (prospect, _) = try prospect(
      "{}", asked: "2021-03-01", spell, early: months, late: months)
    // April 2020 is the first whole month, September 2022 the thirtieth.
    #expect(prospect.course.granted == (try day("2022-10-01")))
    #expect(prospect.course.open == nil)
    #expect(prospect.obstacles.map(\.from) == [try day("2022-10-01")])
  }

  @Test func aSpellThatHasEndedIsNeverEnough() throws {
    let months = "request.date >= residence.counted-since + 1 day and paid.months >= 30"
    let spell = "  - { spell: insured, from: 2020-03-15, until: 2022-09-29 }"
    let (prospect, _) = try prospect(
      "{}", asked: "2021-03-01", spell, early: months, late: months)
    #expect(prospect.course.first == nil)
    let obstacle = try #require(prospect.obstacles.first)
    #expect(obstacle.from == nil)
    #expect(prospect.horizon == (try day("2041-03-01")))
  }

  @Test func whatLastedElsewhereIsNotCountedHere() throws {
    let other = Self.permit.replacing("policy: town/permit", with: "policy: town/village")
    let pack = try SpecPack([
      Self.file("town/years.yaml", Self.words), Self.file("town/permit.yaml", Self.permit),
      Self.file("town/village.yaml", other),
    ])
    let text = """
      case: a life in two places
      policy: town/permit
      facts: {}
      history:
        - { spell: insured, from: 2020-01-01, until: never }
        - { date: 2020-03-10, event: issued }

      """
    let file = SourceFile(path: "case.yaml", text: text)
    let written = try #require(PackFile(file).document.root.flatMap(Reader().caseFile))
    let move = (Located("town/village", at: file.wholeRange), try day("2020-07-15"))
    let bound = try #require(pack.store.history(written, moves: [move]).value)
    func months(_ text: String) throws -> Int32? {
      bound.counted(on: try day(text))["paid.months"]?.value
    }
    #expect(try months("2020-07-14") == 6)
    #expect(try months("2020-07-15") == 0)
    #expect(try months("2020-09-01") == 1)
  }

  @Test func whatIsStatedDoesNotGrow() throws {
    let months = "request.date >= residence.counted-since + 1 day and paid.months >= 30"
    let (prospect, _) = try prospect(
      "{ paid.months: 11 }", asked: "2021-03-01", early: months, late: months)
    #expect(prospect.course.first == nil)
    let obstacle = try #require(prospect.obstacles.first)
    #expect(obstacle.from == nil)
    #expect(obstacle.isTimeless)
  }
}
