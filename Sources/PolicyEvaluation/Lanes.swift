import PolicyProgram
import PolicyValues

/// What a kernel does with a line of the operation table: apply it, loop over it, apply it to the
/// ends.
///
/// Kernels are type parameters inside this module only; what leaves it is concrete: a body left to
/// another module is not specialised there and runs nine times slower.
protocol Lanes {
  /// The flat workday tables of the program, by number.
  var calendars: UnsafePointer<UnsafePointer<Int32>> { get }

  func map(_ i: Instruction, _ a: Way, _ meaning: (Int32) -> Int32)
  func map(_ i: Instruction, _ a: Way, _ b: Way, _ meaning: (Int32, Int32) -> Int32)
  func map(
    _ i: Instruction, _ a: Way, _ b: Way, _ c: Way, _ meaning: (Int32, Int32, Int32) -> Int32)

  /// The operations that are not a function of the ends of their arguments.
  func anniversary(_ i: Instruction, _ meaning: (Int32, Int32) -> Int32)
  func oneOf(_ i: Instruction)
  func select(_ i: Instruction)
  func selectMask(_ i: Instruction)
  func veil(_ i: Instruction)
  func native(_ i: Instruction)
}
