import PolicyProgram
import PolicyValues

/// A program on a workbench: its registers are copied as they are asked for.
final class ProgramCopy {
  let program: Program
  private let bench: Workbench
  private var copier: CodeCopier

  /// - Parameters:
  ///   - readings: readings that are not shared, with the options they may have here.
  init(_ program: Program, on bench: Workbench, readings: [String: Int32] = [:]) {
    self.program = program
    self.bench = bench
    let box = ProgramCopy.box(of: program, readings: readings)
    copier = CodeCopier(program.code, within: box)
    for (index, spec) in program.inputs.enumerated() where box[index].isOpen {
      let (type, ends) = (program.code.inputs[index].type, box[index])
      let place = RegisterID(UInt16(truncatingIfNeeded: index))
      switch spec {
      case .fact(let fact):
        copier.place(place, as: bench.input(.fact(program.facts[fact].id), type, ends))
      case .reading(let reading):
        let id = program.readings[reading].id
        let isShared = readings[id] == nil
        copier.place(
          place,
          as: isShared
            ? bench.input(.reading(id), type, ends) : bench.ownInput(.reading(id), type, ends))
      case .silent(let source):
        copier.place(place, as: bench.input(.silent(source), type, ends))
      case .papers, .papersGiven: break
      }
    }
    for assumption in program.assumptions { bench.assume(self[assumption]) }
  }

  /// Everything that a case may say, but nothing of papers.
  static func box(of program: Program, readings: [String: Int32] = [:]) -> [Ends] {
    zip(program.inputs, program.code.inputs).map { spec, declared in
      switch spec {
      case .papers, .papersGiven: Ends(0)
      case .reading(let index):
        readings[program.readings[index].id].map { Ends(oneOf: $0) } ?? declared.domain
      case .fact, .silent: declared.domain
      }
    }
  }

  /// The copy of a register.
  subscript(_ register: RegisterID) -> CodeBuilder.Register {
    copier.copy(register, into: &bench.builder)
  }

  subscript(_ term: TermID) -> CodeBuilder.Register { self[program[term].register] }

  /// A fact's register; nil if the program does not read it.
  func fact(_ id: String) -> CodeBuilder.Register? {
    program.input(ofFact: id).map { self[$0] }
  }
}

extension Program {
  /// The input register of a fact.
  func input(ofFact id: String) -> RegisterID? {
    inputs.indices.first { index in
      if case .fact(let fact) = inputs[index] { facts[fact].id == id } else { false }
    }.map { RegisterID(UInt16(truncatingIfNeeded: $0)) }
  }
}
