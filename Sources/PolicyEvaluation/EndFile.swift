import PolicyProgram
import PolicyValues

/// The registers of a case of which only part is known: the two ends of each.
///
/// One run is sound: what it finds definite is so, whatever the open facts. It is not complete: two
/// open conditions may lead to the same answer, which `settle` finds out. Memory is taken once.
package final class EndFile {
  package let tape: Tape
  let registers: UnsafeMutablePointer<Ends>

  /// Every input is as open as its domain.
  package init(_ tape: Tape) {
    self.tape = tape
    registers = .allocate(capacity: tape.registerCount)
    registers.initialize(from: tape.wholes.base, count: tape.registerCount)
  }

  deinit { registers.deallocate() }

  /// A register of the case; only inputs are worth writing.
  package subscript(_ register: RegisterID) -> Ends {
    get {
      precondition(Int(register.index) < tape.registerCount)
      return registers[Int(register.index)]
    }
    set {
      precondition(Int(register.index) < tape.registerCount)
      registers[Int(register.index)] = newValue
    }
  }

  /// All registers, in order; valid while the file is.
  package var all: UnsafeBufferPointer<Ends> {
    UnsafeBufferPointer(start: registers, count: tape.registerCount)
  }

  /// Runs every instruction.
  package func run() { tape.partly(registers) }

  /// Writes all inputs, in the order of registers, and runs.
  package func run(_ inputs: UnsafeBufferPointer<Ends>) {
    precondition(inputs.count == tape.inputCount)
    for k in 0..<inputs.count { registers[k] = inputs[k] }
    tape.partly(registers)
  }
}

extension Tape {
  @inline(never)
  func partly(_ registers: UnsafeMutablePointer<Ends>) {
    var kernel = Partly(
      r: registers, calendars: UnsafePointer(calendars.base),
      natives: UnsafePointer(natives.base), wholes: UnsafePointer(wholes.base),
      masks: UnsafePointer(masks.base), first: UnsafePointer(instructions.base), count: 0,
      at: firstResult)
    for run in runs {
      kernel.count = Int(run)
      kernel.perform(kernel.first[0])
      kernel.first += kernel.count
      kernel.at += kernel.count
    }
  }
}
