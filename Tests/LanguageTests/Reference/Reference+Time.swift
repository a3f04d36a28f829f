import PolicySyntax

extension Reference {
  private var missingDay: String? { policy.conventions.missingDay.flatMap(value)?.word }
  private var firstDay: String? { policy.conventions.firstDay.flatMap(value)?.word }

  /// Months first, rounded once; days last; or workdays.
  func add(_ shift: Shift, to day: NaiveDay) -> NaiveDay? {
    if let workdays = shift.workdays { return add(workdays: workdays, to: day) }
    var sum: NaiveDay? = day
    if shift.months != 0 {
      guard let rule = shift.missingDay?.value.rawValue ?? missingDay else { return nil }
      sum = day.adding(months: shift.months, rule)
    }
    return sum?.adding(days: shift.days)
  }

  /// The last day of a period that starts on a day.
  func last(of period: Shift, from day: NaiveDay) -> NaiveDay? {
    guard let firstDay, let sum = add(period, to: day) else { return nil }
    return firstDay == "counted" ? sum.adding(days: -1) : sum
  }

  private func isWorkday(_ day: NaiveDay) -> Bool? {
    guard years.contains(day.year) else { return nil }
    if daysWorked.contains(day) { return true }
    return !daysOff.contains(day) && day.weekday != 0 && day.weekday != 6
  }

  private func add(workdays: Int, to start: NaiveDay) -> NaiveDay? {
    guard !start.isNever else { return start }
    guard years.contains(start.year) else { return nil }
    var (day, left) = (start, abs(workdays))
    while left > 0 {
      day = workdays > 0 ? day.next : day.previous
      guard let works = isWorkday(day) else { return nil }
      if works { left -= 1 }
    }
    return day
  }

  /// A sum in workdays whose years all had their notice by a day.
  func known(_ sum: ExprSyntax, on day: ExprSyntax) -> ReferenceValue? {
    guard case .shift(let base, _) = sum.kind, let start = evaluate(base)?.day,
      let end = evaluate(sum)?.day, let day = evaluate(day)?.day
    else { return nil }
    let years = published.keys.filter { $0 <= max(start.year, end.year) }
    return years.allSatisfy { published[$0].map { $0 <= day } ?? true } ? .day(end) : nil
  }

  func onOrAfterRest(_ start: NaiveDay) -> NaiveDay? {
    guard !start.isNever else { return start }
    var day = start
    while let works = isWorkday(day) {
      if works { return day }
      day = day.next
    }
    return nil
  }

  func call(_ name: String, _ arguments: [ReferenceValue?]) -> ReferenceValue? {
    guard let first = arguments.first ?? nil else { return nil }
    if name == "on-or-after-rest" {
      return first.day.flatMap(onOrAfterRest).map(ReferenceValue.day)
    }
    guard arguments.count == 2, let second = arguments[1] else { return nil }
    if name == "min" || name == "max" {
      guard let less = ReferenceValue.isLess(first, second) else { return nil }
      return less == (name == "min") ? first : second
    }
    guard let a = first.day, let b = second.day else { return nil }
    switch name {
    case "days-between":
      return firstDay.map { .int(a.days(to: b) + ($0 == "counted" ? 1 : 0)) }
    case "whole-months": return missingDay.flatMap { a.whole(1, to: b, $0) }.map(ReferenceValue.int)
    case "whole-years": return missingDay.flatMap { a.whole(12, to: b, $0) }.map(ReferenceValue.int)
    case "anniversary":
      guard let missingDay, !b.isNever else { return .day(.never) }
      var (years, day) = (0, a)
      while day < b {
        years += 1
        guard let next = a.adding(months: 12 * years, missingDay) else { return nil }
        day = next
      }
      return .day(day)
    default: return nil
    }
  }
}
