/// What a sum of months does where the month reached has no such day: 31 January + 1 month.
///
/// Laws differ, so there is no default: each sum names its convention.
package enum MissingDay: String, CaseIterable, Hashable, Sendable {
  /// The last day of the month reached: 28 or 29 February.
  case monthEnd = "month-end"

  /// The first day of the month after: 1 March.
  case nextDay = "next-day"

  /// No day: the sum has no answer.
  case reject
}
