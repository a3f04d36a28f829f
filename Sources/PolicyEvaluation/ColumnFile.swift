import PolicyProgram
import PolicyValues

/// The registers of up to 128 cases at once, by column: for batches, mutation tests, brute force.
///
/// Memory is taken once; running takes none. One thread at a time.
package final class ColumnFile {
  /// The cases of one run; long enough to hide the dispatch, short enough for the caches.
  package static let chunk = 128

  package let tape: Tape
  private let registers: UnsafeMutablePointer<Int32>

  package init(_ tape: Tape) {
    self.tape = tape
    let count = tape.registerCount * ColumnFile.chunk
    registers = .allocate(capacity: count)
    registers.initialize(repeating: 0, count: count)
    for (constant, place) in zip(tape.code.constants, tape.constantRange) {
      (registers + place * ColumnFile.chunk).update(repeating: constant, count: ColumnFile.chunk)
    }
  }

  deinit { registers.deallocate() }

  /// The column of a register, 128 values; only inputs are worth writing. Valid while the file is.
  package subscript(_ register: RegisterID) -> UnsafeMutableBufferPointer<Int32> {
    precondition(Int(register.index) < tape.registerCount)
    return UnsafeMutableBufferPointer(
      start: registers + Int(register.index) * ColumnFile.chunk, count: ColumnFile.chunk)
  }

  /// All columns, one after another in the order of registers; valid while the file is.
  package var all: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: registers, count: tape.registerCount * ColumnFile.chunk)
  }

  /// Runs every instruction on the first `count` values of the columns, at most 128.
  package func run(_ count: Int = ColumnFile.chunk) {
    precondition(count >= 0 && count <= ColumnFile.chunk)
    tape.columns(registers, count)
  }
}

extension Tape {
  @inline(never)
  func columns(_ registers: UnsafeMutablePointer<Int32>, _ count: Int) {
    var kernel = Columns(
      r: registers, calendars: UnsafePointer(calendars.base),
      natives: UnsafePointer(natives.base), constants: constantRange, n: count,
      stride: ColumnFile.chunk, at: firstResult)
    for instruction in instructions {
      kernel.perform(instruction)
      kernel.at &+= 1
    }
  }
}
