import PolicyProgram
import PolicyValues

/// The registers of some cases under one program: the answers and, left as they are, the trace.
///
/// Memory is taken once; running a case takes none. One thread at a time.
package final class RegisterFile {
  package let tape: Tape
  package let cases: Int
  private let registers: UnsafeMutablePointer<Int32>

  package init(_ tape: Tape, cases: Int = 1) {
    precondition(cases > 0)
    self.tape = tape
    self.cases = cases
    registers = .allocate(capacity: tape.registerCount * cases)
    registers.initialize(repeating: 0, count: tape.registerCount * cases)
    for row in 0..<cases {
      for (constant, place) in zip(tape.code.constants, tape.constantRange) {
        registers[row * tape.registerCount + place] = constant
      }
    }
  }

  deinit { registers.deallocate() }

  /// A register of a case; only inputs are worth writing.
  package subscript(_ register: RegisterID, of row: Int = 0) -> Int32 {
    get { registers[place(register, row)] }
    set { registers[place(register, row)] = newValue }
  }

  /// Runs every instruction on a case whose inputs were written.
  ///
  /// The result is to be trusted if `isWhole`; if not, an `EndFile` says what holds all the same.
  package func run(_ row: Int = 0) {
    precondition(row >= 0 && row < cases)
    tape.row(registers + row * tape.registerCount)
  }

  /// Writes all inputs of a case, in the order of registers, and runs it.
  package func run(_ inputs: UnsafeBufferPointer<Int32>, _ row: Int = 0) {
    precondition(row >= 0 && row < cases && inputs.count == tape.inputCount)
    let start = registers + row * tape.registerCount
    for k in 0..<inputs.count { start[k] = inputs[k] }
    tape.row(start)
  }

  /// All registers of a case, in order; valid while the file is.
  package func registers(of row: Int = 0) -> UnsafeBufferPointer<Int32> {
    precondition(row >= 0 && row < cases)
    return UnsafeBufferPointer(
      start: registers + row * tape.registerCount, count: tape.registerCount)
  }

  /// Whether nothing partial was unknown in a case that has been run.
  package func isWhole(_ row: Int = 0) -> Bool {
    tape.code.whole.map { self[$0, of: row] != 0 } ?? true
  }

  private func place(_ register: RegisterID, _ row: Int) -> Int {
    let index = Int(register.index)
    precondition(index < tape.registerCount && row >= 0 && row < cases)
    return row * tape.registerCount + index
  }
}

extension Tape {
  @inline(never)
  func row(_ registers: UnsafeMutablePointer<Int32>) {
    var kernel = Row(
      r: registers, calendars: UnsafePointer(calendars.base),
      natives: UnsafePointer(natives.base), first: UnsafePointer(instructions.base), count: 0,
      at: registers + firstResult)
    for run in runs {
      kernel.count = Int(run)
      kernel.perform(kernel.first[0])
      kernel.first += kernel.count
      kernel.at += kernel.count
    }
  }
}
