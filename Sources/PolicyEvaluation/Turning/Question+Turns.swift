import CivilTime
import PolicyProgram
import PolicyValues

/// The days on which something that a decision says may change, as one day of the case moves.
package struct Turns: Hashable, Sendable {
  /// Day numbers, in order: on each something may be said that was not said the day before.
  package let days: [Int]
  /// Whether every such day was found.
  package let isComplete: Bool
}

extension Question {
  /// How many boxes the search for the turns of one output may run.
  private static let turnBudget = 4_000

  /// Where the answer may turn while a fact runs over some days; between two turns every day is
  /// decided alike, but for dates that are counted from it.
  ///
  /// - Parameters:
  ///   - fact: the day that is left open.
  ///   - days: its day numbers, both ends inside.
  ///   - along: facts that move with it, by the number of days they lie after it.
  ///   - ofOutcome: whether to look only for turns of the outcome and of the rules that give it.
  package func turns(
    _ input: CaseInput, of fact: String, over days: ClosedRange<Int>, along: [String: Int] = [:],
    ofOutcome: Bool = false
  ) -> Turns {
    var moving: [Int: Int] = [:]
    for (place, spec) in program.inputs.enumerated() {
      guard case .fact(let index) = spec else { continue }
      let id = program.facts[index].id
      if id == fact { moving[place] = 0 } else if let lag = along[id] { moving[place] = lag }
    }
    var box = box(input, openFacts: Set(along.keys).union([fact]))
    for (place, lag) in moving {
      box[place] = Ends(day(days.lowerBound + lag), day(days.upperBound + lag))
    }
    var cuts: Set<Int> = []
    var isComplete = true
    for targets in turningTargets(ofOutcome: ofOutcome) {
      let explorer = explorer(targets.key, targets: targets.registers)
      let coverage = explorer.explore(box, budget: Question.turnBudget) { region in
        for (place, lag) in moving {
          let ends = region[RegisterID(UInt16(truncatingIfNeeded: place))]
          cuts.insert(Int(PackedDay.toDayNumber(ends.lo)) - lag)
          cuts.insert(Int(PackedDay.toDayNumber(ends.hi)) - lag + 1)
        }
      }
      isComplete = isComplete && coverage == .complete
    }
    let inside = cuts.filter { days.lowerBound < $0 && $0 <= days.upperBound }
    return Turns(days: inside.sorted(), isComplete: isComplete)
  }

  private func day(_ number: Int) -> Int32 { PackedDay.fromDayNumber(Int32(clamping: number)) }

  /// What must be definite between two turns: each output, each rule that gives the outcome, each
  /// paper that may be asked for.
  private func turningTargets(ofOutcome: Bool) -> [(key: String, registers: [RegisterID])] {
    var result: [(key: String, registers: [RegisterID])] = []
    for asked in asked where OutputName(key: asked.key) != nil {
      if !ofOutcome || asked.key == OutputName.outcome.key {
        result.append((asked.key, targets(asked)))
      }
    }
    var alone = program.rules.compactMap { $0.given(.outcome)?.stands }
    alone += program.assumptions.map { program[$0].register }
    if !ofOutcome { alone += program.requirements.flatMap { [$0.asked, $0.lacking] } }
    for register in Set(alone).sorted() where program.code.constant(register) == nil {
      result.append(("turn \(register.index)", [register]))
    }
    return result
  }

  /// The readings on which the outcome may hang while a day of the case runs over some days.
  package func readingsThatMatter(
    _ input: CaseInput, of fact: String, over days: ClosedRange<Int>
  ) -> [Int] {
    guard let asked = asked.first(where: { $0.key == OutputName.outcome.key }) else { return [] }
    var box = box(
      input, openFacts: [fact], openReadings: Set(program.readings.map(\.id)))
    for (place, spec) in program.inputs.enumerated() {
      if case .fact(let index) = spec, program.facts[index].id == fact {
        box[place] = Ends(day(days.lowerBound), day(days.upperBound))
      }
    }
    let explorer = explorer(asked.key, targets: targets(asked))
    let coverage = explorer.explore(box, budget: Question.turnBudget) { _ in }
    // What was not seen to its end may hang on any of them.
    guard coverage == .complete else { return Array(program.readings.indices) }
    return explorer.mattered.compactMap { register in
      if case .reading(let index) = program.inputs[Int(register.index)] { index } else { nil }
    }.sorted()
  }
}
