import CivilTime

/// The 400 years after which the calendar repeats, counted here day by day, with no formula of
/// ours.
enum Cycle {
  /// Every day from 2000-01-01 to 2399-12-31, packed, in order.
  static let days: [Int32] = {
    var days: [Int32] = []
    days.reserveCapacity(146_097)
    for year in 2000..<2400 {
      for month in 1...12 {
        let packed = Int32(year * 12 + month - 1) << 5
        for day in 1...length(of: month, in: year) { days.append(packed | Int32(day)) }
      }
    }
    return days
  }()

  /// Days where conventions part or years turn, and the ends of the calendar.
  static let corners: [Int32] = [
    PackedDay.earliest, packed(1, 3, 15), packed(1999, 12, 31), packed(2000, 2, 29),
    packed(2100, 2, 28), packed(2150, 1, 31), packed(2196, 2, 29), packed(2204, 2, 28),
    packed(2250, 8, 31), packed(2399, 12, 31), packed(9999, 11, 30), PackedDay.last,
    PackedDay.never,
  ]

  static func packed(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    Int32(year * 12 + month - 1) << 5 | Int32(day)
  }

  static func length(of month: Int, in year: Int) -> Int {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}

/// Where a function first falls between neighbours; nil if it never does.
func firstFall(of f: (Int32) -> Int32, over arguments: [Int32]) -> String? {
  guard var before = arguments.first.map(f) else { return nil }
  for argument in arguments {
    let now = f(argument)
    if now < before { return "falls from \(before) to \(now) at \(argument)" }
    before = now
  }
  return nil
}
