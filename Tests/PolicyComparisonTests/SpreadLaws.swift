import CivilTime
import PolicyComparison
import PolicyExploration
import PolicyPacks
import PolicyProgram
import Testing

/// Pieces of a comparison do not hang on each other.
@Suite("In whatever order regions are found and readings are tried, the same is told")
struct SpreadLaws {
  private static func town(days: Int, grace: Int, months: Int, late: String) -> String {
    """
    readings:
      grace:
        ask: { zh: 宽限几日, en: how long is the grace }
        options: { none: { zh: 无, en: none }, some: { zh: 有, en: some } }
        default: none
        cite: law#1
      means:
        ask: { zh: 怎样算, en: how is it counted }
        options: { calm: { zh: 宽, en: calm }, strict: { zh: 严, en: strict } }
        default: strict
        cite: law#2
    define:
      end: { by: grace, none: permit.starts + 1 year, some: permit.starts + 1 year + \(grace) days }
    windows:
      normal: { opens: end - \(months) months, closes: end, cite: law#1 }
      late: { opens: end + 1 day, closes: end + \(days) days, cite: law#2 }
    procedures:
      renew:
        title: { zh: 续期, en: renewal }
        rules:
          too-early: { when: request.date before normal, then: { outcome: not-yet }, cite: law#1 }
          in-time:
            when: request.date in normal
            then: { outcome: accepted, continuity: continues }
            cite: law#1
          late:
            when: request.date in late and means is strict
            then: { outcome: accepted, continuity: \(late) }
            cite: law#2
          late-and-calm:
            when: request.date in late and means is calm
            then: { outcome: accepted, continuity: continues }
            cite: law#2
          too-late: { when: request.date after late, then: { outcome: refused }, cite: law#2 }

    """
  }

  @Test func orderOfRegionsChangesNothing() throws {
    let bodies = [
      Self.town(days: 60, grace: 3, months: 1, late: "resumes"),
      Self.town(days: 30, grace: 5, months: 2, late: "restarts"),
    ]
    let programs = try bodies.map { try Compared.question($0).question.program }
    let editions = try bodies.map { try Compared.town($0) }
    let diff = try #require(compareBehaviour(programs[0], programs[1], budget: 100_000))
    let spreads: [Spread] = [
      inTurn, { count, work in for number in (0..<count).reversed() { work(number) } }, inParallel,
    ]
    let told = spreads.map { spread in
      let found = regions(
        of: diff, editions[0], editions[1], starts: Compared.starts, budget: 100_000,
        spread: spread)
      let regions = found.regions.map { region in
        "\(region.contrast) \(region.size) of \(region.all), \(region.more) more "
          + "\(region.stories.map { "\($0.region.box) \($0.conditions)" })"
      }
      let effects = found.effects.map { effect in
        "\(effect.reading) \(effect.option) \(effect.verdict) "
          + "\(effect.shifts.map { "\($0.contrast) \($0.size) \($0.usual)" })"
      }
      return (regions: regions, effects: effects, idle: found.idleReadings)
    }
    #expect(told[0].regions.count > 2)
    #expect(told[0].effects.count > 1)
    for other in told.dropFirst() {
      #expect(other.regions == told[0].regions)
      #expect(other.effects == told[0].effects)
      #expect(other.idle == told[0].idle)
    }
  }
}
