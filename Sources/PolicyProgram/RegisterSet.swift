/// Registers of one code, a bit for each.
package struct RegisterSet: Equatable, Sendable {
  private var words: [UInt64]

  /// - Parameter count: how many registers there are.
  package init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  package init(_ registers: [RegisterID], count: Int) {
    self.init(count: count)
    for register in registers { insert(register) }
  }

  package func contains(_ register: RegisterID) -> Bool {
    words[Int(register.index >> 6)] & 1 << UInt64(register.index & 63) != 0
  }

  /// - Returns: whether it was not among them.
  @discardableResult
  package mutating func insert(_ register: RegisterID) -> Bool {
    let (word, bit) = (Int(register.index >> 6), UInt64(1) << UInt64(register.index & 63))
    guard words[word] & bit == 0 else { return false }
    words[word] |= bit
    return true
  }

  /// - Parameter other: registers of the same code.
  package mutating func formUnion(_ other: RegisterSet) {
    for word in words.indices { words[word] |= other.words[word] }
  }

  /// - Parameter other: registers of the same code.
  package func isDisjoint(with other: RegisterSet) -> Bool {
    zip(words, other.words).allSatisfy { $0 & $1 == 0 }
  }

  package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Those of them that come before a place.
  package func before(_ place: Int) -> RegisterSet {
    var some = self
    for word in some.words.indices where (word + 1) * 64 > place {
      let kept = place - word * 64
      some.words[word] = kept > 0 ? some.words[word] & (1 << UInt64(kept) - 1) : 0
    }
    return some
  }

  /// All of them, in order.
  package var all: [RegisterID] {
    var all: [RegisterID] = []
    for (place, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        let index = place * 64 + rest.trailingZeroBitCount
        all.append(RegisterID(UInt16(truncatingIfNeeded: index)))
        rest &= rest - 1
      }
    }
    return all
  }
}

extension Code {
  /// Some registers and all that they are worked out from.
  ///
  /// - Parameter ends: registers that are left out, with what only they are worked out from.
  /// - Complexity: one pass, as an instruction reads only what stands before it.
  package func read(
    by registers: [RegisterID], stoppingAt ends: RegisterSet? = nil
  ) -> RegisterSet {
    var read = RegisterSet(count: registerCount)
    var last = -1
    func isLeftOut(_ register: RegisterID) -> Bool { ends?.contains(register) ?? false }
    for register in registers where !isLeftOut(register) {
      read.insert(register)
      last = max(last, Int(register.index))
    }
    let first = constantRange.upperBound
    guard last >= first else { return read }
    for place in (first...last).reversed()
    where read.contains(RegisterID(UInt16(truncatingIfNeeded: place))) {
      forEachArgument(of: instructions[place - first]) { argument in
        if !isLeftOut(argument) { read.insert(argument) }
      }
    }
    return read
  }

  /// The inputs that a register depends on.
  package func inputs(of register: RegisterID) -> RegisterSet {
    read(by: [register]).before(inputs.count)
  }

  /// The registers that depend on a date.
  package var readersOfDates: RegisterSet {
    var readers = RegisterSet(count: registerCount)
    for (index, input) in inputs.enumerated() where input.type == .day {
      readers.insert(RegisterID(UInt16(truncatingIfNeeded: index)))
    }
    for (place, instruction) in instructions.enumerated() {
      var isReader = false
      forEachArgument(of: instruction) { isReader = isReader || readers.contains($0) }
      let register = RegisterID(UInt16(truncatingIfNeeded: constantRange.upperBound + place))
      if isReader { readers.insert(register) }
    }
    return readers
  }
}
