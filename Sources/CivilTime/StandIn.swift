/// Days as the engine's registers hold them: `month index << 5 | day`, month index = year × 12 + month − 1.
///
/// Packed days order like dates. The calendar runs from `earliest` to `last`; `never` is the one value
/// above it. Every operation saturates: `never` stays `never` whatever is added or taken away, a result
/// after `last` is `never`, one before `earliest` is `earliest`. So each is monotone in each argument it
/// declares to be, over the whole range, and none traps, whatever the numbers.
/// A day argument must be a day that exists, or `never`; others give some value, and no trap.
/// The declared directions: *up* means that a later argument never gives an earlier result.
package enum PackedDay {
  /// After every day: 1 January of the year 10000.
  @inlinable @inline(__always) package static var never: Int32 { 120_000 << 5 | 1 }

  /// The first day: 1 January of the year 1.
  @inlinable @inline(__always) package static var earliest: Int32 { 12 << 5 | 1 }

  /// The last day: 31 December 9999.
  @inlinable @inline(__always) package static var last: Int32 { 119_999 << 5 | 31 }

  /// Whole months (or −1 times it) where one of the two days is `never`; above every true count.
  @inlinable @inline(__always) package static var boundlessMonths: Int32 { 120_000 }

  /// Whole years where one of the two days is `never`; above every true count.
  @inlinable @inline(__always) package static var boundlessYears: Int32 { 10_000 }

  /// Days between where one of the two days is `never`; above every true count.
  @inlinable @inline(__always) package static var boundlessDays: Int32 { 4_000_000 }

  /// A month index times 32 and a day of the month.
  @inlinable @inline(__always)
  package static func pack(month: Int32, day: Int32) -> Int32 { month << 5 | day }

  /// Year × 12 + month − 1.
  @inlinable @inline(__always)
  package static func month(of d: Int32) -> Int32 { d >> 5 }

  /// The day of the month, 1 to 31.
  @inlinable @inline(__always)
  package static func day(of d: Int32) -> Int32 { d & 31 }

  /// The year of a month index from 0 to 240,000.
  @inlinable @inline(__always)
  package static func year(ofMonth month: Int32) -> Int32 {
    // Why: a quarter first, so that the division by 3 is one 32-bit multiplication, exact to 262,143.
    Int32(truncatingIfNeeded: (UInt32(truncatingIfNeeded: month >> 2) &* 43_691) >> 17)
  }

  /// The number of days of a month, 28 to 31; the month index from 0 to 240,000.
  @inlinable @inline(__always)
  package static func length(ofMonth month: Int32) -> Int32 {
    let year = year(ofMonth: month)
    let number = month &- year &* 12 &+ 1
    let february = 28 &+ isLeap(year)
    let other = 30 | (number ^ (number >> 3))
    return choose(number == 2, february, other)
  }

  /// 1 in a leap year, else 0; years 0 to 102,499 (the multiplication is Hüffner's).
  @inlinable @inline(__always)
  package static func isLeap(_ year: Int32) -> Int32 {
    let mixed = (UInt32(truncatingIfNeeded: year) &* 1_073_750_999) & 3_221_352_463
    return mixed <= 126_976 ? 1 : 0
  }

  /// One of two values already computed: no branch, so loops over it become vector code.
  @inlinable @inline(__always)
  package static func choose(_ condition: Bool, _ yes: Int32, _ no: Int32) -> Int32 {
    condition ? yes : no
  }

  /// A number cut to −limit…limit, so that sums with it cannot leave 32 bits.
  @inlinable @inline(__always)
  package static func cut(_ n: Int32, to limit: Int32) -> Int32 { max(-limit, min(limit, n)) }
}
extension PackedDay {
  /// The greatest `n` with `addMonths(a, n) <= b`, also below zero; `boundlessMonths` if `b` is never,
  /// minus it if only `a` is. Down in `a`, up in `b`.
  ///
  /// So `wholeMonths(a, b) >= n` means `a + n months <= b`, by definition.
  @inlinable @inline(__always)
  package static func wholeMonths(_ a: Int32, _ b: Int32) -> Int32 {
    let n = month(of: b) &- month(of: a)
    let whole = choose(addMonths(a, n) > b, n &- 1, n)
    return bounded(whole, a, b, by: boundlessMonths)
  }

