import Foundation
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicySyntax
import StandardFunctions

/// How long it takes to decide one case, to prove what all its readings agree on, and to try each option.
struct EveryReading {
  let cases: [String]
  private static let times = 200

  func print(rounds: Int) {
    let store = PolicyStore(folders: ["policies"], library: StandardFunctions().functions)
    for path in cases {
      guard let bound = bound(path, store) else {
        Swift.print("readings: \(path) cannot be decided")
        continue
      }
      let (question, input) = (bound.question, bound.input)
      let readings = question.program.readings
      let ways = readings.reduce(1) { $0 * $1.options.count }
      let box = question.box(input, openReadings: Set(readings.map(\.id)))
      func decide(_ sensitivity: Bool, _ everyReading: Bool) -> String {
        let options = Question.Options(
          sensitivity: sensitivity, everyReading: everyReading, presumptions: false)
        return microseconds(rounds) { _ = question.decide(input, options) }
      }
      Swift.print(
        "readings of \(path): \(readings.count) readings, \(ways) ways,",
        "\(question.program.code.instructions.count) instructions;",
        "one run over all ways \(microseconds(rounds) { _ = question.run(box) }) µs (asked 5),",
        "the decision \(decide(false, false)), with what all ways agree on \(decide(false, true)),",
        "with each option tried \(decide(true, true))")
    }
  }

  /// The case under the edition that decides it.
  private func bound(_ path: String, _ store: PolicyStore) -> BoundCase? {
    guard let file = try? Files.read(path) else { return nil }
    let reader = Reader()
    guard let written = PackFile(file).document.root.flatMap(reader.caseFile),
      case .decided(let ruling) = store.answer(written).value
    else { return nil }
    return store.bound(written, ruling.edition, Selection()).value
  }

  private func microseconds(_ rounds: Int, _ body: () -> Void) -> String {
    let times = (0..<rounds).map { _ in
      ContinuousClock().measure { for _ in 0..<Self.times { body() } } / Self.times
    }
    return String(format: "%.1f", Table.median(times.map { $0 / .microseconds(1) }))
  }
}
