/// Days as the engine's registers hold them: `month index << 5 | day`, month index = year × 12 +
/// month − 1.
///
/// Packed days order like dates. The calendar runs from `earliest` to `last`; `never` is the one
/// value above it. Every operation saturates: `never` stays `never` whatever is added or taken
/// away, a result after `last` is `never`, one before `earliest` is `earliest`. So each is monotone
/// in each argument it declares to be, over the whole range, and none traps, whatever the numbers.
/// A day argument must be a day that exists, or `never`; others give some value, and no trap. The
/// declared directions: *up* means that a later argument never gives an earlier result.
///
/// Public because the kernels live in another module: measured, the compiler inlines `@inlinable`
/// across modules only where it is public, and an `@inlinable package` function stays a call in
/// every loop.
public enum PackedDay {
  /// After every day: 1 January of the year 10000.
  @inlinable @inline(__always) public static var never: Int32 { 120_000 << 5 | 1 }

  /// The first day: 1 January of the year 1.
  @inlinable @inline(__always) public static var earliest: Int32 { 12 << 5 | 1 }

  /// The last day: 31 December 9999.
  @inlinable @inline(__always) public static var last: Int32 { 119_999 << 5 | 31 }

  /// Whole months (or −1 times it) where one of the two days is `never`; above every true count.
  @inlinable @inline(__always) public static var boundlessMonths: Int32 { 120_000 }

  /// Whole years where one of the two days is `never`; above every true count.
  @inlinable @inline(__always) public static var boundlessYears: Int32 { 10_000 }

  /// Days between where one of the two days is `never`; above every true count.
  @inlinable @inline(__always) public static var boundlessDays: Int32 { 4_000_000 }

  /// A month index times 32 and a day of the month.
  @inlinable @inline(__always)
  public static func pack(month: Int32, day: Int32) -> Int32 { month << 5 | day }

  /// Year × 12 + month − 1.
  @inlinable @inline(__always)
  public static func month(of d: Int32) -> Int32 { d >> 5 }

  /// The day of the month, 1 to 31.
  @inlinable @inline(__always)
  public static func day(of d: Int32) -> Int32 { d & 31 }

  /// The year of a month index from 0 to 240,000; of others some number.
  @inlinable @inline(__always)
  public static func year(ofMonth month: Int32) -> Int32 {
    // Why: a quarter first, so that the division by 3 is one 32-bit multiplication, exact to
    // 262,143.
    Int32(truncatingIfNeeded: (UInt32(truncatingIfNeeded: month >> 2) &* 43_691) >> 17)
  }

  /// The number of days of a month, 28 to 31; the month index from 0 to 131,071, else some number.
  @inlinable @inline(__always)
  public static func length(ofMonth month: Int32) -> Int32 {
    // Why: a factor of 15 bits on each side is one instruction for four months at a time; and
    // bits added are no branch, which February would make unforeseeable.
    let year = (((month >> 2) & 0x7FFF) &* 21_846) >> 16
    let number = month &- year &* 12 &+ 1
    let isFebruary: Int32 = number == 2 ? 1 : 0
    let other = 30 | (number ^ (number >> 3))
    return other &- (isFebruary << 1) &+ (isFebruary & isLeap(year))
  }

  /// 1 in a leap year, else 0; years 0 to 102,499 (the multiplication is Hüffner's).
  @inlinable @inline(__always)
  public static func isLeap(_ year: Int32) -> Int32 {
    let mixed = (UInt32(truncatingIfNeeded: year) &* 1_073_750_999) & 3_221_352_463
    return mixed <= 126_976 ? 1 : 0
  }

  /// One of two values already computed: no branch, so loops over it become vector code.
  @inlinable @inline(__always)
  public static func choose(_ condition: Bool, _ yes: Int32, _ no: Int32) -> Int32 {
    condition ? yes : no
  }

  /// A number cut to −limit…limit, so that sums with it cannot leave 32 bits.
  @inlinable @inline(__always)
  public static func cut(_ n: Int32, to limit: Int32) -> Int32 { max(-limit, min(limit, n)) }
}