  /// The greatest `n` with `addMonthsNextDay(a, n) <= b`; otherwise as `wholeMonths`.
  @inlinable @inline(__always)
  package static func wholeMonthsNextDay(_ a: Int32, _ b: Int32) -> Int32 {
    let n = month(of: b) &- month(of: a)
    let whole = choose(addMonthsNextDay(a, n) > b, n &- 1, n)
    return bounded(whole, a, b, by: boundlessMonths)
  }

  /// The greatest `n` with `addMonths(a, 12 × n) <= b`, also below zero; `boundlessYears` as in
  /// `wholeMonths`. Down in `a`, up in `b`.
  @inlinable @inline(__always)
  package static func wholeYears(_ a: Int32, _ b: Int32) -> Int32 {
    yearsRoundedDown(wholeMonths(a, b))
  }

  /// The greatest `n` with `addMonthsNextDay(a, 12 × n) <= b`; otherwise as `wholeYears`.
  @inlinable @inline(__always)
  package static func wholeYearsNextDay(_ a: Int32, _ b: Int32) -> Int32 {
    yearsRoundedDown(wholeMonthsNextDay(a, b))
  }

  /// The first `origin + n years`, `n >= 0`, on or after a day; each counted from the origin itself,
  /// so 29 February comes back in each leap year. The origin is its own first anniversary, and the
  /// answer for every earlier day. Up in `notBefore`; **not monotone in `origin`**.
  @inlinable @inline(__always)
  package static func anniversary(of origin: Int32, notBefore: Int32) -> Int32 {
    let years = max(0, year(ofMonth: month(of: notBefore)) &- year(ofMonth: month(of: origin)))
    let first = addMonths(origin, years &* 12)
    let second = addMonths(origin, years &* 12 &+ 12)
    return choose(first < notBefore, second, first)
  }

  /// As `anniversary`, where 29 February falls on 1 March in common years.
  @inlinable @inline(__always)
  package static func anniversaryNextDay(of origin: Int32, notBefore: Int32) -> Int32 {
    let years = max(0, year(ofMonth: month(of: notBefore)) &- year(ofMonth: month(of: origin)))
    let first = addMonthsNextDay(origin, years &* 12)
    let second = addMonthsNextDay(origin, years &* 12 &+ 12)
    return choose(first < notBefore, second, first)
  }

