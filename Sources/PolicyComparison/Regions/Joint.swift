import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Two programs of one procedure in one code, over the facts of both.
///
/// Facts of one name and meaning are one. Readings stand at their defaults, those without one are
/// open; nobody speaks of papers.
package struct Joint: Sendable {
  package let first: Program
  package let second: Program
  package let dimensions: [Dimension]
  package let comparisons: [Comparison]
  let code: Code
  let assumptions: [RegisterID]

  /// A question to both sides whose answers are compared: one aspect, or one paper.
  package struct Comparison: Sendable {
    package let contrasts: [Contrast]
    let registers: [RegisterID]
    package var aspect: DecisionAspect { contrasts[0].aspect }
  }

  /// - Parameter readings: those that are unknowns too, instead of at their defaults.
  /// - Throws: if both programs are too large for one code.
  package init(
    _ first: Program, _ second: Program, opening readings: OpenReadings = .none
  ) throws(CodeBuilder.TooManyRegisters) {
    var bench = JointBench(first, second, opening: readings)
    let found = ContrastFinder(first, second).comparisons(&bench)
    try self.init(first, second, &bench, found)
  }

  /// What the second takes away from those who file, of permits whose other dates follow from the first
  /// day.
  ///
  /// - Throws: if both programs are too large for one code.
  init(
    _ first: Program, _ second: Program, lossesWith tie: PermitTie
  ) throws(CodeBuilder.TooManyRegisters) {
    var bench = JointBench(first, second, opening: .none, tie: tie)
    let found = ContrastFinder(first, second).losses(&bench)
    try self.init(first, second, &bench, found)
  }

  private init(
    _ first: Program, _ second: Program, _ bench: inout JointBench,
    _ found: [ContrastFinder.Found]
  ) throws(CodeBuilder.TooManyRegisters) {
    self.first = first
    self.second = second
    let assumptions = bench.assumptions()
    dimensions = bench.dimensions
    let result = try bench.builder.finish()
    code = result.code
    self.assumptions = assumptions.map { result($0) }
    comparisons = found.map { pairs in
      Comparison(contrasts: pairs.map(\.0), registers: pairs.map { result($0.1) })
    }
  }

  /// Everything that a case may say.
  package var whole: [Ends] { dimensions.map(\.domain) }
}

extension Joint {
  /// Everything that a case may say of a program, but nothing of papers.
  static func box(of program: Program, opening readings: OpenReadings) -> [Ends] {
    zip(program.inputs, program.code.inputs).map { spec, declared in
      switch spec {
      case .papers, .papersGiven: Ends(0)
      case .reading(let index):
        readings.contains(program.readings[index].id)
          ? declared.domain
          : program.readings[index].fallback.map { Ends(1 << Int32($0)) } ?? declared.domain
      case .fact, .silent: declared.domain
      }
    }
  }
}
