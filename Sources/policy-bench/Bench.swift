import Foundation
import PolicyEvaluation
import PolicyValues

/// Measures the kernels against hand-written Swift on one policy, after checking that all agree.
///
/// `policy-bench [CASES.ndjson ANSWERS.ndjson]`: with files, answers are compared with theirs
/// first.
@main
struct Bench {
  static func main() throws {
    let program = try BenchProgram.build()
    let arguments = CommandLine.arguments
    var agreed = true
    if arguments.count == 3 {
      let wrong = try compareWithReference(program, cases: arguments[1], answers: arguments[2])
      agreed = wrong == 0
    }
    var generator = BenchGenerator(seed: 20_261_122)
    let million = (0..<1_000_000).map { _ in generator.makeCase() }
    agreed = million.withUnsafeBufferPointer { agree(program, $0) } && agreed
    Array(million.prefix(200_000)).withUnsafeBufferPointer { measure(program, $0) }
    explore(program)
    guard agreed else { exit(1) }
  }

  /// Compares row and columns with the hand-written function, case by case.
  static func agree(_ program: BenchProgram, _ cases: UnsafeBufferPointer<BenchCase>) -> Bool {
    let (file, batch, ends) = (
      RegisterFile(program.tape), ColumnFile(program.tape), EndFile(program.tape)
    )
    var wrong = (row: 0, columns: 0, partly: 0)
    for start in stride(from: 0, to: cases.count, by: ColumnFile.chunk) {
      let n = min(ColumnFile.chunk, cases.count - start)
      Contestant.fill(batch, program, cases, start, n)
      batch.run(n)
      let columns = program.columns(in: batch)
      for j in 0..<n {
        let expected = decideByHand(cases[start + j])
        cases.withInputs(start + j) { values in
          file.run(values)
          for (register, value) in zip(program.inputs, values) { ends[register] = Ends(value) }
        }
        ends.run()
        wrong.row += program.answer(file.registers()) == expected ? 0 : 1
        wrong.columns += columns.answer(j) == expected ? 0 : 1
        wrong.partly += program.answer(ends.all) == expected ? 0 : 1
      }
    }
    print("\(cases.count) cases, other than hand-written: \(wrong)")
    return wrong == (0, 0, 0)
  }

  /// Prints decisions a second, the median of interleaved rounds, and the ratio within a round.
  static func measure(_ program: BenchProgram, _ cases: UnsafeBufferPointer<BenchCase>) {
    let contestants = Contestant.all(program, Array(cases))
    let (rounds, repeats) = (9, 3)
    var rates = contestants.map { _ in [Double]() }
    var sums = Set<Int64>()
    for _ in 0..<rounds {
      for (k, contestant) in contestants.enumerated() {
        let seconds = ContinuousClock().measure {
          for _ in 0..<repeats { sums.insert(contestant.run(cases)) }
        }
        rates[k].append(Double(cases.count * repeats) / (seconds / .seconds(1)))
      }
    }
    let verdict = sums.count == 1 ? "agree" : "differ"
    print("sums \(verdict); \(program.tape.code.instructions.count) instructions")
    for (k, contestant) in contestants.enumerated() {
      let ratios = zip(rates[k], rates[0]).map { $0 / $1 }
      let name = contestant.name.padding(toLength: 26, withPad: " ", startingAt: 0)
      print(
        name, String(format: "%8.2f M/s  x%.2f", median(rates[k]) / 1e6, median(ratios)))
    }
  }

  private static func median(_ numbers: [Double]) -> Double { numbers.sorted()[numbers.count / 2] }
}
