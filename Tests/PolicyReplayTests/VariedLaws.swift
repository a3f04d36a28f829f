import CivilTime
import PolicyPacks
import PolicyReplay
import PolicyTestSupport
import Testing

/// The laws of replay on long lives with everything in them: moves to other rules, moves told late or
/// not at all, conversions, years abroad, requests on any day, and days that notices extended.
@Suite struct VariedLaws {
  /// Two dozen events over a decade and more, and perhaps other rules from some day on.
  private func life(
    _ lives: Lives, _ chance: inout SplitMix64
  ) throws -> BoundHistory? {
    var day = lives.first.adding(days: Int.random(in: 0..<1_200, using: &chance))
    let (registered, begun) = (day.adding(days: -Int.random(in: 1..<400, using: &chance)), day)
    var lines = ["- { date: \(day), event: issued }"]
    var used: Set<String> = ["\(day) issued"]
    while lines.count < 24 {
      let steps = [1..<30, 280..<400, 340..<380, 340..<380, 360..<460, 500..<1_100]
      day = day.adding(days: Int.random(in: chance.pick(steps), using: &chance))
      let often = ["endorsed", "endorsed", "endorsed", "extended", "converted", "issued"]
      let seldom = lives.events + ["left", "returned", "moved", "lost", "petitioned"]
      let event = chance.pick(chance.chance(2, outOf: 3) ? often : seldom)
      guard used.insert("\(day) \(event)").inserted else { continue }
      var facts = ""
      if chance.chance(4, outOf: 5) {
        facts =
          ", channel: " + chance.pick(["local-station", "service-centre", "online", "wechat"])
      }
      // A move of which nobody was told shows at the next request.
      if chance.chance(1, outOf: 6) { facts += ", facts: { changed.address: true }" }
      lines.append("- { date: \(day), event: \(event)\(facts) }")
    }
    let text = """
      case: a long life
      policy: \(lives.policy)
      facts: { residence.registered: \(registered) }
      history:
        \(lines.joined(separator: "\n  "))

      """
    guard chance.chance(1, outOf: 2) else { return try lives.bindCase(text).value }
    let other = chance.pick(Lives.policies.filter { $0 != lives.policy })
    let half = begun.adding(days: begun.days(to: day) / 2)
    return try lives.bindCase(text, moves: [(other, half)]).value
  }

  @Test(arguments: Lives.policies) func everyDayOfALongLifeIsCountedOnce(policy: String) throws {
    let lives = try Lives(policy)
    var chance = SplitMix64(seed: 2_016 + UInt64(policy.utf8.reduce(0) { $0 + Int($1) }))
    if let bound = try life(lives, &chance) {
      for asked in [bound.asked.adding(days: -700), bound.asked.adding(days: 300)] {
        let history = bound.replay(until: asked, telling: false)
        let segments = history.ledger.segments
        #expect(segments.last?.until == asked)
        for (a, b) in zip(segments, segments.dropFirst()) {
          #expect(a.until.adding(days: 1) == b.from)
        }
        let intervals = history.intervals
        #expect(intervals.last?.until == asked)
        for (a, b) in zip(intervals, intervals.dropFirst()) {
          #expect(a.until.adding(days: 1) == b.from)
        }
        guard let total = history.ledger.accumulated else { continue }
        #expect(total == DayByDay(history).counted, "\(policy) \(asked)")
        #expect(history.ledger.countedSince != nil || total == 0, "\(policy) \(asked)")
      }
    }
  }

  @Test(arguments: Lives.policies) func oneEventMoreIsOneStepMore(policy: String) throws {
    let lives = try Lives(policy)
    var chance = SplitMix64(seed: 99 + UInt64(policy.utf8.reduce(0) { $0 + Int($1) }))
    guard let bound = try life(lives, &chance) else { return }
    let replayer = bound.replayer()
    var state = replayer.begin(bound.stated)
    for count in bound.events.indices {
      let moment = replayer.step(bound.events[count], &state, telling: false)
      guard count % 5 == 4 else { continue }
      let whole = replayer.replay(
        Array(bound.events[...count]), from: replayer.begin(bound.stated), telling: false)
      #expect(whole.last?.after == state)
      #expect(whole.last?.moment.judgement == moment.judgement)
    }
  }

  @Test func mostLongLivesCanBeTold() throws {
    let told = try Lives.policies.filter { policy in
      let lives = try Lives(policy)
      var chance = SplitMix64(seed: 2_016 + UInt64(policy.utf8.reduce(0) { $0 + Int($1) }))
      return try life(lives, &chance) != nil
    }
    #expect(told.count * 2 > Lives.policies.count)
  }
}
