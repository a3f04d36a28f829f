import CivilTime
import PolicyProgram
import PolicyValues

/// A date counted from another one, and how many days lie between them at least and at most.
struct CountedDate {
  /// Where workdays are counted.
  struct Workdays {
    /// The date they are counted from, by number.
    let start: Int
    /// Days from that date, unless it lies before or after the years of the calendar.
    let days: ClosedRange<Int>
    let span: DateSpans.Workdays
  }

  /// What it is counted from, by number.
  let unknown: Int
  /// The first and the last day number that it may be; nil where workdays are counted.
  let ends: ClosedRange<Int>?
  let workdays: Workdays?
  /// Days from what it is counted from.
  private var days = 0...0
  /// Days, one sum of months, and days; nil if it is counted otherwise.
  private var sum: Sum? = Sum()

  private struct Sum {
    var lead = 0
    var months = DateSpans.Sum(months: 0, movesOn: false)
    var trail = 0

    var isOfDays: Bool { months.months == 0 }
  }

  /// A date counted in workdays from another, and on from there.
  init?(
    _ unknown: Int, _ workdays: DateSpans.Workdays, from start: Int, then steps: [DateChain.Step],
    _ spans: DateSpans
  ) {
    self.unknown = unknown
    ends = nil
    for step in steps {
      guard let more = CountedDate.days(step, spans) else { return nil }
      days = days.plus(more)
    }
    self.workdays = Workdays(
      start: start, days: workdays.days.plus(days), span: workdays)
  }

  /// - Returns: nil where it may leave the calendar, or is counted otherwise than in days and months.
  init?(_ unknown: Int, _ steps: [DateChain.Step], within domain: Ends, _ spans: DateSpans) {
    self.unknown = unknown
    workdays = nil
    var (low, high) = (domain.lo, domain.hi)
    for step in steps {
      guard PackedDay.isKnown(low), PackedDay.isKnown(high),
        let more = CountedDate.days(step, spans)
      else { return nil }
      days = days.plus(more)
      switch step.operation {
      case .addDays:
        (low, high) = (PackedDay.addDays(low, step.amount), PackedDay.addDays(high, step.amount))
        if sum?.isOfDays == true {
          sum?.lead += Int(step.amount)
        } else {
          sum?.trail += Int(step.amount)
        }
      case .anniversary, .anniversaryNextDay:
        high = PackedDay.addDays(high, 365)
        sum = nil
      default:
        let add = step.movesOn ? PackedDay.addMonthsNextDay : PackedDay.addMonths
        (low, high) = (add(low, step.amount), add(high, step.amount))
        let months = DateSpans.Sum(months: Int(step.amount), movesOn: step.movesOn)
        sum = sum.flatMap { $0.isOfDays ? Sum(lead: $0.lead, months: months) : nil }
      }
    }
    guard PackedDay.isKnown(low), PackedDay.isKnown(high) else { return nil }
    ends = Int(PackedDay.toDayNumber(low))...Int(PackedDay.toDayNumber(high))
  }

  /// Days by which a step moves on at least and at most; nil if it is not known.
  private static func days(_ step: DateChain.Step, _ spans: DateSpans) -> ClosedRange<Int>? {
    let amount = Int(step.amount)
    switch step.operation {
    case .addDays: return abs(amount) < 1_000_000 ? amount...amount : nil
    case .addMonths, .addMonthsInside, .addMonthsNextDay, .addMonthsNextDayInside:
      guard abs(amount) < 36_000 else { return nil }
      return spans.days(.init(months: amount, movesOn: step.movesOn))
    case .anniversary, .anniversaryNextDay: return 0...365
    default: return nil
    }
  }

  /// By how many days another one that is counted from the same date is later; nil if that is not
  /// known.
  func days(to other: CountedDate, _ spans: DateSpans) -> ClosedRange<Int>? {
    guard workdays == nil, other.workdays == nil else { return nil }
    if let one = sum, let two = other.sum, one.lead == two.lead || one.isOfDays || two.isOfDays {
      // Days alone may as well be counted before or after no months.
      let lead = one.isOfDays ? two.lead : one.lead
      let more = two.lead - lead + two.trail - (one.lead - lead + one.trail)
      return spans.between(one.months, two.months).plus(more...more)
    }
    return other.days.lowerBound - days.upperBound...other.days.upperBound - days.lowerBound
  }
}

extension ClosedRange<Int> {
  fileprivate func plus(_ other: Self) -> Self {
    lowerBound + other.lowerBound...upperBound + other.upperBound
  }
}

extension DateChain.Step {
  /// Whether a missing day is moved on to the first of the next month.
  fileprivate var movesOn: Bool {
    operation == .addMonthsNextDay || operation == .addMonthsNextDayInside
  }

  /// The step to the day so many units on: so many lie up to a day exactly if that is no later.
  init?(adding units: Int32, _ unit: Operation) {
    guard abs(Int(units)) < 1_000_000 else { return nil }
    let (operation, amount): (Operation, Int32)
    switch unit {
    case .wholeMonths: (operation, amount) = (.addMonths, units)
    case .wholeMonthsNextDay: (operation, amount) = (.addMonthsNextDay, units)
    case .wholeYears: (operation, amount) = (.addMonths, 12 * units)
    case .wholeYearsNextDay: (operation, amount) = (.addMonthsNextDay, 12 * units)
    case .daysBetween: (operation, amount) = (.addDays, units)
    default: return nil
    }
    self.init(operation: operation, amount: amount, calendar: 0)
  }
}
