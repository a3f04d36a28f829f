import CivilTime
import PolicyProgram
import PolicyValues

/// How far values lie from each other, by the type of an input: days between dates, steps between
/// numbers, 1 for another option or truth, 1 for each member of a set.
struct Distance {
  let type: RegisterType

  /// From a value to the nearest that the ends admit.
  func from(_ value: Int32, to ends: Ends) -> Int {
    switch type {
    case .bool: ends.isOpen || ends.lo == value ? 0 : 1
    case .choice: ends.hi & value != 0 ? 0 : 1
    case .set: (ends.lo & ~value).nonzeroBitCount + (value & ~ends.hi).nonzeroBitCount
    case .day, .int, .money: abs(ordinal(nearest(to: value, in: ends)) - ordinal(value))
    }
  }

  /// The nearest value that the ends admit; of options the first in the list.
  func nearest(to value: Int32, in ends: Ends) -> Int32 {
    switch type {
    case .choice: ends.hi & value != 0 ? value : ends.hi & (0 &- ends.hi)
    case .set: (value | ends.lo) & ends.hi
    case .bool, .day, .int, .money: min(max(value, ends.lo), ends.hi)
    }
  }

  private func ordinal(_ value: Int32) -> Int {
    type == .day ? Int(PackedDay.toDayNumber(value)) : Int(value)
  }
}
