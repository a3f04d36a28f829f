import CivilTime
import PolicyEvaluation
import PolicyExploration
import PolicyPacks
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import SpecSupport
import Testing

/// Findings are about applicants: nobody can choose what the sources are silent about.
@Suite("What the sources are silent about is no finding")
struct SilenceLaws {
  @Test(
    "An output that is due only under one answer to an open question is not missing",
    arguments: [OutputName.to, .continuity, .fee])
  func openOutcomesAskForNothing(output: OutputName) throws {
    let policy = try SmallPolicy(rules: [
      "in-time: { when: request.date <= last, then: { outcome: accepted, continuity: continues, "
        + "fee: 0 CNY }, cite: law#1 }",
      "moved: { when: request.date > last and changed.address, "
        + "then: { outcome: redirected, to: renew }, cite: law#1 }",
      "late: { when: request.date > last and not changed.address, "
        + "then: { outcome: unstated }, cite: law#1 }",
    ])
    let program = try #require(policy.programs.first { $0.procedure != nil })
    let gap = try #require(sight(.gap(output), in: program, budget: 100_000))
    #expect(gap.isComplete)
    #expect(!gap.isSeen, "\(gap.witness?.summary ?? "")")
  }

  @Test("A validity whose days are not stated is not over when granted")
  func unstatedValidityIsNotOver() throws {
    let policy = try SmallPolicy(
      rules: ["anyone: { when: always, then: { outcome: accepted }, cite: law#1 }"],
      validity: "{ starts: unstated, ends: unstated, cite: law#1 }")
    let program = try #require(policy.programs.first { $0.procedure != nil })
    let over = try #require(sight(.validityOver, in: program, budget: 100_000))
    #expect(!over.isSeen, "\(over.witness?.summary ?? "")")
  }

  @Test("A day on which only a silent source might grant anything is no filing day")
  func silentDaysAreNoFilingDays() throws {
    let policy = try SmallPolicy(
      rules: [
        "in-time: { when: request.date <= 2024-01-30, then: { outcome: accepted }, cite: law#1 }",
        "late: { when: request.date > 2024-01-30, then: { outcome: unstated }, cite: law#1 }",
      ], conventions: "{ first-day: not-counted, missing-day: month-end }",
      dates: "{ from: 2024-01-26, to: 2024-02-06 }")
    let edition = try #require(policy.pack.store.editions(of: "town/permit").first)
    let recountings = policy.pack.store.recountings(edition, policy.programs)
      .filter { $0.convention == "missing-day" && $0.program.procedure != nil }
    let hinge = try #require(
      hinges(of: recountings, budget: 100_000).first { $0.aspect == .output(.validityEnds) })
    let day = PackedDay.pack(month: 2024 * 12, day: 30)
    #expect(hinge.filingDays == [day...day])
  }

  @Test("A status that hangs on an anniversary of two dates is reached")
  func anniversariesAreReached() throws {
    var policy = WrittenFile(path: "town/permit.yaml")
    for line in [
      "policy: town/permit",
      "define:",
      "  full-year: anniversary(permit.stopped-since, permit.starts + 1 day)",
      "status:", "  valid: { when: day <= full-year, cite: law#1 }",
      "  suspended: { when: day > full-year and not permit.expires <= day, cite: law#1 }",
      "  lapsed: { when: day > full-year and permit.expires <= day, cite: law#1 }",
    ] {
      policy.add(line)
    }
    policy.complete()
    let pack = try SpecPack([policy])
    let edition = try #require(pack.store.editions(of: "town/permit").first)
    let program = try #require(pack.store.programs(of: edition).first { $0.procedure == nil })
    for index in program.statuses.indices {
      let seen = try #require(sight(.statusStands(index), in: program, budget: 100_000))
      let witness = try #require(seen.witness, "\(program.statuses[index].id)")
      let question = Question(program)
      let registers = question.run(question.box(witness.input))
      let stands = program.statuses[index].gives.map { registers[Int($0.stands.index)].value }
      #expect(stands == [1], "\(program.statuses[index].id): \(witness.summary)")
    }
  }
}
