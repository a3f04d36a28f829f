import CivilTime
import PolicyComparison
import PolicyProgram
import Testing

/// Who loses something on the first day of a new edition, worked out by hand.
@Suite struct StrandingTests {
  private static func town(days: Int, continuity: String = "resumes") -> String {
    """
    define: { end: permit.starts + 1 year }
    windows:
      normal: { opens: end - 1 month, closes: end, cite: law#1 }
      late: { opens: end + 1 day, closes: end + \(days) days, cite: law#2 }
    procedures:
      renew:
        title: { zh: 续期, en: renewal }
        event: renewed
        rules:
          too-early: { when: request.date before normal, then: { outcome: not-yet }, cite: law#1 }
          in-time:
            when: request.date in normal
            then: { outcome: accepted, continuity: continues }
            cite: law#1
          late:
            when: request.date in late
            then: { outcome: accepted, continuity: \(continuity) }
            cite: law#2
          too-late: { when: request.date after late, then: { outcome: refused }, cite: law#2 }

    """
  }

  private func part(_ policy: String) throws -> (program: Program, prelude: Prelude) {
    let (question, prelude) = try Compared.question(policy)
    return (question.program, prelude)
  }

  private func stranding(_ old: String, _ new: String) throws -> Stranding {
    let day = try #require(CivilDate("2021-01-01"))
    let found = PolicyComparison.stranding(
      from: try part(old), to: try part(new), effective: day)
    return try #require(found)
  }

  /// On 2021-01-01 who is from 31 to 60 days late had a year that ended from 2020-11-02 to
  /// 2020-12-01.
  @Test func aShorterWindowStrandsThoseWhoAreInBetween() throws {
    let found = try stranding(Self.town(days: 60), Self.town(days: 30))
    #expect(found.cohorts.map(\.loss) == [.window])
    let cohort = try #require(found.cohorts.first)
    #expect(cohort.from == CivilDate("2019-11-02"))
    #expect(cohort.until == CivilDate("2019-12-01"))
    #expect(cohort.before.rules == ["late"])
    #expect(cohort.after.rules == ["too-late"])
  }

  @Test func aLongerWindowStrandsNobody() throws {
    #expect(try stranding(Self.town(days: 30), Self.town(days: 60)).cohorts.isEmpty)
    #expect(try stranding(Self.town(days: 60), Self.town(days: 60)).cohorts.isEmpty)
  }

  @Test func yearsThatFareWorseAreALoss() throws {
    let found = try stranding(
      Self.town(days: 60), Self.town(days: 60, continuity: "restarts"))
    #expect(Set(found.cohorts.map(\.loss)) == [.years])
    // All who are late at all: their year ended from 60 days before to the day before.
    #expect(found.cohorts.first?.from == CivilDate("2019-11-02"))
    #expect(found.cohorts.last?.until == CivilDate("2019-12-31"))
  }

  @Test func everybodyIsLookedAtNotOnlyTheSamplesHolder() throws {
    let shorter = try #require(try stranding(Self.town(days: 60), Self.town(days: 30)).profiles)
    #expect(shorter.isComplete)
    #expect(shorter.cohorts.map(\.contrast.to) == [["refused"]])
    #expect(shorter.cohorts.first?.from == CivilDate("2019-11-02"))
    #expect(shorter.cohorts.first?.until == CivilDate("2019-12-01"))
    #expect(shorter.cohorts.first?.conditions == [])
  }

  /// A rule against some who file: the sample's holder is not among them.
  @Test func whoElseLosesIsSaid() throws {
    let rule = """
            moved:
              except: [in-time, late]
              when: changed.address
              then: { outcome: refused }
              cite: law#2

      """
    let found = try stranding(Self.town(days: 60), Self.town(days: 60) + rule)
    #expect(found.cohorts.isEmpty)
    let profiles = try #require(found.profiles)
    #expect(profiles.isComplete)
    #expect(profiles.cohorts.map(\.contrast.from) == [["accepted"]])
    #expect(profiles.cohorts.first?.conditions.map(\.name) == ["changed.address"])
    #expect(profiles.cohorts.first?.conditions.map(\.options) == [["true"]])
    // From the last day that is late enough to the last whose month before the end has begun.
    #expect(profiles.cohorts.first?.from == CivilDate("2019-11-02"))
    #expect(profiles.cohorts.first?.until == CivilDate("2020-02-01"))
  }
}
