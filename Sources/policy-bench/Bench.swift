import Foundation
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Measures the kernels against hand-written Swift on one policy, after checking that all agree.
///
/// `policy-bench POLICIES [CASES.ndjson ANSWERS.ndjson]...`: POLICIES is the folder that holds the
/// pack `fictional`; each pair of files is compared with first. `policy-bench POLICIES --decide N`
/// only decides N cases in each way, for tools that count what that takes; `policy-bench --survey
/// [PACK]...` looks for everything in the editions of `policies/`; `policy-bench --readings CASE...`
/// decides some cases under all readings; `policy-bench --growth` only looks everywhere in policies
/// made ever larger;
/// `policy-bench --replay` only replays histories under the shipped policies.
@main
struct Bench {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "--replay" { return Replaying(folder: "policies").print(rounds: 7) }
    if arguments.first == "--growth" { return Growing().print(rounds: 5) }
    if arguments.first == "--readings" {
      return EveryReading(cases: Array(arguments.dropFirst())).print(rounds: 7)
    }
    if arguments.first == "--survey" {
      let packs = Array(arguments.dropFirst())
      return Surveying(folder: "policies", packs: packs.isEmpty ? nil : packs).print()
    }
    let (program, whole) = try BenchProgram.load(arguments.first ?? "bench/policies")
    let trimmed = try whole.trimmed(of: program)
    for (name, one) in [("whole", whole), ("trimmed", trimmed)] {
      let code = one.tape.code
      print("\(name): \(code.instructions.count) instructions, \(code.registerCount) registers")
    }
    if arguments.dropFirst().first == "--decide", let count = arguments.last.flatMap({ Int($0) }) {
      return decide(count, program, whole, trimmed)
    }
    var isAgreed = true
    var files = arguments.dropFirst()
    while let cases = files.popFirst(), let answers = files.popFirst() {
      let reference = try ReferenceFile(cases: cases, answers: answers)
      let wrong = zip(reference.cases, reference.answers).count { Tuned.decide($0) != $1 }
      print("\(reference.answers.count) answers of the reference, other by hand: \(wrong)")
      isAgreed = isAgreed && wrong == 0 && reference.cases.count == reference.answers.count
      isAgreed = agree(whole, trimmed, reference.cases) && isAgreed
    }
    var generator = BenchGenerator(seed: 20_261_122)
    let million = (0..<1_000_000).map { _ in generator.makeCase() }
    isAgreed = agree(whole, trimmed, million) && isAgreed
    measure(program, whole, trimmed, Array(million.prefix(200_000)))
    explore(whole)
    Surveying(folder: "policies", packs: nil).print(showing: false)
    Growing().print(rounds: 5)
    Loading(folder: "policies").print(rounds: 7)
    Replaying(folder: "policies").print(rounds: 7)
    EveryReading(cases: ["examples/last-day/case.yaml", "examples/one-day-late/case.yaml"])
      .print(rounds: 7)
    guard isAgreed else { exit(1) }
  }

  private static func decide(
    _ count: Int, _ program: Program, _ whole: BenchProgram, _ trimmed: BenchProgram
  ) {
    var generator = BenchGenerator(seed: 20_261_122)
    let cases = (0..<count).map { _ in generator.makeCase() }
    var sum: Int64 = 0
    for contestant in contestants(program, whole, trimmed, cases) { sum &+= contestant.run() }
    print("\(count) cases, weight \(sum)")
  }

  private static func agree(
    _ whole: BenchProgram, _ trimmed: BenchProgram, _ cases: [BenchCase]
  ) -> Bool {
    let agreement = Agreement([("whole", whole), ("trimmed", trimmed)], cases)
    print("\(cases.count) cases, other than tuned: \(agreement)")
    return agreement.isComplete
  }

  private static func measure(
    _ program: Program, _ whole: BenchProgram, _ trimmed: BenchProgram, _ cases: [BenchCase]
  ) {
    let contestants = contestants(program, whole, trimmed, cases)
    var table = Table(contestants, count: cases.count)
    table.measure(rounds: 15)
    table.print()
    print(
      "  asked: row 0.25 of natural (hoped 0.50), columns 1.00 (3.00); kept",
      String(
        format: "%.2f of row (0.90), tree %.2f runs (at most 3, hoped 2.4)",
        table.ratio(4, to: 3), 1 / table.ratio(5, to: 3)))
  }

  private static func contestants(
    _ program: Program, _ whole: BenchProgram, _ trimmed: BenchProgram, _ cases: [BenchCase]
  ) -> [Contestant] {
    [
      .natural(cases), .tuned(cases), .row("row, trimmed", trimmed, cases),
      .row("row, whole", whole, cases),
      .row("row, whole, registers kept", whole, cases, keeping: 1_024),
      .tree("row, whole, and its tree", program, whole, cases),
      .columns("columns, trimmed", trimmed, cases), .columns("columns, whole", whole, cases),
      .partly("partly, all known", whole, cases),
    ]
  }
}
