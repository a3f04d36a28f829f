/// What an instruction does; its meaning and directions are one line each in `Lanes.perform`.
///
/// "Saturates" means: what leaves the range of the type stops at its end, and `never` stays
/// `never`.
package enum Operation: UInt8, Hashable, Sendable, CaseIterable {
  /// day, months → day: the same day of a later month, or that month's last day. Saturates.
  case addMonths
  /// day, months → day: the same day of a later month, or the first of the next. Saturates.
  case addMonthsNextDay
  /// As `addMonths`, where the sum is known to stay inside the calendar; only trimming makes it.
  case addMonthsInside
  /// As `addMonthsNextDay`, where the sum is known to stay inside the calendar.
  case addMonthsNextDayInside
  /// day, months → bool: whether that month has that day.
  case hasDay
  /// day, days → day. Saturates.
  case addDays
  /// day, workdays → day, by the calendar; leaves the calendar as `never` or the earliest day.
  case addWorkdays
  /// day → day: the day itself, or the next workday if it is a rest day; outside as above.
  case rollToWorkday
  /// from, to → int: the greatest n with from + n months <= to, month ends clamped.
  case wholeMonths
  /// from, to → int: the greatest n with from + n months <= to, missing days moved on.
  case wholeMonthsNextDay
  /// from, to → int: the greatest n with from + n years <= to, month ends clamped.
  case wholeYears
  /// from, to → int: the greatest n with from + n years <= to, missing days moved on.
  case wholeYearsNextDay
  /// from, to → int: days from one to the other. Saturates.
  case daysBetween
  /// of, not-before → day: the first `of` + n years on or after a day, month ends clamped.
  case anniversary
  /// of, not-before → day: the first `of` + n years on or after a day, missing days moved on.
  case anniversaryNextDay
  /// The smaller of two numbers or days.
  case minimum
  /// The greater of two numbers or days.
  case maximum
  /// number, number → number. Saturates.
  case plus
  /// number, number → number. Saturates.
  case minus
  /// a, b → bool: a <= b.
  case atMost
  /// bool, bool → bool; also the common options of two sets.
  case and
  /// bool, bool → bool; also the options of either set.
  case or
  /// bool, bool → bool: the first and not the second; only trimming makes it.
  case andNot
  /// bool → bool.
  case not
  /// set, options → bool: whether any of the options is in.
  case meets
  /// set, options → bool: whether none of the options is in.
  case lacks
  /// set, options → bool: whether all of the options are in.
  case includesAll
  /// set, options → bool: whether exactly these are in; only trimming makes it.
  case isExactly
  /// set, bool, options → set: the set, with the options if the bool holds.
  case collect
  /// set → bool: whether it holds more than one option.
  case several
  /// choice, options → bool: whether the choice is one of them.
  case oneOf
  /// bool, x, y → x if it holds, else y; for days, numbers and bools.
  case select
  /// bool, x, y → x if it holds, else y; for choices and sets.
  case selectMask
  /// value, known, floor → the value, which is to be trusted only where `known` holds.
  ///
  /// Where `known` does not hold for certain, the partly known kernel leaves the register open:
  /// from the floor's low end to the top of the type; for choices and sets the whole type.
  case veil
  /// Up to three arguments → the result of the native function the instruction's table names.
  case native
}

extension Operation {
  /// How many arguments the operation reads; a native function may read fewer.
  package var arity: Int {
    switch self {
    case .rollToWorkday, .not, .several: 1
    case .collect, .select, .selectMask, .veil, .native: 3
    default: 2
    }
  }
}
