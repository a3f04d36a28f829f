import CivilTime
import PolicyProgram
import PolicyValues

extension Lanes {
  /// The operation table: name, direction in each argument, meaning on values.
  @inline(__always)
  func perform(_ i: Instruction) {
    switch i.operation {
    case .addMonths: map(i, .up, .up) { PackedDay.addMonths($0, $1) }
    case .addMonthsNextDay: map(i, .up, .up) { PackedDay.addMonthsNextDay($0, $1) }
    case .addMonthsInside: map(i, .up, .up) { PackedDay.addMonthsInside($0, $1) }
    case .addMonthsNextDayInside: map(i, .up, .up) { PackedDay.addMonthsNextDayInside($0, $1) }
    case .hasDay: map(i, .wait, .wait) { bit(PackedDay.hasDayAfterMonths($0, $1)) }
    case .addDays: map(i, .up, .up) { PackedDay.addDays($0, $1) }
    case .addWorkdays: map(i, .up, .up) { PackedDay.addWorkdays(calendar(i), $0, $1) }
    case .rollToWorkday: map(i, .up) { PackedDay.rollForward(calendar(i), $0) }
    case .wholeMonths: map(i, .down, .up) { PackedDay.wholeMonths($0, $1) }
    case .wholeMonthsNextDay: map(i, .down, .up) { PackedDay.wholeMonthsNextDay($0, $1) }
    case .wholeYears: map(i, .down, .up) { PackedDay.wholeYears($0, $1) }
    case .wholeYearsNextDay: map(i, .down, .up) { PackedDay.wholeYearsNextDay($0, $1) }
    case .daysBetween: map(i, .down, .up) { PackedDay.daysBetween($0, $1) }
    case .anniversary: anniversary(i) { PackedDay.anniversary(of: $0, notBefore: $1) }
    case .anniversaryNextDay:
      anniversary(i) { PackedDay.anniversaryNextDay(of: $0, notBefore: $1) }
    case .minimum: map(i, .up, .up) { lesser($0, $1) }
    case .maximum: map(i, .up, .up) { greater($0, $1) }
    case .plus: map(i, .up, .up) { saturatingSum($0, $1) }
    case .minus: map(i, .up, .down) { saturatingDifference($0, $1) }
    case .atMost: map(i, .down, .up) { bit($0 <= $1) }
    case .and: map(i, .up, .up) { $0 & $1 }
    case .or: map(i, .up, .up) { $0 | $1 }
    case .andNot: map(i, .up, .down) { $0 & ~$1 }
    case .not: map(i, .down) { $0 ^ 1 }
    case .meets: map(i, .up, .up) { bit($0 & $1 != 0) }
    case .lacks: map(i, .down, .down) { bit($0 & $1 == 0) }
    case .includesAll: map(i, .up, .down) { bit($1 & ~$0 == 0) }
    case .isExactly: map(i, .wait, .wait) { bit($0 == $1) }
    case .collect: map(i, .up, .up, .up) { $0 | (0 &- $1) & $2 }
    case .several: map(i, .up) { bit($0 & ($0 &- 1) != 0) }
    case .oneOf: oneOf(i)
    case .select: select(i)
    case .selectMask: selectMask(i)
    case .veil: veil(i)
    case .native: native(i)
    }
  }

  @inline(__always)
  private func calendar(_ i: Instruction) -> UnsafePointer<Int32> { calendars[Int(i.table)] }
}

/// A truth value as registers hold it.
@inline(__always)
func bit(_ condition: Bool) -> Int32 { condition ? 1 : 0 }

// Why: the library's `min` and `max` are left as calls in functions as long as the kernels are.
@inline(__always)
func lesser(_ x: Int32, _ y: Int32) -> Int32 { x < y ? x : y }

@inline(__always)
func greater(_ x: Int32, _ y: Int32) -> Int32 { x > y ? x : y }

@inline(__always)
private func saturatingSum(_ x: Int32, _ y: Int32) -> Int32 {
  let sum = x &+ y
  let beyond = (x >> 31) ^ Int32.max
  return (x ^ sum) & (y ^ sum) < 0 ? beyond : sum
}

@inline(__always)
private func saturatingDifference(_ x: Int32, _ y: Int32) -> Int32 {
  let difference = x &- y
  let beyond = (x >> 31) ^ Int32.max
  return (x ^ y) & (x ^ difference) < 0 ? beyond : difference
}
