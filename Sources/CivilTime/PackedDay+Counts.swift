extension PackedDay {
  /// The greatest `n` with `addMonths(a, n) <= b`, also below zero; `boundlessMonths` if `b` is
  /// never, minus it if only `a` is. Down in `a`, up in `b`.
  ///
  /// So `wholeMonths(a, b) >= n` means `a + n months <= b`, by definition.
  @inlinable @inline(__always)
  public static func wholeMonths(_ a: Int32, _ b: Int32) -> Int32 {
    let n = month(of: b) &- month(of: a)
    let whole = choose(addMonths(a, n) > b, n &- 1, n)
    return bounded(whole, a, b, by: boundlessMonths)
  }

  /// The greatest `n` with `addMonthsNextDay(a, n) <= b`; otherwise as `wholeMonths`.
  @inlinable @inline(__always)
  public static func wholeMonthsNextDay(_ a: Int32, _ b: Int32) -> Int32 {
    let n = month(of: b) &- month(of: a)
    let whole = choose(addMonthsNextDay(a, n) > b, n &- 1, n)
    return bounded(whole, a, b, by: boundlessMonths)
  }

  /// The greatest `n` with `addMonths(a, 12 × n) <= b`, also below zero; `boundlessYears` as in
  /// `wholeMonths`. Down in `a`, up in `b`.
  @inlinable @inline(__always)
  public static func wholeYears(_ a: Int32, _ b: Int32) -> Int32 {
    yearsRoundedDown(wholeMonths(a, b))
  }

  /// The greatest `n` with `addMonthsNextDay(a, 12 × n) <= b`; otherwise as `wholeYears`.
  @inlinable @inline(__always)
  public static func wholeYearsNextDay(_ a: Int32, _ b: Int32) -> Int32 {
    yearsRoundedDown(wholeMonthsNextDay(a, b))
  }

  /// The first `origin + n years`, `n >= 0`, on or after a day; each counted from the origin
  /// itself, so 29 February comes back in each leap year. The origin is its own first anniversary,
  /// and the answer for every earlier day. Up in `notBefore`; **not monotone in `origin`**.
  @inlinable @inline(__always)
  public static func anniversary(of origin: Int32, notBefore: Int32) -> Int32 {
    let years = max(0, year(ofMonth: month(of: notBefore)) &- year(ofMonth: month(of: origin)))
    let first = addMonths(origin, years &* 12)
    let second = addMonths(origin, years &* 12 &+ 12)
    return choose(first < notBefore, second, first)
  }

  /// As `anniversary`, where 29 February falls on 1 March in common years.
  @inlinable @inline(__always)
  public static func anniversaryNextDay(of origin: Int32, notBefore: Int32) -> Int32 {
    let years = max(0, year(ofMonth: month(of: notBefore)) &- year(ofMonth: month(of: origin)))
    let first = addMonthsNextDay(origin, years &* 12)
    let second = addMonthsNextDay(origin, years &* 12 &+ 12)
    return choose(first < notBefore, second, first)
  }

  /// Twelfths rounded towards the past, for −120,000…120,000 months.
  @inlinable @inline(__always)
  public static func yearsRoundedDown(_ months: Int32) -> Int32 {
    year(ofMonth: months &+ 120_000) &- 10_000
  }
}
