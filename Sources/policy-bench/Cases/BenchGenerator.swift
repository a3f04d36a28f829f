import CivilTime

/// Seeded cases of the distribution the benchmark policy was measured with.
struct BenchGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func below(_ n: Int32) -> Int32 {
    Int32(truncatingIfNeeded: (next() >> 32) &* UInt64(n) >> 32)
  }

  private mutating func from(_ low: Int32, below high: Int32) -> Int32 { low + below(high - low) }
  private mutating func percent(_ n: Int32) -> Bool { below(100) < n }

  mutating func makeCase() -> BenchCase {
    var c = BenchCase()
    let base = PackedDay.pack(month: 2022 * 12, day: 1)
    c.issued = PackedDay.addDays(base, below(1461))
    c.expires = PackedDay.addMonths(c.issued, percent(90) ? 12 : from(6, below: 25))
    c.applied = max(c.issued, filingDay(c.expires))
    c.addressChanged = percent(25) ? 1 : 0
    c.identityChanged = percent(10) ? 1 : 0
    c.agent = percent(20) ? 1 : 0
    c.authorization = percent(85) ? 1 : 0
    let x = below(100)
    c.channel = x < 40 ? 1 : x < 60 ? 2 : x < 85 ? 4 : 8
    c.housing = 1 << below(4)
    c.age = below(96)
    var need: Int32 = 1 | 2 << below(3)
    if c.addressChanged != 0 { need |= c.housing << 4 }
    if c.agent != 0 { need |= Material.agentPapers | (c.age >= 16 ? Material.letter : 0) }
    for bit in 0..<Int32(Material.names.count) where percent(need >> bit & 1 != 0 ? 95 : 12) {
      c.materials |= 1 << bit
    }
    return c
  }

  private mutating func filingDay(_ expires: Int32) -> Int32 {
    switch below(100) {
    case ..<10:
      let months: Int32 = [-1, 0, 1, 6][Int(below(4))]
      return PackedDay.addDays(PackedDay.addMonths(expires, months), from(-1, below: 2))
    case ..<55: return PackedDay.addDays(expires, from(-35, below: 6))
    case ..<82: return PackedDay.addDays(expires, from(-10, below: 200))
    case ..<91: return PackedDay.addDays(expires, from(-120, below: -25))
    default: return PackedDay.addDays(expires, from(150, below: 500))
    }
  }
}
