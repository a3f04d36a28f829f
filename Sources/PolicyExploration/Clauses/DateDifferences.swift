import CivilTime
import PolicyProgram
import PolicyValues

/// What conditions say of how many days lie between dates, whatever the days are.
///
/// Exact for months and days counted from one day, over the 400-year cycle; anniversaries lie somewhere
/// in the year that begins on the day asked, workdays as far on as the years of their calendar have it.
/// Kept from one question to the next; one thread at a time.
final class DateDifferences {
  /// One date is at most so many days after another, both by number; number 0 is day 0.
  struct Bound {
    let date: Int
    let other: Int
    let most: Int
  }

  private unowned let spans: DateSpans
  private let names: RegisterNames
  private var numbers: [NamedDate: Int] = [:]
  private(set) var dates: [CountedDate?] = [nil]
  /// By number, what a date is counted from; -1 for day 0, -2 where nothing is known of it.
  private var unknowns: [Int] = [-2]
  /// By two dates counted from the same one, the first with the lesser number: how many days later the
  /// second is.
  private var known: [Int: ClosedRange<Int>?] = [:]

  init(_ spans: DateSpans, _ names: RegisterNames) { (self.spans, self.names) = (spans, names) }

  /// The bound that a condition on two dates says; nil if it says none.
  func bound(_ kind: DateCondition.Kind, _ left: NamedDate, _ right: NamedDate) -> Bound? {
    var (left, right) = (left, right)
    let slack: Int
    switch kind {
    case .notAfter: slack = 0
    case .before: slack = 1
    case .reaches(let unit, let least):
      guard let step = DateChain.Step(adding: least, unit) else { return nil }
      left.steps.append(step)
      slack = 0
    case .fails(let unit, let least):
      guard let step = DateChain.Step(adding: least, unit) else { return nil }
      right.steps.append(step)
      slack = 1
    case .hasDay, .recurs, .isAnniversary, .among: return nil
    }
    if let limit = limit(left, right, slack) { return limit }
    guard let one = place(left), let other = place(right) else { return nil }
    return Bound(date: one.date, other: other.date, most: other.plus - one.plus - slack)
  }

  /// What it says of a date that an answer in workdays counted from it is known, or is not.
  private func limit(_ left: NamedDate, _ right: NamedDate, _ slack: Int) -> Bound? {
    func workdays(_ date: NamedDate) -> CountedDate.Workdays? {
      guard let last = date.steps.last, last.readsCalendar, let place = place(date) else {
        return nil
      }
      return dates[place.date]?.workdays
    }
    if left.isFixed(PackedDay.earliest), slack == 1, let days = workdays(right) {
      return Bound(date: 0, other: days.start, most: -days.span.before - 1)
    }
    if right.isFixed(PackedDay.earliest), slack == 0, let days = workdays(left) {
      return Bound(date: days.start, other: 0, most: days.span.before)
    }
    if right.isFixed(PackedDay.never), slack == 1, let days = workdays(left) {
      return Bound(date: days.start, other: 0, most: days.span.after - 1)
    }
    if left.isFixed(PackedDay.never), slack == 0, let days = workdays(right) {
      return Bound(date: 0, other: days.start, most: -days.span.after)
    }
    return nil
  }

  /// A date, by number, and days from it; nil if nothing is known of it.
  private func place(_ date: NamedDate) -> (date: Int, plus: Int)? {
    guard let unknown = date.unknown else {
      return day(date).map { (0, Int(PackedDay.toDayNumber($0))) }
    }
    if let number = numbers[date] { return dates[number].map { _ in (number, 0) } }
    let counted = counted(date, from: unknown)
    let number = dates.count
    numbers[date] = number
    dates.append(counted)
    unknowns.append(counted?.unknown ?? -2)
    return counted.map { _ in (number, 0) }
  }

  private func counted(_ date: NamedDate, from unknown: Int) -> CountedDate? {
    guard let place = date.steps.lastIndex(where: \.readsCalendar) else {
      return names.domains[unknown].flatMap {
        CountedDate(unknown, date.steps, within: $0, spans)
      }
    }
    let step = date.steps[place]
    var start = date
    start.steps.removeSubrange(place...)
    guard let from = self.place(start),
      let days = spans.workdays(
        in: names.calendars[step.calendar], step.amount, rolls: step.operation == .rollToWorkday)
    else { return nil }
    return CountedDate(
      unknown, days, from: from.date, then: Array(date.steps[(place + 1)...]), spans)
  }

  /// The day that a date always is; nil if it leaves the calendar, or is an anniversary.
  private func day(_ date: NamedDate) -> Int32? {
    var day = date.fixed
    for step in date.steps {
      switch step.operation {
      case .addMonths, .addMonthsInside: day = PackedDay.addMonths(day, step.amount)
      case .addMonthsNextDay, .addMonthsNextDayInside:
        day = PackedDay.addMonthsNextDay(day, step.amount)
      case .addDays: day = PackedDay.addDays(day, step.amount)
      case .addWorkdays, .rollToWorkday:
        let table = names.calendars[step.calendar].counts.base
        day =
          step.operation == .rollToWorkday
          ? PackedDay.rollForward(table, day)
          : PackedDay.addWorkdays(table, day, step.amount)
      default: return nil
      }
    }
    return PackedDay.isKnown(day) ? day : nil
  }

  /// Whether two bounds exclude each other, workdays left aside.
  func exclude(_ one: Bound, _ two: Bound) -> Bool {
    guard let first = most(from: one.date, to: two.other),
      let second = most(from: two.date, to: one.other)
    else { return false }
    return one.most + first + two.most + second < 0
  }

  /// By how many days the second date is later than the first at most; nil if they are not counted
  /// from the same one, or it is not known.
  private func most(from date: Int, to other: Int) -> Int? {
    date == other ? 0 : days(from: date, to: other)?.upperBound
  }

  /// What a date is counted from, by number; -1 for day 0.
  func unknown(of date: Int) -> Int { max(-1, unknowns[date]) }

  /// By how many days the second date is later than the first; nil if they are not counted from the
  /// same one, or it is not known.
  func days(from date: Int, to other: Int) -> ClosedRange<Int>? {
    guard unknowns[date] == unknowns[other], unknowns[date] != -2 else { return nil }
    if date > other {
      return days(from: other, to: date).map { -$0.upperBound...(-$0.lowerBound) }
    }
    let key = date << 32 | other
    if let days = known[key] { return days }
    guard let one = dates[date], let two = dates[other] else { return nil }
    let days = one.days(to: two, spans)
    known[key] = .some(days)
    return days
  }
}

extension NamedDate {
  /// Whether it is a day that no calendar leads to.
  fileprivate func isFixed(_ day: Int32) -> Bool {
    unknown == nil && steps.isEmpty && fixed == day
  }
}
