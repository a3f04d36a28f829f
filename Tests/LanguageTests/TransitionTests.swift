import CivilTime
import PolicyEvaluation
import PolicyPacks
import PolicyTestSupport
import Testing

/// What a history asks for on the first day of an edition.
@Suite struct TransitionTests {
  private let store = PolicyStore(
    folders: [Repository.root.appending(path: "Tests/PolicyReportsTests/Packs").path])

  private func edition(_ policy: String) throws -> EditionFile {
    try #require(store.editions(of: policy).last)
  }

  private func facts(_ days: [String: String]) throws -> [String: CaseInput.StatedFact] {
    try days.mapValues { text in
      let parts = text.split(separator: "-").compactMap { Int($0) }
      let day = try #require(CivilDate(year: parts[0], month: parts[1], day: parts[2]))
      return CaseInput.StatedFact(value: day.packed, place: nil)
    }
  }

  private func apply(_ days: [String: String]) throws -> TransitionedRecord {
    let applied = store.applyTransition(of: try edition("borough/permit"), to: try facts(days))
    return try #require(applied.value)
  }

  private func day(_ fact: String, _ record: TransitionedRecord) -> String? {
    record.facts[fact].map { CivilDate(packed: $0.value).description }
  }

  @Test func anOlderRecordIsChangedByTheRulesThatHold() throws {
    let record = try apply(["permit.starts": "2020-03-01", "permit.expires": "2021-03-01"])
    #expect(record.day.description == "2021-01-01")
    #expect(day("permit.expires", record) == "2021-06-30")
    #expect(day("permit.starts", record) == "2020-03-01")
    #expect(record.rules.map(\.id) == ["until-the-summer"])
    #expect(record.changed == ["permit.expires"])
  }

  @Test func aRecordOfTheEditionItselfIsKept() throws {
    let record = try apply(["permit.starts": "2021-01-01", "permit.expires": "2021-03-01"])
    #expect(day("permit.expires", record) == "2021-03-01")
    #expect(record.rules.isEmpty && record.openRules.isEmpty && record.changed.isEmpty)
  }

  @Test func whatItReturnsItWouldReturnAgain() throws {
    let once = try apply(["permit.starts": "2020-03-01", "permit.expires": "2021-03-01"])
    let again = store.applyTransition(of: try edition("borough/permit"), to: once.facts)
    let twice = try #require(again.value)
    #expect(twice.facts.mapValues(\.value) == once.facts.mapValues(\.value))
    #expect(twice.changed.isEmpty)
  }

  @Test func aFactThatMayHaveChangedIsNoLongerKnown() throws {
    let record = try apply(["permit.expires": "2021-03-01"])
    #expect(record.facts["permit.expires"] == nil)
    #expect(record.openRules.map(\.id) == ["until-the-summer"])
    #expect(record.changed == ["permit.expires"])
  }

  @Test func anEditionWithoutATransitionGivesNone() throws {
    let applied = store.applyTransition(of: try edition("shire/permit"), to: [:])
    #expect(applied.value == nil)
    #expect(!applied.hasErrors)
  }
}
