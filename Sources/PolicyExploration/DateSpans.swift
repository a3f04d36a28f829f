import CivilTime
import PolicyValues

/// How many days lie between sums of months, or of workdays, counted from one day: the least and the
/// most, whatever that day.
///
/// Of months exact over the 400-year cycle, in which the calendar repeats; of workdays over the years
/// of the calendar. An answer is worked out once; one thread at a time.
final class DateSpans {
  /// Days on which conditions hold that read one date and no calendar.
  let patterns = DayPatterns()
  /// Conditions that no dates satisfy together.
  private(set) lazy var cores = DateCores(self)

  /// A day so many months on.
  struct Sum: Hashable {
    let months: Int
    /// Whether a missing day is moved on to the first of the next month.
    let movesOn: Bool
  }

  private struct Pair: Hashable {
    let first: Sum
    let second: Sum
  }

  /// A sum of workdays, or a roll to the next one.
  struct Workdays {
    /// Days from a day to the answer, where there is one.
    let days: ClosedRange<Int>
    /// The first day number whose answer lies after the calendar.
    let after: Int
    /// The last day number whose answer lies before it.
    let before: Int
  }

  private struct Count: Hashable {
    let workdays: Int32
    let rolls: Bool
  }

  private var counts: [Count: [(run: WorkdayRun, span: Workdays?)]] = [:]
  private var known: [Pair: ClosedRange<Int>] = [:]

  private var anchors: [ClosedRange<Int>: Anchors] = [:]
  private var everyDay: [Ends: Anchors] = [:]
  private var everyDayFromOurs: [Ends: Anchors] = [:]

  /// All days of the 400-year cycle, by class, for conditions that reach so many days around one.
  func anchors(reaching reach: ClosedRange<Int>) -> Anchors {
    if let known = anchors[reach] { return known }
    let all = Anchors.cycle(reaching: reach)
    anchors[reach] = all
    return all
  }

  /// Every day that a date may be.
  func everyDay(of domain: Ends) -> Anchors {
    if let known = everyDay[domain] { return known }
    let all = Sweep.everyDay(of: domain)
    everyDay[domain] = all
    return all
  }

  /// The same days, those on which somebody may know an applicant before all others.
  func everyDayFromOurs(of domain: Ends) -> Anchors {
    if let known = everyDayFromOurs[domain] { return known }
    let (first, last) = (Sweep.ours.lowerBound, Sweep.ours.upperBound)
    let all = everyDay(of: domain).beginning(from: first, through: last)
    everyDayFromOurs[domain] = all
    return all
  }

  /// Days from a day to the same day so many months on.
  func days(_ sum: Sum) -> ClosedRange<Int> {
    between(Sum(months: 0, movesOn: sum.movesOn), sum)
  }

  /// Days from one sum to another, both counted from the same day.
  func between(_ first: Sum, _ second: Sum) -> ClosedRange<Int> {
    let pair = Pair(first: first, second: second)
    if let days = known[pair] { return days }
    let days = DateSpans.span(first, second)
    known[pair] = days
    return days
  }

  /// Days to the answer of a calendar; nil if it has none.
  func workdays(in run: WorkdayRun, _ workdays: Int32, rolls: Bool) -> Workdays? {
    let count = Count(workdays: workdays, rolls: rolls)
    if let known = counts[count]?.first(where: { $0.run == run }) { return known.span }
    let span = DateSpans.span(run, count)
    counts[count, default: []].append((run, span))
    return span
  }

  private static func span(_ run: WorkdayRun, _ count: Count) -> Workdays? {
    let table = run.counts
    let (first, end) = (PackedDay.toDayNumber(table.first), PackedDay.toDayNumber(table.end))
    var (least, most) = (Int32.max, Int32.min)
    var (before, after) = (first - 1, end)
    for number in first..<end {
      let day = PackedDay.fromDayNumber(number)
      let answer =
        count.rolls
        ? PackedDay.rollForward(table.base, day)
        : PackedDay.addWorkdays(table.base, day, count.workdays)
      if answer == PackedDay.earliest { before = max(before, number) }
      if answer == PackedDay.never { after = min(after, number) }
      guard PackedDay.isKnown(answer) else { continue }
      let days = PackedDay.toDayNumber(answer) - number
      (least, most) = (min(least, days), max(most, days))
    }
    guard least <= most else { return nil }
    return Workdays(days: Int(least)...Int(most), after: Int(after), before: Int(before))
  }

  private static func span(_ first: Sum, _ second: Sum) -> ClosedRange<Int> {
    var (least, most) = (Int.max, Int.min)
    func look(at month: Int) {
      for day in 28...length(month) {
        let days = number(month, day, second) - number(month, day, first)
        least = min(least, days)
        most = max(most, days)
      }
    }
    let reach = min(0, first.months, second.months)...max(0, first.months, second.months)
    guard reach.count < 500 else {
      for month in 0..<4_800 { look(at: month) }
      return least...most
    }
    // Four years on all months are as long, but for those near a February without its leap day.
    let usual = reach.lowerBound >= 0 ? 0 : 600
    for month in usual..<usual + 48 { look(at: month) }
    for february in [1_201, 2_401, 3_601] {
      for month in february - reach.upperBound...february - reach.lowerBound { look(at: month) }
    }
    return least...most
  }

  private static func number(_ month: Int, _ day: Int, _ sum: Sum) -> Int {
    let length = length(month + sum.months)
    let first = firstOfMonth(month + sum.months)
    return day <= length ? first + day - 1 : sum.movesOn ? first + length : first + length - 1
  }

  private static func length(_ month: Int) -> Int { firstOfMonth(month + 1) - firstOfMonth(month) }

  /// The number of the first day of a month counted from January 2000.
  private static func firstOfMonth(_ month: Int) -> Int {
    let (cycle, place) = (month >= 0 ? month / 4_800 : (month - 4_799) / 4_800, month)
    return cycle * 146_097 + firsts[place - cycle * 4_800]
  }

  private static let firsts: [Int] = (0...4_800).map { month in
    let day = PackedDay.pack(month: 24_000 + Int32(month), day: 1)
    return Int(PackedDay.toDayNumber(day) - PackedDay.toDayNumber(24_000 << 5 | 1))
  }
}
