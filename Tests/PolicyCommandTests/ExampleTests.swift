import Foundation
import PolicyTestSupport
import SourceText
import Testing

/// The examples, executed from the checkout's root and compared whole.
@Suite struct ExampleTests {
  private static let all = Repository.folders(in: "examples")
    .filter { Repository.has("examples/\($0)/case.yaml") }
  private static func tellsHistory(_ example: String) -> Bool {
    Repository.text("examples/\(example)/case.yaml").contains("\nhistory:")
  }
  static let examples = all.filter { !tellsHistory($0) }
  static let histories = all.filter(tellsHistory)
  static let machine = Machine(folder: Repository.root)

  @Test(arguments: examples, ["zh", "en"])
  func anExampleIsExplainedAsWritten(example: String, language: String) throws {
    let run = try Self.machine.run(
      "policy explain examples/\(example)/case.yaml --lang \(language)")
    #expect(run.status == 0)
    compare(run.answers, "\(example).\(language).txt")
  }

  @Test(arguments: examples) func anExampleIsDecidedAsWritten(example: String) throws {
    let run = try Self.machine.run("policy decide examples/\(example)/case.yaml")
    #expect(run.status == 0)
    compare(run.answers, "\(example).json")
  }

  private func timeline(_ example: String, _ options: String) throws -> Machine.Run {
    let path = "examples/\(example)/arguments"
    let own = Repository.has(path) ? Repository.text(path).dropLast() : ""
    return try Self.machine.run(
      "policy timeline examples/\(example)/case.yaml \(own) \(options)")
  }

  @Test(arguments: histories, ["zh", "en"])
  func aHistoryIsToldAsWritten(example: String, language: String) throws {
    let run = try timeline(example, "--lang \(language) --width 80")
    #expect(run.status == 0)
    compare(run.answers, "\(example).\(language).txt")
    let wide = run.answers.split(separator: "\n").filter { terminalCells(String($0)) > 80 }
    #expect(wide.filter { !$0.contains(".yaml:") } == [])
  }

  @Test(arguments: histories) func aHistoryIsAnObjectAndAPicture(example: String) throws {
    compare(try timeline(example, "--format json").answers, "\(example).json")
    compare(try timeline(example, "--format svg --lang zh").answers, "\(example).svg")
  }

  @Test func everyDayOfAnExampleIsInItsPage() throws {
    let page = try timeline("seven-years-lost", "--format html --lang en --readings all")
    #expect(page.status == 0)
    #expect(page.answers.contains("<svg"))
    #expect(!page.answers.contains("<script"))
    #expect(page.answers.contains("day-sixty"))
  }

  @Test func theCalendarOfAHistoryNamesWhatIsDue() throws {
    compare(
      try timeline("seven-years-lost", "--format ics --lang en").answers, "seven-years-lost.ics")
  }

  @Test func aBenefitIsGrantedFromItsDayOn() throws {
    try Machine.withFolder { machine in
      let text = Repository.text("examples/a-year-from-seven/case.yaml")
        .replacing("facts:\n", with: "facts:\n  insurance.months: 84\n")
      try machine.write(text, to: "case.yaml")
      let packs = Repository.root.appending(path: "policies").path
      let reading = "--reading the-list-ends-there=complete"
      let told = try machine.run(
        "policy timeline case.yaml --packs \(packs) \(reading) --lang en --width 80")
      #expect(told.status == 0)
      #expect(told.answers.contains("Granted from 2025-03-12 on, in 422 days."))
      let then = try machine.run(
        "policy timeline case.yaml --packs \(packs) \(reading) --lang en --at 2025-03-12")
      // Nobody endorsed in 2024, so by then the permit has run out; the years alone are asked about.
      #expect(then.answers.contains("Requested on 2025-03-12: accepted"))
      let calendar = try machine.run(
        "policy timeline case.yaml --packs \(packs) \(reading) --lang en --format ics")
      #expect(calendar.answers.contains("DTSTART;VALUE=DATE:20250312\r\nSUMMARY:"))
      let status = try machine.run("policy decide case.yaml --packs \(packs) --day 2024-01-15")
      #expect(status.status == 0)
    }
  }

