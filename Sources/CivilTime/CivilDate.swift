/// One day of the proleptic Gregorian calendar, years 1 to 9999, or `never`, which is after all of them.
///
/// Stored packed as `month index << 5 | day` (month index = year × 12 + month − 1): packed days order
/// like dates, and adding months is one addition and one clamp.
package struct CivilDate: Hashable, Comparable, Sendable {
  /// `month index << 5 | day`; the form in which the engine's registers hold days.
  package let packed: Int32

  /// Trusts that the packed value names a day, or is `never`.
  package init(packed: Int32) { self.packed = packed }

  package static func < (a: CivilDate, b: CivilDate) -> Bool { a.packed < b.packed }
}