  /// Twelfths rounded towards the past, for −120,000…120,000 months.
  @inlinable @inline(__always)
  package static func yearsRoundedDown(_ months: Int32) -> Int32 {
    year(ofMonth: months &+ 120_000) &- 10_000
  }
}
extension PackedDay {
  /// Days counted from 1 on 1 January of the year 1; 3,652,060 for `never`. Up.
  @inlinable @inline(__always)
  package static func toDayNumber(_ d: Int32) -> Int32 {
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
  package static func fromDayNumber(_ number: Int32) -> Int32 {
    // Why: centuries, then years, then months, each by one exact division, from 1 March of the year 0
    // (C. Neri and L. Schneider, Euclidean affine functions and their application to calendars).
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
  package static func addDays(_ d: Int32, _ n: Int32) -> Int32 {
    settle(fromDayNumber(toDayNumber(d) &+ cut(n, to: boundlessDays)), from: d)
  }

  /// The greatest `n` with `a + n days <= b`; `boundlessDays` if `b` is never, minus it if only `a` is.
  /// Down in `a`, up in `b`.
  @inlinable @inline(__always)
  package static func daysBetween(_ a: Int32, _ b: Int32) -> Int32 {
    let days = toDayNumber(b) &- toDayNumber(a)
    return bounded(days, a, b, by: boundlessDays)
  }

  /// A count from `a` to `b` where both are days; else the bound, by the rule `a + n <= b`.
  @inlinable @inline(__always)
  package static func bounded(_ count: Int32, _ a: Int32, _ b: Int32, by bound: Int32) -> Int32 {
    choose(b >= never, bound, choose(a >= never, -bound, count))
  }
}
extension PackedDay {
  /// The same day `n` months later; where that month has no such day, its last day. Up in `d` and `n`.
  @inlinable @inline(__always)
  package static func addMonths(_ d: Int32, _ n: Int32) -> Int32 {
    let month = monthReached(from: d, n)
    return settle(pack(month: month, day: min(day(of: d), length(ofMonth: month))), from: d)
  }

  /// The same day `n` months later; where that month has no such day, the first day of the next month.
  /// Up in `d` and `n`.
  @inlinable @inline(__always)
  package static func addMonthsNextDay(_ d: Int32, _ n: Int32) -> Int32 {
    let month = monthReached(from: d, n)
    let there = pack(month: month, day: day(of: d))
    let after = pack(month: month &+ 1, day: 1)
    return settle(choose(day(of: d) <= length(ofMonth: month), there, after), from: d)
  }

  /// Whether the month `n` months later has this day. Sums that saturate have it: nothing was rounded.
  /// Monotone in neither argument.
  @inlinable @inline(__always)
  package static func hasDayAfterMonths(_ d: Int32, _ n: Int32) -> Bool {
    (d >= never) || (day(of: d) <= length(ofMonth: monthReached(from: d, n)))
  }

  /// The month index reached, cut to one month before and one month after the calendar.
  @inlinable @inline(__always)
  package static func monthReached(from d: Int32, _ n: Int32) -> Int32 {
    let month = month(of: d) &+ cut(n, to: 1 << 20)
    return max(11, min(120_000, month))
  }

  /// Saturates a sum: `never` stays `never`, and nothing lies outside `earliest…never`.
  @inlinable @inline(__always)
  package static func settle(_ sum: Int32, from d: Int32) -> Int32 {
    choose(d >= never, never, max(earliest, min(never, sum)))
  }
}
/// Workdays by table; the table is `WorkdayRun.flat`, which also says how it is laid out.
///
/// Outside the years of the table the answer is unknown, and says so by lying beyond all known answers:
/// `never` after the table, `earliest` before it. That is what keeps the operations monotone;
/// `isKnown` tells an answer from its absence.
extension PackedDay {
  /// Whether a sum or a roll by table stayed inside the table.
  @inlinable @inline(__always)
  package static func isKnown(_ answer: Int32) -> Bool { answer > earliest && answer < never }

  /// The `n`-th workday after `d`; `d` itself if `n` is 0; the `−n`-th before it if `n` is negative.
  /// Up in `d` and `n`. Unknown if `d` or the answer lies outside the table.
  @inlinable @inline(__always)
  package static func addWorkdays(
    _ table: UnsafePointer<Int32>, _ d: Int32, _ n: Int32
  ) -> Int32 {
    guard d >= table[0], d < table[1] else { return choose(d < table[0], earliest, never) }
    let at = d &- table[0]
    guard n != 0 else { return d }
    // Why: forward, the workdays up to and with `d` are passed; backward, those before it.
    let forward = choose(n > 0, 1, 0)
    let passed = table[3 &+ Int(at &+ forward)]
    return workday(table, passed &+ cut(n, to: 1 << 20) &- forward)
  }

  /// The first workday on or after `d`. Up in `d`, and rolling twice is rolling once. Unknown if `d` or
  /// the answer lies outside the table.
  @inlinable @inline(__always)
  package static func rollForward(_ table: UnsafePointer<Int32>, _ d: Int32) -> Int32 {
    guard d >= table[0], d < table[1] else { return choose(d < table[0], earliest, never) }
    let at = d &- table[0]
    return workday(table, table[3 &+ Int(at)])
  }

  /// Whether `d` is a workday of the table; false outside it. Monotone in nothing.
  @inlinable @inline(__always)
  package static func isWorkday(_ table: UnsafePointer<Int32>, _ d: Int32) -> Bool {
    guard d >= table[0], d < table[1] else { return false }
    let at = d &- table[0]
    return table[3 &+ Int(at)] < table[4 &+ Int(at)]
  }

  /// The workday of a place in the list of them; `earliest` before the list, `never` after it.
  @inlinable @inline(__always)
  package static func workday(_ table: UnsafePointer<Int32>, _ index: Int32) -> Int32 {
    guard index >= 0 else { return earliest }
    guard index < table[2] else { return never }
    return table[4 &+ Int(table[1] &- table[0]) &+ Int(index)]
  }
}
