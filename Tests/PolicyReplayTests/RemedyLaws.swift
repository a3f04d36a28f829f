import CivilTime
import PolicyPacks
import PolicyReplay
import PolicyTestSupport
import Testing

/// What holds of every remedy, under every shipped policy.
@Suite struct RemedyLaws {
  /// A history with a break some years after the last valid day.
  private func late(_ lives: Lives, by days: Int) throws -> BoundHistory? {
    let broken = lives.first.adding(days: days)
    return try lives.bind(
      """
      - { date: \(lives.first), event: issued }
        - { date: \(lives.first.adding(days: 350)), event: endorsed, channel: local-station }
        - { date: \(broken), event: endorsed, channel: local-station }
      """)
  }

  /// The history up to a break with acts put in where they belong, what they state as of the last of
  /// their kind.
  private func told(
    _ bound: BoundHistory, until moment: Int, with acts: [Remedy.Act]
  ) -> [Event] {
    let slots = bound.statutes.slots
    let before = Array(bound.events[...moment])
    let added = acts.compactMap { act -> Event? in
      guard let like = before.last(where: { $0.name == act.event }) ?? before.last else {
        return nil
      }
      return Event(
        date: act.latest, name: act.event, procedure: like.procedure,
        facts: like.facts.filter { !slots.facts[$0.slot].isRecord }, papers: like.papers,
        place: like.place)
    }
    return before.dropLast() + added
  }

  @Test(arguments: Lives.policies) func remediesKeepEveryDay(policy: String) throws {
    let lives = try Lives(policy)
    guard lives.events.contains("endorsed"), lives.events.contains("issued") else { return }
    var chance = SplitMix64(seed: 61)
    let all = try [late(lives, by: 1_200), lives.bind(lives.random(&chance, count: 4))]
    for bound in all.compactMap({ $0 }) {
      let replayer = bound.replayer()
      let begin = replayer.begin(bound.stated)
      for remedy in replayer.remedies(bound.events, from: begin) where !remedy.acts.isEmpty {
        let broken = bound.events[remedy.moment].date
        #expect(zip(remedy.acts, remedy.acts.dropFirst()).allSatisfy { $0.latest < $1.latest })
        let events = told(bound, until: remedy.moment, with: remedy.acts)
          .sorted { $0.date < $1.date }
        let kept = History(replayer, events, bound.stated, until: broken, telling: false)
        let before = bound.replay(until: broken.adding(days: -1), telling: false)
        #expect(kept.ledger.countedSince == before.ledger.countedSince, "\(broken)")
        // Either the permit is valid then, or what really happened takes nothing away.
        var state = kept.state
        replayer.step(bound.events[remedy.moment], &state, telling: false)
        let isValid = ["valid", "extended"].contains(kept.interval(on: broken)?.name)
        #expect(
          isValid || state.continuity.countedSince == before.ledger.countedSince, "\(broken)")
      }
    }
  }

  /// What is told without "perhaps" avoids the break under every option of what the rules leave open.
  @Test(arguments: Lives.policies) func whatIsCertainIsSoUnderEveryOption(policy: String) throws {
    let lives = try Lives(policy)
    guard lives.events.contains("endorsed"), lives.events.contains("issued") else { return }
    for days in [730, 760, 800, 1_200] {
      guard let bound = try late(lives, by: days) else { continue }
      let replayer = bound.replayer()
      let begin = replayer.begin(bound.stated)
      let remedies = replayer.remedies(
        bound.events, from: begin, alternatives: bound.alternatives(bound.events))
      for remedy in remedies where !remedy.acts.isEmpty {
        let broken = bound.events[remedy.moment].date
        let events = told(bound, until: remedy.moment, with: remedy.acts)
          .sorted { $0.date < $1.date }
        for reading in bound.statutes.readings where bound.option(of: reading) == nil {
          for option in reading.options {
            let other = bound.replayer(with: [(reading.id, option.id)])
            guard !other.law.excludesItsReadings else { continue }
            let kept = History(other, events, bound.stated, until: broken, telling: false)
            var state = kept.state
            other.step(bound.events[remedy.moment], &state, telling: false)
            let isValid = ["valid", "extended"].contains(kept.interval(on: broken)?.name)
            let isKept =
              state.continuity.countedSince == kept.state.continuity.countedSince
              && !state.continuity.isUnknown
            #expect(isValid || isKept || kept.interval(on: broken)?.name == nil, "\(option.id)")
          }
        }
      }
    }
  }

  /// Whether options that differ in how long an act would have lasted all make it last long enough.
  @Test func agreementOfAllOptionsMakesCertain() throws {
    let text = Repository.text("examples/seven-years-lost/case.yaml")
    let policy = try #require(text.split(separator: "\n").first { $0.hasPrefix("policy: ") })
    let lives = try Lives(String(policy.dropFirst("policy: ".count)))
    let bound = try #require(lives.bindCase(text).value)
    let replayer = bound.replayer()
    let begin = replayer.begin(bound.stated)
    let alone = try #require(replayer.remedies(bound.events, from: begin).first)
    let proven = try #require(
      replayer.remedies(
        bound.events, from: begin, alternatives: bound.alternatives(bound.events)
      ).first)
    let perhaps = try #require(alone.perhaps)
    #expect(proven.acts.map(\.latest) == [perhaps.latest])
    #expect(proven.perhaps == nil)
  }

  @Test func someBreaksTakeSeveralActs() throws {
    let isFound = try Lives.policies.contains { policy in
      let lives = try Lives(policy)
      guard lives.events.contains("endorsed"), let bound = try late(lives, by: 1_200) else {
        return false
      }
      let replayer = bound.replayer()
      let remedies = replayer.remedies(bound.events, from: replayer.begin(bound.stated))
      return remedies.contains { $0.acts.count > 1 }
    }
    #expect(isFound)
  }
}
