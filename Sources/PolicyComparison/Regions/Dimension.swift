import PolicyProgram
import PolicyValues

/// One unknown of a space of cases: a fact, a reading without a default, or a silent source.
package struct Dimension: Sendable {
  package let name: String
  package let kind: Kind
  package let type: RegisterType
  /// Everything it may be in the space; of a shared choice the options that both sides have.
  package let domain: Ends
  /// The words of a choice's or a reading's options, by bit.
  package let words: [String]
  /// Whether the programs read it.
  package let isReadByFirst: Bool
  package let isReadBySecond: Bool

  package enum Kind: Sendable {
    case fact
    case reading
    /// A value on which the sources are silent; it has one value, for a case does not choose it.
    case silent
  }

  /// How many values lie between some ends; a set counts its open members.
  package func count(_ ends: Ends) -> UInt128 {
    switch type {
    case .bool, .int, .money: UInt128(Int64(ends.hi) - Int64(ends.lo) + 1)
    case .day: UInt128(Dimension.number(ends.hi) - Dimension.number(ends.lo) + 1)
    case .choice: UInt128(ends.hi.nonzeroBitCount)
    case .set: 1 << UInt128((ends.hi & ~ends.lo).nonzeroBitCount)
    }
  }

  /// Two ends that are one without a gap; nil: they are not.
  func union(_ x: Ends, _ y: Ends) -> Ends? {
    switch type {
    case .choice: return Ends(oneOf: x.hi | y.hi)
    case .set:
      // Why: two halves of a set differ in one member, known in the one and out of the other.
      let member = x.lo ^ y.lo
      guard member.nonzeroBitCount == 1, x.hi ^ y.hi == member else { return nil }
      return Ends(x.lo & y.lo, x.hi | y.hi)
    case .bool, .int, .money, .day:
      let (low, high) = x.lo <= y.lo ? (x, y) : (y, x)
      return successor(of: low.hi) == Int64(high.lo) ? Ends(low.lo, high.hi) : nil
    }
  }

  private func successor(of value: Int32) -> Int64 {
    if case .day = type {
      let next = PackedDayNumber.day(after: value)
      return Int64(next)
    }
    return Int64(value) + 1
  }

  /// The options between some ends, as words; empty for what is no choice.
  package func names(_ ends: Ends) -> [String] {
    switch type {
    case .bool: ends.value.map { [$0 == 1 ? "true" : "false"] } ?? ["true", "false"]
    case .choice: words.indices.filter { ends.hi >> Int32($0) & 1 == 1 }.map { words[$0] }
    case .set, .int, .money, .day: []
    }
  }

  private static func number(_ day: Int32) -> Int64 { PackedDayNumber.number(day) }
}
