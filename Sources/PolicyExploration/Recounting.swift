import PolicyProgram
import SourceText

/// A program under two ways of counting: as its policy says, and with another value of one convention.
package struct Recounting: Sendable {
  /// `first-day`, `missing-day` or `rest-day`.
  package let convention: String
  /// The value in force.
  package let inForce: String
  /// The value that is tried instead.
  package let other: String
  /// The word that is in force.
  package let place: SourceRange
  /// Whether the policy names a source for it.
  package let isCited: Bool
  package let program: Program
  /// The same program under the other value.
  package let changed: Program

  package init(
    convention: String, inForce: String, other: String, place: SourceRange, isCited: Bool,
    program: Program, changed: Program
  ) {
    self.convention = convention
    self.inForce = inForce
    self.other = other
    self.place = place
    self.isCited = isCited
    self.program = program
    self.changed = changed
  }

  /// The code that asks whether an aspect is ever another under the other way of counting.
  ///
  /// What the outcome asks for is compared where both ask for it: that it is asked for under one way
  /// only is a matter of the outcome.
  ///
  /// - Parameter usual: whether only with every reading at its default.
  func inquiry(
    _ aspect: Suspect.Aspect, usual: Bool
  ) throws(CodeBuilder.TooManyRegisters) -> Inquiry {
    let bench = Workbench()
    let readings = usual ? program.usualOptions : [:]
    let one = ProgramCopy(program, on: bench, readings: readings)
    let two = ProgramCopy(changed, on: bench, readings: readings)
    let differs = bench.difference(aspect, one, two)
    guard case .output(let name) = aspect, name != .outcome, let x = program.output(name),
      let y = changed.output(name)
    else { return try bench.inquiry(differs) }
    let both = bench.builder.and(one[x.due], two[y.due])
    return try bench.inquiry(bench.builder.and(both, differs))
  }
}

extension Program {
  /// The default of each reading that has one.
  fileprivate var usualOptions: [String: Int32] {
    var options: [String: Int32] = [:]
    for reading in readings {
      if let fallback = reading.fallback { options[reading.id] = 1 << Int32(fallback) }
    }
    return options
  }
}
