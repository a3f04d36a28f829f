import CivilTime
import PolicyEvaluation
import PolicyPacks
import PolicyReplay
import PolicyTestSupport
import Testing

/// What holds of every history, under every shipped policy.
@Suite struct ReplayLaws {
  static let lives = 2

  private func histories(_ policy: String) throws -> [BoundHistory] {
    let lives = try Lives(policy)
    var chance = SplitMix64(seed: 20_161_008)
    var bound: [BoundHistory] = []
    for _ in 0..<Self.lives {
      if let one = try lives.bind(lives.random(&chance)) { bound.append(one) }
    }
    try #require(!bound.isEmpty || !lives.events.contains("issued"))
    return bound
  }

  @Test(arguments: Lives.policies) func replayIsAFold(policy: String) throws {
    for bound in try histories(policy) {
      let replayer = bound.replayer()
      let begin = replayer.begin(bound.stated)
      let whole = replayer.replay(bound.events, from: begin, telling: false)
      let count = whole.count / 2
      let half = replayer.replay(Array(bound.events[..<count]), from: begin, telling: false)
      var state = half.last?.after ?? begin
      #expect(count == 0 || state == whole[count - 1].after)
      for (event, expected) in zip(bound.events[count...], whole[count...]) {
        let moment = replayer.step(event, &state, telling: false)
        #expect(state == expected.after)
        #expect(moment.judgement == expected.moment.judgement)
      }
    }
  }

