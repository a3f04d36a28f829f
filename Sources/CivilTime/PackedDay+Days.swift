extension PackedDay {
  /// Days counted from 1 on 1 January of the year 1; 3,652,060 for `never`. Up.
  @inlinable @inline(__always)
  public static func toDayNumber(_ d: Int32) -> Int32 {
    // Why: years that begin in March have the leap day at their end.
    let month = month(of: d) &- 2
    let year = year(ofMonth: month)
    let sinceMarch = month &- year &* 12
    let century = (year &* 5_243) >> 19
    let beforeYear = year &* 365 &+ (year >> 2) &- century &+ (century >> 2)
    let beforeMonth = (sinceMarch &* 979 &+ 18) >> 5
    return beforeYear &+ beforeMonth &+ day(of: d) &- 306
  }

  /// The day of a day number; `earliest` below 1, `never` above 3,652,059. Up.
  @inlinable @inline(__always)
  public static func fromDayNumber(_ number: Int32) -> Int32 {
    // Why: centuries, then years, then months, each by one exact division, from 1 March of the year
    // 0 (C. Neri and L. Schneider, Euclidean affine functions and their application to calendars).
    let quarters = UInt32(truncatingIfNeeded: max(1, min(3_652_060, number)) &+ 305) &* 4 &+ 3
    let century = quarters / 146_097
    let inCentury = (quarters &- century &* 146_097) | 3
    let year = inCentury / 1_461
    let inYear = (inCentury &- year &* 1_461) >> 2
    let mixed = inYear &* 2_141 &+ 197_913
    let month = (century &* 100 &+ year) &* 12 &+ (mixed >> 16) &- 1
    let day = ((mixed & 65_535) / 2_141) &+ 1
    return Int32(truncatingIfNeeded: month << 5 | day)
  }

  /// The day `n` days later. Up in `d` and `n`.
  @inlinable @inline(__always)
  public static func addDays(_ d: Int32, _ n: Int32) -> Int32 {
    let number = toDayNumber(d) &+ cut(n, to: boundlessDays)
    return choose(d >= never, never, fromDayNumber(number))
  }

  /// The greatest `n` with `a + n days <= b`; `boundlessDays` if `b` is never, minus it if only `a`
  /// is. Down in `a`, up in `b`.
  @inlinable @inline(__always)
  public static func daysBetween(_ a: Int32, _ b: Int32) -> Int32 {
    let days = toDayNumber(b) &- toDayNumber(a)
    return bounded(days, a, b, by: boundlessDays)
  }

  /// A count from `a` to `b` where both are days; else the bound, by the rule `a + n <= b`.
  @inlinable @inline(__always)
  public static func bounded(_ count: Int32, _ a: Int32, _ b: Int32, by bound: Int32) -> Int32 {
    choose(b >= never, bound, choose(a >= never, -bound, count))
  }
}
