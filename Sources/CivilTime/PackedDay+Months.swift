extension PackedDay {
  /// The same day `n` months later; where that month has no such day, its last day. Up in `d` and `n`.
  @inlinable @inline(__always)
  public static func addMonths(_ d: Int32, _ n: Int32) -> Int32 {
    let month = monthReached(from: d, n)
    return settle(pack(month: month, day: min(day(of: d), length(ofMonth: month))), from: d)
  }

  /// The same day `n` months later; where that month has no such day, the first day of the next month.
  /// Up in `d` and `n`.
  @inlinable @inline(__always)
  public static func addMonthsNextDay(_ d: Int32, _ n: Int32) -> Int32 {
    let month = monthReached(from: d, n)
    let there = pack(month: month, day: day(of: d))
    let after = pack(month: month &+ 1, day: 1)
    return settle(choose(day(of: d) <= length(ofMonth: month), there, after), from: d)
  }

  /// Whether the month `n` months later has this day. Sums that saturate have it: nothing was rounded.
  /// Monotone in neither argument.
  @inlinable @inline(__always)
  public static func hasDayAfterMonths(_ d: Int32, _ n: Int32) -> Bool {
    (d >= never) || (day(of: d) <= length(ofMonth: monthReached(from: d, n)))
  }

  /// The month index reached, cut to one month before and one month after the calendar.
  @inlinable @inline(__always)
  public static func monthReached(from d: Int32, _ n: Int32) -> Int32 {
    let month = month(of: d) &+ cut(n, to: 1 << 20)
    return max(11, min(120_000, month))
  }

  /// Saturates a sum: `never` stays `never`, and nothing lies outside `earliest…never`.
  @inlinable @inline(__always)
  public static func settle(_ sum: Int32, from d: Int32) -> Int32 {
    choose(d >= never, never, max(earliest, min(never, sum)))
  }
}
