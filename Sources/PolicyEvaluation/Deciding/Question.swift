import CivilTime
import PolicyProgram
import PolicyValues

/// A program made ready to be asked about cases; keeps its memory between questions.
///
/// One thread at a time.
package final class Question {
  package let program: Program
  package let tape: Tape
  /// How many boxes one exploration may run before it is called undecided.
  package static let budget = 20_000
  /// How many boxes are run before it is looked whether they already disagree.
  static let glance = 400

  private var explorers: [String: Explorer] = [:]
  lazy var dependence = Dependence(tape)
  private let file: EndFile
  /// Everything that a decision says.
  let asked: [Asked]

  package init(_ program: Program) {
    self.program = program
    self.tape = Tape(program.code)
    self.file = EndFile(tape)
    self.asked = Question.asked(program)
  }

  /// The ends of every input: what the case says, else everything it may be.
  ///
  /// - Parameters:
  ///   - openFacts: facts left open although something is known of them.
  ///   - openReadings: readings left open; all others are as chosen, or at their default.
  package func box(
    _ input: CaseInput, openFacts: Set<String> = [], openReadings: Set<String> = []
  ) -> [Ends] {
    zip(program.inputs, program.code.inputs).map { spec, declared in
      switch spec {
      case .fact(let index):
        let id = program.facts[index].id
        guard !openFacts.contains(id), let value = input.value(of: id) else {
          return declared.domain
        }
        return Ends(value)
      case .reading(let index):
        let reading = program.readings[index]
        if openReadings.contains(reading.id) { return declared.domain }
        if let chosen = input.readings[reading.id] { return Ends(chosen) }
        return reading.fallback.map { Ends(1 << Int32($0)) } ?? declared.domain
      case .papers(let word): return Ends(papers(input, word))
      case .papersGiven: return Ends(input.papers == nil ? 0 : 1)
      case .silent: return declared.domain
      }
    }
  }

  private func papers(_ input: CaseInput, _ word: Int) -> Int32 {
    guard let papers = input.papers else { return 0 }
    return papers.reduce(0) { bits, paper in
      guard let bit = program.paperBits[paper], bit / 31 == word else { return bits }
      return bits | 1 << Int32(bit % 31)
    }
  }

  /// Runs the whole list once on a box; the ends of every register.
  package func run(_ box: [Ends]) -> [Ends] {
    box.withUnsafeBufferPointer { file.run($0) }
    return Array(file.all)
  }

  /// The boxes of the last exploration for an output; none if it needed none.
  func boxesSpent(on key: String) -> Int { explorers[key]?.boxes ?? 0 }

  /// An explorer for some targets, kept for the next time.
  func explorer(_ key: String, targets: [RegisterID]) -> Explorer {
    if let known = explorers[key] { return known }
    let explorer = Explorer(
      tape, targets: targets, assumptions: program.assumptions.map { program[$0].register },
      splitsAssumptions: false, dependence: dependence)
    explorers[key] = explorer
    return explorer
  }
}
