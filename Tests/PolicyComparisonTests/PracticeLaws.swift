import CivilTime
import PolicyEvaluation
import PolicyPacks
import PolicyValues
import Testing

@testable import PolicyComparison

/// Laws of the rows of a table, held on some of the shipped editions.
@Suite struct PracticeLaws {
  /// Every fifth edition: each takes a decision for every day of over a year.
  static let some = stride(from: 0, to: Compared.shipped.count, by: 5).map { $0 }

  /// nil: the edition accepts no sample permit, which runs for a year; a card may run for less.
  private func reader(_ index: Int) throws -> PracticeReader? {
    let (id, edition) = Compared.shipped[index]
    let store = Compared.store()
    let file = try #require(store.base(id))
    let start = try #require(CivilDate("2022-03-10"))
    guard let question = store.question(file, procedure: "endorse").value else { return nil }
    let prelude = try #require(store.prelude(file).value)
    return PracticeReader(edition, question, prelude, starts: start)
  }

  @Test(arguments: some) func spansSayWhatEveryDayIsDecidedLike(index: Int) throws {
    guard let reader = try reader(index) else { return }
    let practice = reader.practice()
    var day = practice.starts.adding(days: 300)
    while day < practice.expires.adding(days: 200) {
      let decision = reader.sample.decided(reader.base, on: day).1
      let span = practice.spans.first { $0.from <= day && day <= $0.until }
      #expect(span?.outcome == decision.outcome, "\(day)")
      #expect(span?.rules == decision.decidingRules.map { decision.program.rules[$0].id }, "\(day)")
      day = day.adding(days: 1)
    }
  }

  @Test(arguments: some) func spansFollowEachOtherWithoutAHole(index: Int) throws {
    guard let spans = try reader(index)?.practice().spans else { return }
    #expect(spans.count > 2)
    for (earlier, later) in zip(spans, spans.dropFirst()) {
      #expect(earlier.until.adding(days: 1) == later.from)
    }
  }

  @Test(arguments: some) func whatIsAcceptedRestsOnSomething(index: Int) throws {
    guard let practice = try reader(index)?.practice() else { return }
    #expect(!practice.accepted.isEmpty)
    let settled = practice.accepted.filter(\.open.isEmpty)
    #expect(settled.allSatisfy { !$0.rest.flatMap(\.citations).isEmpty })
  }
}
