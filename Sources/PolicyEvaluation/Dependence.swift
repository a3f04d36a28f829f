import PolicyProgram

/// Which inputs each register of a program depends on.
package struct Dependence: Sendable {
  private let words: Int
  private let firstResult: Int
  private let registerCount: Int
  /// By register, a bit for each input.
  private let bits: [UInt64]

  /// O(instructions × inputs / 64).
  package init(_ tape: Tape) {
    let words = (tape.inputCount + 63) / 64
    (firstResult, registerCount) = (tape.firstResult, tape.registerCount)
    var bits = [UInt64](repeating: 0, count: tape.registerCount * words)
    for input in 0..<tape.inputCount {
      bits[input * words + input / 64] = 1 << UInt64(input % 64)
    }
    bits.withUnsafeMutableBufferPointer { bits in
      for (k, instruction) in tape.code.instructions.enumerated() {
        let start = (tape.firstResult + k) * words
        tape.code.forEachArgument(of: instruction) { argument in
          for word in 0..<words { bits[start + word] |= bits[Int(argument.index) * words + word] }
        }
      }
    }
    self.words = words
    self.bits = bits
  }

  /// Whether a register depends on an input, or is that input.
  func holds(_ register: Int, on input: Int) -> Bool {
    bits[register * words + input >> 6] >> UInt64(input & 63) & 1 != 0
  }

  /// How many inputs a register depends on.
  func count(_ register: Int) -> Int {
    (0..<words).reduce(0) { $0 + bits[register * words + $1].nonzeroBitCount }
  }

  /// The results that depend on an input, in order.
  func cone(_ input: Int) -> [Int] { (firstResult..<registerCount).filter { holds($0, on: input) } }
}
