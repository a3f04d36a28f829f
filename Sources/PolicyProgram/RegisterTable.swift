/// Which registers there are already, found by a number mixed from what each of them is.
///
/// Why no dictionary: whoever makes a program asks at every step, and a dictionary's hashing, which
/// withstands keys that were chosen to collide, took a twentieth of the time of an exhaustive check.
struct RegisterTable {
  /// Where a register stands, or would stand.
  enum Place {
    case taken(Int)
    case free(Int)
  }

  /// The register's number; -1 for none.
  private var slots = [Int32](repeating: -1, count: 1 << 8)
  /// The numbers mixed from what stands there.
  private var mixes = [UInt](repeating: 0, count: 1 << 8)
  private var bits = 8
  private var count = 0

  /// - Parameters:
  ///   - mixed: a number that is equal for what is equal.
  ///   - isIt: whether a register is the one looked for.
  func place(of mixed: UInt, _ isIt: (Int) -> Bool) -> Place {
    var place = start(mixed)
    while slots[place] >= 0 {
      let register = Int(slots[place])
      if mixes[place] == mixed, isIt(register) { return .taken(register) }
      place = (place + 1) & (slots.count - 1)
    }
    return .free(place)
  }

  /// Puts a register where it would stand.
  mutating func take(_ place: Int, for register: Int, mixed: UInt) {
    slots[place] = Int32(truncatingIfNeeded: register)
    mixes[place] = mixed
    count += 1
    if count * 2 > slots.count { grow() }
  }

  private func start(_ mixed: UInt) -> Int {
    Int(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) >> UInt(UInt.bitWidth - bits))
  }

  private mutating func grow() {
    let old = zip(slots, mixes).filter { $0.0 >= 0 }
    bits += 1
    slots = Array(repeating: -1, count: 1 << bits)
    mixes = Array(repeating: 0, count: 1 << bits)
    for (register, mixed) in old {
      var place = start(mixed)
      while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
      (slots[place], mixes[place]) = (register, mixed)
    }
  }
}
