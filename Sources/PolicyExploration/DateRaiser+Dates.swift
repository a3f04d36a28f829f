import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

// What dates come to as they stand.
extension DateRaiser {
  @inline(__always)
  func value(_ chain: DateLook.Chain) -> Int32 {
    effort += 1
    var day = PackedDay.fromDayNumber(number(chain))
    for place in 0..<chain.count { day = apply(chain.steps[place], to: day) }
    return day
  }

  /// The number of a day before the steps of its chain.
  @inline(__always)
  func number(_ chain: DateLook.Chain) -> Int32 {
    guard chain.input >= 0 else { return chain.fixed }
    let day = lows[chain.input]
    // Whatever is added to never or taken from it, it stays never; and no day lies before the first.
    return day >= DateRaiser.never
      ? DateRaiser.never : max(1, min(DateRaiser.never, day + chain.shift))
  }

  @inline(__always) static var never: Int32 { PackedDay.toDayNumber(PackedDay.never) }

  func value(_ chain: DateChain) -> Int32 {
    effort += 1
    var day = chain.input.map { PackedDay.fromDayNumber(lows[$0]) } ?? chain.fixed
    for step in chain.steps { day = apply(step, to: day) }
    return day
  }

  func apply(_ step: DateChain.Step, to day: Int32) -> Int32 {
    switch step.operation {
    case .addMonths: PackedDay.addMonths(day, step.amount)
    case .addMonthsInside: PackedDay.addMonthsInside(day, step.amount)
    case .addMonthsNextDay: PackedDay.addMonthsNextDay(day, step.amount)
    case .addMonthsNextDayInside: PackedDay.addMonthsNextDayInside(day, step.amount)
    case .addDays: PackedDay.addDays(day, step.amount)
    case .anniversary, .anniversaryNextDay:
      DateCondition.anniversary(
        step.operation, of: origins[Int(step.amount)], notBefore: day)
    case .addWorkdays:
      PackedDay.addWorkdays(calendars[step.calendar].base, day, step.amount)
    case .rollToWorkday: PackedDay.rollForward(calendars[step.calendar].base, day)
    default: day
    }
  }
}
