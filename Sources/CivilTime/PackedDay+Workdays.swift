/// Workdays by table; the table is that of `WorkdayCounts`, which also says how it is laid out.
///
/// Outside the years of the table the answer is unknown, and says so by lying beyond all known
/// answers: `never` after the table, `earliest` before it. That is what keeps the operations
/// monotone; `isKnown` tells an answer from its absence.
extension PackedDay {
  /// Whether a sum or a roll by table stayed inside the table.
  @inlinable @inline(__always)
  public static func isKnown(_ answer: Int32) -> Bool { answer > earliest && answer < never }

  /// The `n`-th workday after `d`; `d` itself if `n` is 0; the `−n`-th before it if `n` is
  /// negative. Up in `d` and `n`. Unknown if `d` or the answer lies outside the table.
  @inlinable @inline(__always)
  public static func addWorkdays(
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

  /// The first workday on or after `d`. Up in `d`, and rolling twice is rolling once. Unknown if
  /// `d` or the answer lies outside the table.
  @inlinable @inline(__always)
  public static func rollForward(_ table: UnsafePointer<Int32>, _ d: Int32) -> Int32 {
    guard d >= table[0], d < table[1] else { return choose(d < table[0], earliest, never) }
    let at = d &- table[0]
    return workday(table, table[3 &+ Int(at)])
  }

  /// Whether `d` is a workday of the table; false outside it. Monotone in nothing.
  @inlinable @inline(__always)
  public static func isWorkday(_ table: UnsafePointer<Int32>, _ d: Int32) -> Bool {
    guard d >= table[0], d < table[1] else { return false }
    let at = d &- table[0]
    return table[3 &+ Int(at)] < table[4 &+ Int(at)]
  }

  /// The workday of a place in the list of them; `earliest` before the list, `never` after it.
  @inlinable @inline(__always)
  public static func workday(_ table: UnsafePointer<Int32>, _ index: Int32) -> Int32 {
    guard index >= 0 else { return earliest }
    guard index < table[2] else { return never }
    return table[4 &+ Int(table[1] &- table[0]) &+ Int(index)]
  }
}
