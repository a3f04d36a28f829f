import CivilTime
import PolicyValues

/// The days that an anchor takes in turn, each standing for all days that behave alike.
package struct Anchors: Sendable {
  /// A day, and how many days of the span are like it.
  package struct Representative: Sendable {
    package let day: Int32
    package fileprivate(set) var weight: Int
  }

  package let representatives: [Representative]
  /// How many days there are.
  package let total: Int
  package let first: Int32
  package let last: Int32

  /// All days of the 400-year cycle that begins in 2016, by class: month, day, and the shape of
  /// February in the years looked at.
  static func cycle(reaching reach: ClosedRange<Int>) -> Anchors {
    let span = reach.lowerBound / 365 - 1...reach.upperBound / 365 + 1
    // Years that see the same leap years around them have the same days.
    var years: [(year: Int, count: Int)] = []
    var alike: [[Bool]: Int] = [:]
    for year in 2016...2415 {
      let shape = span.map { isLeap(year + $0) }
      if let place = alike[shape] {
        years[place].count += 1
      } else {
        alike[shape] = years.count
        years.append((year, 1))
      }
    }
    var places: [Key: Int] = [:]
    var list: [Representative] = []
    for (year, count) in years {
      for number in PackedDay.toDayNumber(
        firstDay(year))..<PackedDay.toDayNumber(firstDay(year + 1))
      {
        let day = PackedDay.fromDayNumber(number)
        let key = Key(day, number, reach)
        if let place = places[key] {
          list[place].weight += count
        } else {
          places[key] = list.count
          list.append(Representative(day: day, weight: count))
        }
      }
    }
    return Anchors(
      representatives: list, total: 146_097, first: firstDay(2016),
      last: PackedDay.addDays(firstDay(2416), -1))
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func firstDay(_ year: Int) -> Int32 {
    PackedDay.pack(month: Int32(year) * 12, day: 1)
  }

  /// Every day by itself.
  static func each(from first: Int32, through last: Int32) -> Anchors {
    let numbers = PackedDay.toDayNumber(first)...PackedDay.toDayNumber(last)
    return Anchors(
      representatives: numbers.map {
        Representative(day: PackedDay.fromDayNumber($0), weight: 1)
      }, total: numbers.count, first: first, last: last)
  }

  /// Every day from one to another that a date may be; all of them if it may be none.
  static func each(from first: Int32, through last: Int32, within domain: Ends) -> Anchors {
    guard domain.lo <= last, first <= domain.hi else { return each(from: first, through: last) }
    return each(from: max(first, domain.lo), through: min(last, domain.hi))
  }

  /// The same days, those from one to another before all others.
  func beginning(from first: Int32, through last: Int32) -> Anchors {
    let days = first...last
    let ours = representatives.filter { days.contains($0.day) }
    let others = representatives.filter { !days.contains($0.day) }
    return Anchors(
      representatives: ours + others, total: total, first: self.first, last: self.last)
  }

  /// What days must have in common to behave alike.
  private struct Key: Hashable {
    let monthAndDay: Int32
    /// By year looked at, whether its February matters and has 29 days; two bits a year.
    let februaries: [UInt64]

    init(_ day: Int32, _ number: Int32, _ reach: ClosedRange<Int>) {
      monthAndDay = PackedDay.monthAndDay(day)
      let (low, high) = (Int(number) + reach.lowerBound, Int(number) + reach.upperBound)
      let year = Int(day >> 5) / 12
      let years = (year + reach.lowerBound / 365 - 1)...(year + reach.upperBound / 365 + 1)
      var bits: UInt64 = 0
      var words: [UInt64] = []
      for (place, year) in years.enumerated() {
        let march = PackedDay.pack(month: Int32(year) * 12 + 2, day: 1)
        let first = Int(PackedDay.toDayNumber(march))
        let matters = low <= first && first - 2 <= high
        bits = bits << 2 | (matters ? Anchors.isLeap(year) ? 3 : 2 : 0)
        if place % 32 == 31 { words.append(bits) }
      }
      februaries = words + [bits]
    }
  }
}

extension PackedDay {
  /// A day without its year: the month from 0, and the day.
  static func monthAndDay(_ day: Int32) -> Int32 {
    let month = (day >> 5) % 12
    return month << 5 | (day & 31)
  }
}
