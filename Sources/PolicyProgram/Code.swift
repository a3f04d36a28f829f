import CivilTime
import PolicyValues

/// A compiled program: a straight list of instructions over registers, nothing skipped, no jumps.
///
/// Registers are laid out as inputs, constants, results; instruction k writes the k-th result and
/// reads only what stands before it.
package final class Code: Sendable {
  /// A fact or a reading: where values come in.
  package struct Input: Hashable, Sendable {
    package let type: RegisterType
    /// What a case may state; inside `type.whole`.
    package let domain: Ends

    package init(_ type: RegisterType, domain: Ends) {
      self.type = type
      self.domain = domain
    }
  }

  package let inputs: [Input]
  package let constants: [Int32]
  package let instructions: [Instruction]
  /// The type of every register, in the order of registers.
  package let types: [RegisterType]
  package let calendars: [WorkdayRun]
  package let functions: [NativeFunction]
  /// Holds exactly if every partial value was known, so that one case run plainly may be believed;
  /// nil if nothing in the program is partial.
  package let whole: RegisterID?

  init(
    inputs: [Input], constants: [Int32], instructions: [Instruction], types: [RegisterType],
    calendars: [WorkdayRun], functions: [NativeFunction], whole: RegisterID?
  ) {
    self.inputs = inputs
    self.constants = constants
    self.instructions = instructions
    self.types = types
    self.calendars = calendars
    self.functions = functions
    self.whole = whole
  }

  package var registerCount: Int { types.count }

  /// The register indices of the constants.
  package var constantRange: Range<Int> { inputs.count..<inputs.count + constants.count }

  /// The instruction that writes a register; nil for inputs and constants.
  package func instruction(of register: RegisterID) -> Instruction? {
    let place = Int(register.index) - inputs.count - constants.count
    return instructions.indices.contains(place) ? instructions[place] : nil
  }

  /// The value of a constant; nil for inputs and results.
  package func constant(_ register: RegisterID) -> Int32? {
    let place = Int(register.index) - inputs.count
    return constants.indices.contains(place) ? constants[place] : nil
  }

  /// The registers an instruction reads, in order.
  package func arguments(of instruction: Instruction) -> [RegisterID] {
    switch arity(of: instruction) {
    case ...1: [instruction.a]
    case 2: [instruction.a, instruction.b]
    default: [instruction.a, instruction.b, instruction.c]
    }
  }

  /// Visits the registers an instruction reads, in order, without making a list.
  package func forEachArgument(of instruction: Instruction, _ visit: (RegisterID) -> Void) {
    let arity = arity(of: instruction)
    visit(instruction.a)
    if arity > 1 { visit(instruction.b) }
    if arity > 2 { visit(instruction.c) }
  }

  private func arity(of instruction: Instruction) -> Int {
    instruction.operation == .native
      ? functions[Int(instruction.table)].parameters.count : instruction.operation.arity
  }

  /// Everything a register may be when nothing is known: an input's domain, a constant, a type.
  package func whole(of register: RegisterID) -> Ends {
    let index = Int(register.index)
    if index < inputs.count { return inputs[index].domain }
    return constant(register).map { Ends($0) } ?? types[index].whole
  }
}
