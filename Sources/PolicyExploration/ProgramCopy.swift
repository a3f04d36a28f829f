import PolicyProgram
import PolicyValues

/// A program on a workbench: its registers are copied as they are asked for.
final class ProgramCopy {
  let program: Program
  private let bench: Workbench
  private var copier: CodeCopier

  /// - Parameters:
  ///   - readings: readings that are not shared, with the options they may have here.
  ///   - facts: the options of shared facts that are options here too, by fact.
  ///   - alone: facts that are not shared although another program has one of the name.
  init(
    _ program: Program, on bench: Workbench, readings: [String: Int32] = [:],
    facts: [String: Int32] = [:], alone: Set<String> = []
  ) {
    self.program = program
    self.bench = bench
    let box = ProgramCopy.box(of: program, readings: readings)
    copier = CodeCopier(program.code, within: box)
    for (index, spec) in program.inputs.enumerated() where box[index].isOpen {
      let (type, ends) = (program.code.inputs[index].type, box[index])
      let place = RegisterID(UInt16(truncatingIfNeeded: index))
      switch spec {
      case .fact(let fact):
        let id = program.facts[fact].id
        let domain = facts[id].map { mask in
          type.isChoice ? Ends(oneOf: ends.hi & mask) : Ends(ends.lo, ends.hi & mask)
        }
        let register =
          alone.contains(id)
          ? bench.ownInput(.fact(id), type, ends)
          : bench.input(.fact(id), type, domain ?? ends)
        copier.place(place, as: register)
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

extension RegisterType {
  /// Whether values are one option of a list.
  var isChoice: Bool {
    if case .choice = self { true } else { false }
  }
}

extension Program {
  /// Whether a fact or a reading is among the inputs.
  func reads(_ unknown: Unknown) -> Bool {
    switch unknown {
    case .fact(let id): facts.contains { $0.id == id }
    case .reading(let id): readings.contains { $0.id == id }
    case .silent, .cut: false
    }
  }

  /// The input register of a fact.
  func input(ofFact id: String) -> RegisterID? {
    inputs.indices.first { index in
      if case .fact(let fact) = inputs[index] { facts[fact].id == id } else { false }
    }.map { RegisterID(UInt16(truncatingIfNeeded: $0)) }
  }
}
