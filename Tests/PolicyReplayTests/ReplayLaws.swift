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

/// Counts by walking over every single day, knowing only what each event did to the years.
struct DayByDay {
  private(set) var counted = 0

  init(_ history: History) {
    let effects = history.state.continuity.effects
    let undone = Set(effects.compactMap(\.undoes))
    let standing = effects.indices.filter { !undone.contains($0) }.map { effects[$0] }
    guard let restart = standing.last(where: { $0.kind == .restarts }) else { return }
    let expires = history.slots[FactName.expires].map { history.state.facts[$0] }
    var isWaiting = false
    var day = restart.day
    let last = standing.last?.day ?? day
    while day <= history.asked {
      defer { day = day.adding(days: 1) }
      if day == restart.day, history.ledger.countsFirstDay != true { continue }
      if day > last {
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
