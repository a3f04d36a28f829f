import Foundation
import PolicyTestSupport
import Testing

/// The examples, executed from the checkout's root and compared whole.
@Suite struct ExampleTests {
  static let examples = Repository.folders(in: "examples")
    .filter { Repository.has("examples/\($0)/case.yaml") }
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

  @Test func readingsAllShowsEveryOption() throws {
    let run = try Self.machine.run(
      "policy explain examples/last-day/case.yaml --readings all --depth summary")
    #expect(run.status == 0)
    compare(run.answers, "last-day.readings.txt")
  }

  @Test func thereAreExamples() { #expect(Self.examples.count >= 5) }

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