  /// A case of the spells' example with something else in it, told in English.
  private func sixYears(_ replaced: String, _ with: String) throws -> Machine.Run {
    try Machine.withFolder { machine in
      let text = Repository.text("examples/six-years-of-work/case.yaml")
      #expect(text.contains(replaced))
      try machine.write(text.replacing(replaced, with: with), to: "case.yaml")
      let packs = Repository.root.appending(path: "policies").path
      let own = Repository.text("examples/six-years-of-work/arguments").dropLast()
      return try machine.run(
        "policy timeline case.yaml --packs \(packs) \(own) --lang en --width 400")
    }
  }

  @Test func howFarDaysWereLookedAtIsSaid() throws {
    let told = try sixYears("senior-years: 3", "senior-years: 2")
    #expect(told.status == 0)
    #expect(told.answers.contains("Days after 2038-03-20, twenty years on, were not looked at."))
    #expect(told.answers.contains("time alone does not meet it  School years in a row"))
    let ended = try sixYears(
      "from: 2014-05-01, until: never", "from: 2014-05-01, until: 2018-01-31")
    #expect(ended.answers.contains("time alone does not meet it  Insured months in a row"))
    let past = try sixYears("facts:\n", "facts:\n  parent.document-until: 2018-01-31\n")
    #expect(past.answers.contains("not met up to 2038-03-20  The day of the request"))
  }

  @Test func whatIsStatedOtherwiseThanTheSpellsIsShown() throws {
    let told = try sixYears("facts:\n", "facts:\n  insurance.months-in-a-row: 71\n")
    #expect(told.status == 0)
    #expect(told.complaints.contains("warning[P0689]: the spells come to 46"))
    #expect(told.complaints.contains("stated otherwise, which counts"))
    #expect(told.answers.contains("Insured months in a row up to the request: 71 months"))
  }

  @Test func aBenefitNobodyHasIsComplainedOf() throws {
    let run = try Self.machine.run(
      "policy timeline examples/a-year-from-seven/case.yaml --benefit nowhere/at-all")
    #expect(run.status == 1)
    #expect(run.answers.isEmpty)
    #expect(run.complaints.contains("there is no policy named `nowhere/at-all`"))
  }

  @Test func aDayWithoutAnEventIsSaidToHaveNone() throws {
    let run = try Self.machine.run(
      "policy explain examples/late-then-anew/case.yaml --at 2021-06-02")
    #expect(run.status == 1)
    #expect(run.answers.isEmpty)
    #expect(
      run.complaints == """
        policy: no event of the history lies on 2021-06-02; `policy timeline` shows what \
        the permit was on that day

        """)
  }

  @Test func aMomentIsExplainedAlone() throws {
    let run = try Self.machine.run(
      "policy explain examples/late-then-anew/case.yaml --at 2018-12-03 --lang en --depth summary")
    #expect(run.status == 0)
    compare(run.answers, "late-then-anew.moment.txt")
  }

  @Test func readingsAllShowsEveryOption() throws {
    let run = try Self.machine.run(
      "policy explain examples/last-day/case.yaml --readings all --depth summary")
    #expect(run.status == 0)
    compare(run.answers, "last-day.readings.txt")
  }

  @Test func thereAreExamples() { #expect(Self.examples.count >= 5 && Self.histories.count >= 6) }

  @Test func theDigestIsThatOfTheFilesThatWereRead() throws {
    try Machine.withFolder { machine in
      let wrote = try machine.run("policy new pack one && policy new case one/residence-permit")
      #expect(wrote.status == 0)
      let lines = try machine.run(
        "cd policies && find one -name '*.yaml' -not -path '*/tests/*' -not -name pack.yaml"
          + " | LC_ALL=C sort"
          + " | xargs sha256sum | sha256sum")
      let expected = lines.answers.prefix { $0 != " " }
      #expect(expected.count == 64)
      let decision = try machine.run("policy decide case.yaml").answers
      #expect(decision.contains("\"policy\": \"sha256:\(expected)\""))
    }
  }

  private func compare(_ actual: String, _ name: String) {
    let path = "Tests/PolicyCommandTests/Goldens/\(name)"
    let complaint = Expectations.current.complaint(actual, againstFile: path)
    #expect(complaint == nil, "\(complaint ?? "")")
  }
}
