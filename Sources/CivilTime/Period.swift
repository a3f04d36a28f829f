/// A length of calendar time: months, then days. Years are twelve months from the start.
///
/// Months and days do not compare, so periods have no order.
package struct Period: Hashable, Sendable {
  /// Months, the years among them.
  package let months: Int32

  /// Days, added last.
  package let days: Int32

  /// Folds years into months. Each part is cut to what leaves the calendar from any day,
  /// ±4,000,000.
  package init(years: Int = 0, months: Int = 0, days: Int = 0) {
    let limit = 4_000_000
    let years = max(-limit, min(limit, years))
    let months = max(-limit, min(limit, months))
    self.months = Int32(max(-limit, min(limit, years * 12 + months)))
    self.days = Int32(max(-limit, min(limit, days)))
  }
}
