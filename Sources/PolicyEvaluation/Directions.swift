import PolicyProgram
import PolicyValues

/// A kernel that only reads the operation table: the direction an operation has in each argument.
final class Directions: Lanes {
  let calendars: UnsafePointer<UnsafePointer<Int32>>
  let functions: [NativeFunction]
  private(set) var ways: [Way] = []

  init(_ tape: Tape) {
    calendars = UnsafePointer(tape.calendars.base)
    functions = tape.code.functions
  }

  func map(_: Instruction, _ a: Way, _: (Int32) -> Int32) { ways = [a] }
  func map(_: Instruction, _ a: Way, _ b: Way, _: (Int32, Int32) -> Int32) { ways = [a, b] }

  func map(
    _: Instruction, _ a: Way, _ b: Way, _ c: Way, _: (Int32, Int32, Int32) -> Int32
  ) {
    ways = [a, b, c]
  }

  func anniversary(_: Instruction, _: (Int32, Int32) -> Int32) { ways = [.wait, .up] }
  func oneOf(_: Instruction) { ways = [.wait, .wait] }
  func select(_: Instruction) { ways = [.wait, .up, .up] }
  func selectMask(_: Instruction) { ways = [.wait, .up, .up] }
  func veil(_: Instruction) { ways = [.up, .wait, .up] }
  func native(_ i: Instruction) { ways = functions[Int(i.table)].ways }
}

extension Tape {
  /// How an instruction's result moves with each of its arguments.
  package func ways(of instruction: Instruction) -> [Way] {
    let directions = Directions(self)
    directions.perform(instruction)
    return directions.ways
  }
}
