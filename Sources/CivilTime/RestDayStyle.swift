/// Where a last day goes that falls on a rest day.
///
/// A rest day is a day off by the year's notice, or a weekend day that the notice does not turn
/// into a workday. Each known day is thus either a rest day or a workday, and the day after a
/// stretch of rest days is a workday: on known days the two styles give the same day. They stay two
/// words because they are two rules (the day after the rest days end; the first working day), cited
/// from different laws.
package enum RestDayStyle: String, CaseIterable, Hashable, Sendable {
  /// The day after the unbroken stretch of rest days.
  case nextDay = "next-day"

  /// The first workday on or after.
  case nextWorkday = "next-workday"
}
