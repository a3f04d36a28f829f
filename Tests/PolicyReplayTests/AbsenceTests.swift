import CivilTime
import PolicyPacks
import PolicyReplay
import Testing

/// What a history says of days on which there was no permit, and of days of which nobody knows.
@Suite struct AbsenceTests {
  static let policies = Lives.policies.filter { policy in
    let store = Lives.store()
    return store.editions(of: policy).contains {
      store.checked($0).value?.statuses.isEmpty == false
    }
  }

  @Test(arguments: policies) func beforeAnyIssueThereIsNoPermit(policy: String) throws {
    let lives = try Lives(policy)
    let (registered, issued) = (lives.first.adding(days: 10), lives.first.adding(days: 60))
    let bound = try lives.bind(
      "- { date: \(issued), event: issued }", facts: "{ residence.registered: \(registered) }")
    let history = try #require(bound).replay(telling: false)
    #expect(history.intervals.first?.from == registered)
    let before = try #require(history.interval(on: issued.adding(days: -1)))
    guard before.edition != nil else { return }
    #expect(before.name == "none")
    #expect(before.undetermined.isEmpty)
    #expect(history.ledger.segments.first { $0.from == registered }?.kind == .gap)
  }

  @Test(arguments: policies) func whoMovesHasNoPermitOfTheNewPlace(policy: String) throws {
    let lives = try Lives(policy)
    let other = try #require(Self.policies.last { $0 != policy })
    let moved = lives.first.adding(days: 200)
    let text = """
      case: somebody who moved
      policy: \(policy)
      facts: {}
      history:
        - { date: \(lives.first), event: issued }

      """
    let bound = try #require(try lives.bindCase(text, moves: [(other, moved)]).value)
    let asked = moved.adding(days: 30)
    let history = bound.replay(until: asked, telling: false)
    let hasRules = lives.store.editions(of: other).contains {
      $0.from <= moved && asked <= $0.until
    }
    #expect(history.interval(on: asked)?.name == (hasRules ? "none" : nil))
    #expect(history.interval(on: moved.adding(days: -1))?.name != "none")
  }

  @Test(arguments: policies) func aPermitOfWhichNothingIsKnownIsNotCalledNone(
    policy: String
  ) throws {
    let lives = try Lives(policy)
    guard lives.events.contains("endorsed") else { return }
    // An endorsement without the permit that it endorses: there must have been one.
    let bound = try #require(
      try lives.bind(
        "- { date: \(lives.first), event: endorsed }", facts: "{}"))
    let history = bound.replay(until: lives.first.adding(days: 30), telling: false)
    #expect(history.interval(on: lives.first.adding(days: 30))?.name != "none")
  }
}