  @Test(arguments: Lives.policies) func theFutureDoesNotChangeThePast(policy: String) throws {
    for bound in try histories(policy) {
      let whole = bound.replay(telling: false)
      for day in [whole.moments.count / 3, whole.moments.count / 2].map({
        whole.moments[$0].event.date
      }) {
        let then = bound.replay(until: day, telling: false)
        #expect(then.moments.count <= whole.moments.count)
        for (a, b) in zip(then.moments, whole.moments) { #expect(a.judgement == b.judgement) }
        #expect(then.interval(on: day)?.name == whole.interval(on: day)?.name)
      }
    }
  }

  @Test(arguments: Lives.policies) func tellingChangesNothing(policy: String) throws {
    for bound in try histories(policy) {
      let (told, silent) = (bound.replay(), bound.replay(telling: false))
      #expect(told.state == silent.state)
      #expect(told.ledger == silent.ledger)
      #expect(told.moments.map(\.judgement) == silent.moments.map(\.judgement))
    }
  }

  @Test(arguments: Lives.policies) func segmentsPartitionTheDays(policy: String) throws {
    for bound in try histories(policy) {
      for asked in [bound.asked, bound.asked.adding(days: 100), bound.asked.adding(days: 2_000)] {
        let history = bound.replay(until: asked, telling: false)
        partition(history.ledger.segments.map { ($0.from, $0.until) }, until: asked)
        partition(history.intervals.map { ($0.from, $0.until) }, until: asked)
        #expect(history.ledger.segments.first?.from == history.intervals.first?.from)
      }
    }
  }

  private func partition(_ parts: [(from: CivilDate, until: CivilDate)], until: CivilDate) {
    #expect(parts.last?.until == until)
    for part in parts { #expect(part.from <= part.until) }
    for (a, b) in zip(parts, parts.dropFirst()) { #expect(a.until.adding(days: 1) == b.from) }
  }

  @Test(arguments: Lives.policies) func totalsAreThoseOfCountingDayByDay(policy: String) throws {
    for bound in try histories(policy) {
      for asked in [bound.asked, bound.asked.adding(days: 45), bound.asked.adding(days: 900)] {
        let history = bound.replay(until: asked, telling: false)
        guard let total = history.ledger.accumulated else { continue }
        #expect(total == DayByDay(history).counted, "\(policy) \(asked)")
        guard let since = history.ledger.countedSince else { continue }
        let first = history.ledger.countsFirstDay == true ? 1 : 0
        let span = since.days(to: history.ledger.settledUntil) + first
        #expect(total == max(0, span), "\(policy) \(asked)")
      }
    }
  }

  @Test(arguments: Lives.policies) func aStatusIsThatOfTheDayAskedAlone(policy: String) throws {
    var chance = SplitMix64(seed: 7)
    for bound in try histories(policy).prefix(1) {
      let asked = bound.asked.adding(days: 800)
      let history = bound.replay(until: asked, telling: false)
      let first = try #require(history.intervals.first?.from)
      for _ in 0..<4 {
        let day = first.adding(days: Int.random(in: 0...first.days(to: asked), using: &chance))
        let alone = bound.replay(until: day, telling: false)
        #expect(alone.interval(on: day)?.name == history.interval(on: day)?.name, "\(day)")
      }
    }
  }
}

/// What holds of lives that are told by hand.
@Suite struct TimelyLaws {
  /// Under every policy whose own procedures let a year follow a year without a break.
  @Test(arguments: Lives.policies)
  func timelyEndorsementsAreUninterruptedResidence(policy: String) throws {
    let lives = try Lives(policy)
    guard let issued = try lives.bind("- { date: \(lives.first), event: issued }") else { return }
    let replayer = issued.replayer()
    var state = replayer.begin(issued.stated)
    replayer.step(try #require(issued.events.first), &state, telling: false)
    var day = lives.first
    var years = 0
    var lines = ["- { date: \(lives.first), event: issued }"]
    while years < 5 {
      // The last day of the window that the record opens next.
      guard
        let window = replayer.outlook(state, on: day.adding(days: 1), preferring: ["endorsed"])
          .first(where: { $0.opens > day && !$0.closes.isNever }),
        let bound = try lives.bind(
          (lines + ["- { date: \(window.opens), event: endorsed, channel: local-station }"])
            .joined(separator: "\n  ")),
        let event = bound.events.last
      else { break }
      var next = state
      let moment = replayer.step(event, &next, telling: false)
      guard moment.judgement == .accepted, moment.effect == .continues,
        next.facts != state.facts
      else { break }
      lines.append("- { date: \(window.opens), event: endorsed, channel: local-station }")
      (state, day, years) = (next, window.opens, years + 1)
    }
    let whole = try #require(try lives.bind(lines.joined(separator: "\n  ")))
    let history = whole.replay(until: day, telling: false)
    guard history.ledger.countedSince != nil else { return }
    #expect(history.ledger.countedSince == lives.first)
    #expect(history.ledger.continuousSince == lives.first)
    let first = history.ledger.countsFirstDay == true ? 1 : 0
    #expect(history.ledger.accumulated == lives.first.days(to: day) + first)
    #expect(!history.ledger.segments.contains { [.gap, .grace].contains($0.kind) })
  }

  @Test func someShippedPoliciesLetYearsFollowYears() throws {
    var years = 0
    for policy in Lives.policies {
      let lives = try Lives(policy)
      guard let bound = try lives.bind("- { date: \(lives.first), event: issued }") else {
        continue
      }
      if bound.replay(telling: false).ledger.countedSince == lives.first { years += 1 }
    }
    #expect(years >= 5)
  }

  @Test func allReadingsContainEachSingleOne() throws {
    let policy = try #require(
      Lives.policies.max { a, b in Lives.readings(of: a) < Lives.readings(of: b) })
    let lives = try Lives(policy)
    var chance = SplitMix64(seed: 99)
    let bound = try #require(try lives.bind(lives.random(&chance, count: 3)))
    let totals = ReadingTotals(bound)
    #expect(!totals.rows.isEmpty)
    for row in totals.rows.prefix(40) where row.options.count == 1 {
      let alone = HistoryTotal(bound.replay(with: row.options, telling: false))
      #expect(row.total == alone)
      #expect(totals.groups.contains { $0.total == alone })
    }
    #expect(totals.groups.first?.total == HistoryTotal(bound.replay(telling: false)))
  }
}

/// Counts by walking over every single day, knowing only what each event did to the years.
struct DayByDay {
  private(set) var counted = 0

  init(_ history: History) {
    let effects = history.state.continuity.effects
    let undone = Set(effects.compactMap(\.undoes))
    let standing = effects.indices.filter { !undone.contains($0) }.map { effects[$0] }
    let begins = standing.last { $0.kind == .restarts || $0.kind == .ends }
    guard let restart = begins, restart.kind == .restarts else { return }
    let expires = history.slots[FactName.expires].map { history.state.facts[$0] }
    var isWaiting = false
    var day = restart.day
    let last = standing.last?.day ?? day
    while day <= history.asked {
      defer { day = day.adding(days: 1) }
      if day == restart.day, history.ledger.countsFirstDay != true { continue }
      if day >= last {
        let status = history.interval(on: day)?.name
        let isOver = expires.map { $0 != FactSlots.unknown && day.packed > $0 } ?? false
        if isOver || !["valid", "extended", nil].contains(status) { isWaiting = true }
        if isWaiting { continue }
      }
      let isLeftOut = standing.contains { effect in
        effect.kind == .resumes && effect.day > restart.day
          && effect.gap.map { $0.contains(day) } ?? false
      }
      if !isLeftOut { counted += 1 }
    }
  }
}
