/// A day as a person counts it: one step at a time, with a list of the lengths of months.
///
/// Shares nothing with the engine's packed days, so that the two can be held against each other.
struct NaiveDay: Hashable, Comparable, CustomStringConvertible {
  let year: Int
  let month: Int
  let day: Int

  static let never = NaiveDay(year: 10_000, month: 1, day: 1)
  var isNever: Bool { year >= 10_000 }

  var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return isNever ? "never" : "\(year)-\(two(month))-\(two(day))"
  }

  static func < (a: NaiveDay, b: NaiveDay) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  static func length(_ year: Int, _ month: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  var next: NaiveDay {
    if day < NaiveDay.length(year, month) {
      return NaiveDay(year: year, month: month, day: day + 1)
    }
    return month < 12
      ? NaiveDay(year: year, month: month + 1, day: 1) : NaiveDay(year: year + 1, month: 1, day: 1)
  }

  var previous: NaiveDay {
    if day > 1 { return NaiveDay(year: year, month: month, day: day - 1) }
    let (year, month) = month > 1 ? (year, month - 1) : (year - 1, 12)
    return NaiveDay(year: year, month: month, day: NaiveDay.length(year, month))
  }

  func adding(days: Int) -> NaiveDay {
    guard !isNever else { return self }
    var result = self
    for _ in 0..<abs(days) { result = days > 0 ? result.next : result.previous }
    return result
  }

  /// nil where the day is missing and the convention rejects that.
  func adding(months: Int, _ missingDay: String) -> NaiveDay? {
    guard !isNever, months != 0 else { return self }
    let index = year * 12 + month - 1 + months
    let (year, month) = (index / 12, index % 12 + 1)
    let length = NaiveDay.length(year, month)
    if day <= length { return NaiveDay(year: year, month: month, day: day) }
    switch missingDay {
    case "month-end": return NaiveDay(year: year, month: month, day: length)
    case "next-day": return NaiveDay(year: year, month: month, day: length).next
    default: return nil
    }
  }

  /// How many steps it is to a later day; below zero to an earlier one.
  func days(to other: NaiveDay) -> Int {
    if isNever || other.isNever { return other.isNever ? 4_000_000 : -4_000_000 }
    var (count, at) = (0, min(self, other))
    while at < max(self, other) {
      at = at.next
      count += 1
    }
    return self <= other ? count : -count
  }

  /// The greatest n with `self + n × step months <= other`.
  func whole(_ step: Int, to other: NaiveDay, _ missingDay: String) -> Int? {
    if isNever || other.isNever { return (other.isNever ? 1 : -1) * 120_000 / step }
    func fits(_ n: Int) -> Bool {
      adding(months: n * step, missingDay).map { $0 <= other } ?? false
    }
    var n = 0
    while fits(n + 1) { n += 1 }
    while !fits(n) { n -= 1 }
    return n
  }

  /// 0 on Sunday, by Sakamoto's table.
  var weekday: Int {
    let y = month < 3 ? year - 1 : year
    return (y + y / 4 - y / 100 + y / 400 + [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] + day)
      % 7
  }
}
