import CivilTime
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

extension Lowering {
  func shift(
    _ base: Lowered, _ shift: Shift, _ rule: ConventionRule<MissingDay>?, at place: SourceRange
  ) -> Lowered {
    let register = shifted(base.register, shift, rule)
    let spec = ShiftSpec(
      months: shift.months, days: shift.days, workdays: shift.workdays, convention: rule?.place)
    return term(.shift(spec), register, .date, [base.term], at: place)
  }

  /// The sum: months first, rounded once; days last; or workdays.
  private func shifted(
    _ base: CodeBuilder.Register, _ shift: Shift, _ rule: ConventionRule<MissingDay>?
  ) -> CodeBuilder.Register {
    if let workdays = shift.workdays { return workdaySum(base, workdays) }
    var day = base
    if shift.months != 0, let rule {
      let months = builder.int(Int32(clamping: shift.months))
      day = chosen(rule) { missing in monthSum(base, months, missing) }
    }
    guard shift.days != 0 else { return day }
    return builder.addDays(day, builder.int(Int32(clamping: shift.days)))
  }

  private func monthSum(
    _ base: CodeBuilder.Register, _ months: CodeBuilder.Register, _ missing: MissingDay
  ) -> CodeBuilder.Register {
    switch missing {
    case .monthEnd: return builder.addMonths(base, months)
    case .nextDay: return builder.addMonthsNextDay(base, months)
    case .reject:
      let sum = builder.addMonths(base, months)
      let exists = builder.hasDay(base, afterMonths: months)
      return veiled(sum, known: exists, floor: sum, .missingDay)
    }
  }

  private func workdaySum(_ base: CodeBuilder.Register, _ workdays: Int) -> CodeBuilder.Register {
    guard let number = calendar() else { return unknownDay(from: base) }
    let sum = builder.addWorkdays(
      base, builder.int(Int32(clamping: workdays)), calendar: number)
    let floor = workdays > 0 ? base : builder.day(PackedDay.earliest)
    return veiled(sum, known: inCalendar(sum, from: base), floor: floor, .calendar)
  }

  /// `never + 5 workdays` is `never`, known; any other answer at the ends has left the calendar.
  private func inCalendar(
    _ answer: CodeBuilder.Register, from day: CodeBuilder.Register
  ) -> CodeBuilder.Register {
    let never = builder.day(PackedDay.never)
    let beforeTheEnd = builder.less(answer, never)
    let afterTheStart = builder.less(builder.day(PackedDay.earliest), answer)
    return builder.or(builder.and(beforeTheEnd, afterTheStart), builder.atMost(never, day))
  }

  /// A window's last day after the convention on rest days.
  func rolled(_ closes: Lowered) -> Lowered {
    guard let rule = edition.conventions.restDay, rule.values.contains(where: { $0 != .stays })
    else {
      return closes
    }
    let register = chosen(rule) { rest in
      rest == .stays ? closes.register : moved(closes.register)
    }
    return term(.rolled, register, .date, [closes.term], at: rule.place)
  }

  /// The first day on or after that is no rest day; both words of the convention mean this day.
  func moved(_ day: CodeBuilder.Register) -> CodeBuilder.Register {
    guard let number = calendar() else { return unknownDay(from: day) }
    let sum = builder.rollToWorkday(day, calendar: number)
    return veiled(sum, known: inCalendar(sum, from: day), floor: day, .calendar)
  }

  /// A day of a calendar of which no year is known.
  private func unknownDay(from day: CodeBuilder.Register) -> CodeBuilder.Register {
    veiled(day, known: builder.bool(false), floor: day, .calendar)
  }

  /// The last day of a period: by `first-day`, the corresponding day or the day before it.
  func lasting(
    _ start: Lowered, _ period: Shift, _ rule: ConventionRule<MissingDay>?,
    _ firstDay: ConventionRule<FirstDay>, at place: SourceRange
  ) -> Lowered {
    let sum = shifted(start.register, period, rule)
    let register = chosen(firstDay) { first in
      first == .notCounted ? sum : builder.addDays(sum, builder.int(-1))
    }
    let counted = firstDay.values == [.counted]
    let spec = ShiftSpec(
      months: period.months, days: period.days - (counted ? 1 : 0), workdays: period.workdays,
      convention: rule?.place ?? firstDay.place)
    return term(.shift(spec), register, .date, [start.term], at: place)
  }

  /// A value made under a convention, or chosen among those of a reading.
  func chosen<Value>(
    _ rule: ConventionRule<Value>, _ make: (Value) -> CodeBuilder.Register
  ) -> CodeBuilder.Register {
    switch rule {
    case .fixed(let value, _): return make(value)
    case .byReading(let name, let rows, let place):
      let reading = reading(name, at: place).register
      let values = rows.map { chosen($0.rule, make) }
      guard var result = values.last else { return builder.bool(false) }
      for (row, value) in zip(rows, values).dropLast().reversed() {
        result = builder.select(builder.oneOf(reading, row.mask), value, result)
      }
      return result
    }
  }

  func veiled(
    _ value: CodeBuilder.Register, known: CodeBuilder.Register, floor: CodeBuilder.Register,
    _ why: Program.Veil
  ) -> CodeBuilder.Register {
    let veil = builder.veil(value, known: known, floor: floor)
    if veil != value { veils.append((veil, why)) }
    return veil
  }

  // MARK: Calls

  func call(
    _ function: Expr.Function, _ arguments: [Expr], _ type: ValueType, at place: SourceRange
  ) -> Lowered {
    let values = arguments.map(lower)
    let registers = values.map(\.register)
    let (name, register) = called(function, registers)
    return term(.call(name), register, type, values.map(\.term), at: place)
  }

  private func called(
    _ function: Expr.Function, _ x: [CodeBuilder.Register]
  ) -> (String, CodeBuilder.Register) {
    switch function {
    case .minimum: ("min", builder.minimum(x[0], x[1]))
    case .maximum: ("max", builder.maximum(x[0], x[1]))
    case .wholeMonths(let rule):
      (
        "whole-months",
        chosen(rule) {
          $0 == .nextDay
            ? builder.wholeMonthsNextDay(x[0], x[1]) : builder.wholeMonths(x[0], x[1])
        }
      )
    case .wholeYears(let rule):
      (
        "whole-years",
        chosen(rule) {
          $0 == .nextDay ? builder.wholeYearsNextDay(x[0], x[1]) : builder.wholeYears(x[0], x[1])
        }
      )
    case .anniversary(let rule):
      (
        "anniversary",
        chosen(rule) {
          $0 == .nextDay
            ? builder.anniversaryNextDay(of: x[0], notBefore: x[1])
            : builder.anniversary(of: x[0], notBefore: x[1])
        }
      )
    case .daysBetween(let rule):
      (
        "days-between",
        chosen(rule) { first in
          let days = builder.daysBetween(x[0], x[1])
          return first == .counted ? builder.plus(days, builder.int(1)) : days
        }
      )
    case .onOrAfterRest: ("on-or-after-rest", moved(x[0]))
    case .native(let function): (function.name, builder.call(function, x))
    }
  }
}
