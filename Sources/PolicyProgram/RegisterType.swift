import CivilTime
import PolicyValues

/// How the 32 bits of a register are to be read.
package enum RegisterType: Hashable, Sendable {
  /// 0 or 1.
  case bool
  /// A packed day, see `CivilDate.packed`; `never` is the greatest.
  case day
  /// A whole number.
  case int
  /// An amount in the smallest unit of the currency (fen).
  case money
  /// Exactly one bit of the mask. At most 31 options; longer lists are ints.
  case choice(Int32)
  /// Any bits of the mask.
  case set(Int32)

  /// Everything a value of this type may be; the ends of a register nothing is known of.
  package var whole: Ends {
    switch self {
    case .bool: Ends(0, 1)
    case .day: Ends(PackedDay.earliest, PackedDay.never)
    case .int, .money: Ends(.min, .max)
    case .choice(let mask): Ends(oneOf: mask)
    case .set(let mask): Ends(0, mask)
    }
  }

  /// Whether values are bits (choices and sets) rather than numbers in an order.
  package var isMask: Bool {
    switch self {
    case .choice, .set: true
    case .bool, .day, .int, .money: false
    }
  }
}
