import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues
import Testing

@testable import PolicyReports

@Suite struct NarrationTests {
  private func text(_ name: String, _ depth: Depth, _ language: Language) throws -> String {
    TextRenderer(width: 400).render(try Fixture(name).blocks(depth, language))
  }

  private func ids(_ blocks: [PolicyReports.Block]) -> [String] {
    func walk(_ reason: Reason) -> [String] {
      [reason.id].compactMap { $0 } + reason.children.flatMap(walk)
    }
    return blocks.flatMap { block -> [String] in
      if case .reasons(let reasons) = block { reasons.flatMap(walk) } else { [] }
    }
  }

  @Test(arguments: Fixture.cases) func stepsHaveTheSameIdsInBothLanguages(name: String) throws {
    let fixture = try Fixture(name)
    for depth in Depth.allCases {
      let chinese = ids(fixture.blocks(depth, .zh))
      #expect(chinese == ids(fixture.blocks(depth, .en)))
    }
    #expect(!ids(fixture.blocks(.full, .zh)).isEmpty)
  }

  @Test(arguments: Fixture.cases) func everyDepthStartsWithTheSameSentence(name: String) throws {
    let fixture = try Fixture(name)
    for language in Language.allCases {
      let openings = Depth.allCases.map { Array(fixture.blocks($0, language).prefix(2)) }
      #expect(openings[0] == openings[1] && openings[1] == openings[2])
    }
  }

  @Test(arguments: ["in-time", "late", "too-early", "too-late", "papers-missing", "defeated"])
  func noDepthLeavesOutTheReason(name: String) throws {
    let fixture = try Fixture(name)
    for depth in Depth.allCases {
      let shown = ids(fixture.blocks(depth, .en))
      for rule in fixture.explanation.decision.decidingRules {
        #expect(shown.contains("rule.\(fixture.explanation.decision.program.rules[rule].id)"))
      }
    }
  }

  @Test func aFailedConditionIsASentenceWithItsValues() throws {
    let fixture = try Fixture("too-late")
    let decision = fixture.explanation.decision
    let late = try #require(decision.program.rules.firstIndex { $0.id == "late" })
    func failure(_ language: Language) -> [String] {
      Narrator(fixture.explanation, fixture.context, language)
        .failures(fixture.explanation.rules[late]).map(\.plain)
    }
    #expect(failure(.zh) == ["申请日期 2021-12-11 晚于补办期最后一天 2021-12-10"])
    #expect(
      failure(.en) == [
        "the day of the request (2021-12-11) is after the last day of the late window (2021-12-10)"
      ])
  }

  @Test func whoIsTooEarlyLearnsFromWhenToWhen() throws {
    #expect(try text("too-early", .summary, .zh).contains("最早可于 2021-05-10 申请"))
    #expect(try text("too-early", .summary, .en).contains("from 2021-05-10"))
  }

  @Test func aPresumptionIsNeverSilent() throws {
    for language in Language.allCases {
      #expect(try text("in-time", .summary, language).contains("2021-06-10"))
    }
    #expect(try text("in-time", .summary, .en).contains("This decision presumes"))
  }

  @Test func aReadingThatFlipsTheOutcomeIsInEverySummary() throws {
    #expect(try text("late", .summary, .en).contains("The outcome hangs on a reading"))
    #expect(try text("late", .summary, .zh).contains("A4-R2"))
  }

  @Test func whatIsOpenIsNotCalledTheSameUnderEveryReading() throws {
    for name in ["facts-missing", "open-outputs", "conflict", "gap"] {
      #expect(try !text(name, .rules, .en).contains("The decision is the same under every reading"))
    }
  }

  @Test func aDayThatNeverComesIsSaidInAWord() throws {
    let fixture = try Fixture("too-late")
    let json = DecisionJSON(fixture.explanation.decision, fixture.context).json
    guard case .array(let windows)? = json["windows"] else {
      Issue.record("there are windows")
      return
    }
    #expect(windows.last?["closes"] == "never")
  }

  @Test func anAmountThatIsNotKnownIsNeverZero() throws {
    let fixture = try Fixture("oddities-accepted")
    let json = DecisionJSON(fixture.explanation.decision, fixture.context).json
    #expect(json["fee"] == ["amount": nil, "currency": "CNY", "due": true])
  }
}

@Suite struct NoEditionTests {
  private let context = ReportContext(policyTitle: Wording(zh: "沧海居住证", en: "Permit of Atlantis"))

  private func text(_ day: CivilDate?, _ language: Language) -> String {
    let ask = Wording(zh: "哪天申请", en: "on which day is the request made")
    return TextRenderer().render(
      narrateNoEdition(
        day, questions: day == nil ? [("request.date", ask)] : [], context: context,
        language: language))
  }

  @Test func aDayWithoutAnEditionIsNamed() throws {
    let day = try #require(CivilDate(year: 1999, month: 1, day: 2))
    #expect(text(day, .zh).contains("1999-01-02 没有施行中的版本。"))
    #expect(text(day, .en).contains("No edition is in force on 1999-01-02."))
  }

  @Test func anUnknownDayIsAskedFor() {
    #expect(text(nil, .zh).contains("哪天申请？（request.date）"))
    #expect(text(nil, .en).contains("On which day is the request made? (request.date)"))
  }
}
