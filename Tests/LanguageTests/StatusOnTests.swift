import CivilTime
import PolicyEvaluation
import PolicyProgram
import Testing

/// What an explanation tells of a status that was asked for on another day.
@Suite struct StatusOnTests {
  static let policy = """
    policy: town/permit
    title: { zh: 通行证, en: permit }
    instrument: permit
    edition: e1
    in-force: { from: 2000-01-01, until: never }
    governed-by: day
    uses: [town/words]
    conventions: { first-day: not-counted, missing-day: month-end }
    windows:
      late: { opens: permit.expires + 1 day, closes: permit.expires + 6 months }
    status:
      valid: { when: day <= permit.expires }
      suspended: { when: day in late }
      lapsed: { when: day after late }
    procedures:
      renew:
        title: { zh: 续期, en: renewal }
        rules:
          held: { when: status on permit.starts is valid, then: { outcome: accepted } }
          lost: { when: status on permit.starts is not valid, then: { outcome: refused } }

    """

  /// The decision on a request long after the permit ended, with the permit's first day as given.
  private func decision(_ starts: CivilDate?) throws -> Decision {
    let policy = try #require(LawPolicy(town: Self.policy))
    #expect(policy.errors.isEmpty)
    let question = try #require(policy.question("renew"))
    var input = CaseInput()
    func state(_ fact: String, _ day: CivilDate?) {
      input.facts[fact] = day.map { CaseInput.StatedFact(value: $0.packed, place: nil) }
    }
    state("permit.expires", CivilDate(year: 2021, month: 1, day: 31))
    state("request.date", CivilDate(year: 2025, month: 1, day: 1))
    state("permit.starts", starts)
    return question.decide(input)
  }

  /// The status rules told under a step, with what became of them.
  private func statuses(_ step: Step) -> [String] {
    let own: [String] =
      if case .otherStatus = step.kind { ["\(step.id) \(step.verdict)"] } else { [] }
    return own + step.children.flatMap(statuses)
  }

  @Test func theRuleThatMadeTheStatusStandsUnderTheConditionThatAsksForIt() throws {
    let decision = try decision(CivilDate(year: 2021, month: 2, day: 1))
    #expect(decision.outcome == "refused")
    let rules = explain(decision).rules
    #expect(statuses(rules[0]) == ["rule.held.when.1.status.suspended holds"])
    #expect(statuses(rules[1]) == ["rule.lost.when.1.status.suspended holds"])
  }

  @Test func whereTheDayIsOpenEveryStatusThatMayHoldIsTold() throws {
    let decision = try decision(nil)
    #expect(decision.outcome == nil)
    #expect(
      statuses(explain(decision).rules[0]) == [
        "rule.held.when.1.status.valid open", "rule.held.when.1.status.suspended open",
        "rule.held.when.1.status.lapsed open",
      ])
  }

  @Test func windowsOfTheOtherDayAreNotListedAsThePolicysOwn() throws {
    let program = try decision(nil).program
    #expect(program.windows.filter(\.isShown).map(\.id) == ["late"])
    #expect(program.windows.first?.isShown == true)
  }
}
