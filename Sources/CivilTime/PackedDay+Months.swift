extension PackedDay {
  /// The same day `n` months later; where that month has no such day, its last day. Up in `d` and
  /// `n`.
  @inlinable @inline(__always)
  public static func addMonths(_ d: Int32, _ n: Int32) -> Int32 {
    let month = monthReached(from: d, n)
    let sum = pack(month: month, day: min(day(of: d), length(ofMonth: month)))
    return settle(sum, inMonth: month, from: d)
  }

  /// The same day `n` months later; where that month has no such day, the first day of the next
  /// month. Up in `d` and `n`.
  @inlinable @inline(__always)
  public static func addMonthsNextDay(_ d: Int32, _ n: Int32) -> Int32 {
    let month = monthReached(from: d, n)
    let there = pack(month: month, day: day(of: d))
    let after = pack(month: month &+ 1, day: 1)
    let sum = choose(day(of: d) <= length(ofMonth: month), there, after)
    return settle(sum, inMonth: month, from: d)
  }

  /// As `addMonths`, for sums known to stay inside the calendar; of others some number. Up in `d`
  /// and `n`.
  @inlinable @inline(__always)
  public static func addMonthsInside(_ d: Int32, _ n: Int32) -> Int32 {
    let month = month(of: d) &+ n
    return pack(month: month, day: min(day(of: d), length(ofMonth: month)))
  }

  /// As `addMonthsNextDay`, for sums known to stay inside the calendar; of others some number. Up
  /// in `d` and `n`.
  @inlinable @inline(__always)
  public static func addMonthsNextDayInside(_ d: Int32, _ n: Int32) -> Int32 {
    let month = month(of: d) &+ n
    let there = pack(month: month, day: day(of: d))
    let after = pack(month: month &+ 1, day: 1)
    return choose(day(of: d) <= length(ofMonth: month), there, after)
  }

  /// Whether the month `n` months later has this day. Sums that saturate have it: nothing was
  /// rounded. Monotone in neither argument.
  @inlinable @inline(__always)
  public static func hasDayAfterMonths(_ d: Int32, _ n: Int32) -> Bool {
    let month = monthReached(from: d, n)
    let outside = d >= never || month < 12 || month > 119_999
    return outside || day(of: d) <= length(ofMonth: month)
  }

  /// The month index reached, which may lie outside the calendar.
  @inlinable @inline(__always)
  public static func monthReached(from d: Int32, _ n: Int32) -> Int32 {
    // Why: a month index and the least number still fit in 32 bits; with the greatest they would
    // not.
    month(of: d) &+ min(n, 1 << 20)
  }

  /// Saturates a sum by the month it reached: `never` stays `never`, and nothing lies outside
  /// `earliest…never`.
  @inlinable @inline(__always)
  public static func settle(_ sum: Int32, inMonth month: Int32, from d: Int32) -> Int32 {
    let beyond = month > 119_999 || d >= never
    return choose(beyond, never, choose(month < 12, earliest, sum))
  }
}
