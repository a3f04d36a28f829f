import CivilTime
import PolicyProgram
import PolicyValues

/// The inputs and the copies of two programs while they are put into one code.
struct JointBench {
  var builder = CodeBuilder()
  private(set) var dimensions: [Dimension] = []
  private var copiers: [ProgramCopier] = []

  init(_ first: Program, _ second: Program, opening readings: OpenReadings, tie: PermitTie? = nil) {
    var registers: [[Int: CodeBuilder.Register]] = [[:], [:]]
    let starts = tie.map { _ in permitStarts(first, second) }
    for (side, program) in [first, second].enumerated() {
      let other = side == 0 ? second : first
      for index in program.inputs.indices {
        guard let own = JointUnknown(program, index, readings) else { continue }
        let twin = other.inputs.indices.lazy.compactMap { place in
          JointUnknown(other, place, readings).map { (place, $0) }
        }.first { $0.1.isTwin(of: own) }
        if side == 1, twin != nil { continue }
        if let tie, let starts, let tied = tied(own.name, tie, starts) {
          registers[side][index] = tied
          if let twin { registers[1 - side][twin.0] = tied }
          continue
        }
        guard let dimension = own.dimension(with: twin?.1, isFirst: side == 0) else { continue }
        let input = builder.input(dimension.type, domain: dimension.domain)
        let register = own.kind == .silent ? unknowable(own, input) : input
        registers[side][index] = register
        if let twin { registers[1 - side][twin.0] = register }
        dimensions.append(dimension)
      }
    }
    copiers = zip([first, second], registers).map { program, inputs in
      ProgramCopier(
        program, within: Joint.box(of: program, opening: readings), inputs: inputs)
    }
  }

  /// The first day of a permit, from which its other dates follow.
  private mutating func permitStarts(
    _ first: Program, _ second: Program
  ) -> CodeBuilder.Register {
    let domain = Ends(PackedDay.earliest, PackedDay.last)
    dimensions.append(
      Dimension(
        name: "permit.starts", kind: .fact, type: .day, domain: domain, words: [],
        isReadByFirst: true, isReadBySecond: true))
    return builder.input(.day, domain: domain)
  }

  private mutating func tied(
    _ fact: String, _ tie: PermitTie, _ starts: CodeBuilder.Register
  ) -> CodeBuilder.Register? {
    switch fact {
    case "permit.starts", "permit.issued": return starts
    case "permit.expires":
      let months = builder.int(tie.months)
      let year = builder.addMonths(starts, months)
      let days = builder.int(tie.days)
      return tie.days == 0 ? year : builder.addDays(year, days)
    default: return nil
    }
  }

  /// A value that nothing settles; an input that never holds makes it another than all such values.
  private mutating func unknowable(
    _ own: JointUnknown, _ never: CodeBuilder.Register
  ) -> CodeBuilder.Register {
    let least = builder.constant(own.domain.lo, own.type)
    return builder.veil(least, known: never, floor: least)
  }

  /// The copy of a register of the first program, 0, or the second, 1.
  mutating func copy(_ register: RegisterID, of side: Int) -> CodeBuilder.Register {
    copiers[side].copy(register, &builder)
  }

  /// What every case of both satisfies.
  mutating func assumptions() -> [CodeBuilder.Register] {
    var found: [CodeBuilder.Register] = []
    for side in copiers.indices {
      let program = copiers[side].program
      for term in program.assumptions {
        let register = copy(program[term].register, of: side)
        if builder.constantValue(register) != 1, !found.contains(register) {
          found.append(register)
        }
      }
    }
    return found
  }
}
