import PolicyProgram
import PolicyValues

/// Some inputs of a program, of at most 128.
package struct InputSet: Hashable, Sendable {
  private var low: UInt64
  private var high: UInt64

  package static let none = InputSet(low: 0, high: 0)
  /// Every input, also those that there are not.
  package static let all = InputSet(low: .max, high: .max)
  static let capacity = 128

  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  package func contains(_ input: Int) -> Bool {
    (input < 64 ? low >> UInt64(input) : high >> UInt64(input - 64)) & 1 == 1
  }

  package mutating func insert(_ input: Int) {
    if input < 64 { low |= 1 << UInt64(input) } else { high |= 1 << UInt64(input - 64) }
  }

  package mutating func remove(_ input: Int) {
    if input < 64 { low &= ~(1 << UInt64(input)) } else { high &= ~(1 << UInt64(input - 64)) }
  }

  package func union(_ other: InputSet) -> InputSet {
    InputSet(low: low | other.low, high: high | other.high)
  }
}

/// Finds the inputs that make registers what they are: with the others as open as they can be, the
/// registers would be the same.
struct Reasons {
  private let tape: Tape
  private var rounds: [UInt32]
  private var round: UInt32 = 0

  init(_ tape: Tape) {
    self.tape = tape
    rounds = Array(repeating: 0, count: tape.registerCount)
  }

  /// - Parameter root: the ends of every input before anything was split.
  mutating func inputs(
    of causes: [Int], _ registers: UnsafePointer<Ends>, root: UnsafePointer<Ends>
  ) -> InputSet {
    round &+= 1
    var found = InputSet.none
    var waiting = causes
    while let register = waiting.popLast() {
      guard rounds[register] != round else { continue }
      rounds[register] = round
      if register < tape.inputCount {
        if registers[register] != root[register] { found.insert(register) }
      } else if register >= tape.firstResult {
        follow(register, registers, &waiting)
      }
    }
    return found
  }

  private func follow(
    _ register: Int, _ registers: UnsafePointer<Ends>, _ waiting: inout [Int]
  ) {
    let i = tape.instructions[register - tape.firstResult]
    let (a, b, c) = (Int(i.a.index), Int(i.b.index), Int(i.c.index))
    let here = registers[register]
    switch i.operation {
    case .and where tape.bools[register] && here == Ends(0):
      waiting.append(registers[a] == Ends(0) ? a : b)
    case .or where tape.bools[register] && here == Ends(1):
      waiting.append(registers[a] == Ends(1) ? a : b)
    case .andNot where tape.bools[register] && here == Ends(0):
      waiting.append(registers[a] == Ends(0) ? a : b)
    case .select where !registers[a].isOpen, .selectMask where !registers[a].isOpen:
      waiting += [a, registers[a].lo != 0 ? b : c]
    default:
      tape.code.forEachArgument(of: i) { waiting.append(Int($0.index)) }
    }
  }
}
