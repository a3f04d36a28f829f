import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Copies registers of one program into a builder, with what they need; what is the same for every
/// case of the box becomes a constant.
struct ProgramCopier {
  let program: Program
  private let ranges: [Ends]
  private var made: [RegisterID: CodeBuilder.Register] = [:]

  /// - Parameters:
  ///   - box: by input, what it may be.
  ///   - inputs: by input, its register in the builder; inputs that are known need none.
  init(_ program: Program, within box: [Ends], inputs: [Int: CodeBuilder.Register]) {
    self.program = program
    let file = EndFile(Tape(program.code))
    box.withUnsafeBufferPointer { file.run($0) }
    ranges = Array(file.all)
    for (index, register) in inputs {
      made[RegisterID(UInt16(truncatingIfNeeded: index))] = register
    }
  }

  /// The register in the builder that stands for one of the program.
  mutating func copy(_ old: RegisterID, _ builder: inout CodeBuilder) -> CodeBuilder.Register {
    if let known = made[old] { return known }
    let new = make(old, &builder)
    made[old] = new
    return new
  }

  private mutating func make(
    _ old: RegisterID, _ builder: inout CodeBuilder
  ) -> CodeBuilder.Register {
    let code = program.code
    let type = code.types[Int(old.index)]
    if let value = ranges[Int(old.index)].value { return builder.constant(value, type) }
    guard let instruction = code.instruction(of: old) else {
      return builder.constant(code.constant(old) ?? 0, type)
    }
    if [.select, .selectMask].contains(instruction.operation),
      let condition = ranges[Int(instruction.a.index)].value
    {
      return copy(condition != 0 ? instruction.b : instruction.c, &builder)
    }
    if instruction.operation == .veil, ranges[Int(instruction.b.index)].value == 1 {
      return copy(instruction.a, &builder)
    }
    let arguments = code.arguments(of: instruction).map { copy($0, &builder) }
    return builder.copy(instruction, of: code, type, arguments)
  }
}
