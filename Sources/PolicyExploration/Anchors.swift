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

  /// All days of the 400-year cycle that begins in 2000, by class: month, day, and the shape of
  /// February in the years looked at.
  static func cycle(reaching reach: ClosedRange<Int>) -> Anchors {
    classes(from: (2000, 1, 1), through: (2399, 12, 31), reaching: reach)
  }

  static func classes(
    from start: (Int32, Int32, Int32), through end: (Int32, Int32, Int32),
    reaching reach: ClosedRange<Int>
  ) -> Anchors {
    let first = PackedDay.pack(month: start.0 * 12 + start.1 - 1, day: start.2)
    let last = PackedDay.pack(month: end.0 * 12 + end.1 - 1, day: end.2)
    var places: [Key: Int] = [:]
    var list: [Representative] = []
    let (low, high) = (PackedDay.toDayNumber(first), PackedDay.toDayNumber(last))
    for number in low...high {
      let day = PackedDay.fromDayNumber(number)
      let key = Key(day, number, reach)
      if let place = places[key] {
        list[place].weight += 1
      } else {
        places[key] = list.count
        list.append(Representative(day: day, weight: 1))
      }
    }
    return Anchors(
      representatives: list, total: Int(high - low) + 1, first: first, last: last)
  }

  /// Every day by itself.
  static func each(from first: Int32, through last: Int32) -> Anchors {
    let numbers = PackedDay.toDayNumber(first)...PackedDay.toDayNumber(last)
    return Anchors(
      representatives: numbers.map {
        Representative(day: PackedDay.fromDayNumber($0), weight: 1)
      }, total: numbers.count, first: first, last: last)
  }

  /// What days must have in common to behave alike.
  private struct Key: Hashable {
    let monthAndDay: Int32
    /// By year looked at, whether its February matters and has 29 days; two bits a year.
    let februaries: [UInt64]

    init(_ day: Int32, _ number: Int32, _ reach: ClosedRange<Int>) {
      monthAndDay = (day >> 5) % 12 << 5 | day & 31
      let (low, high) = (Int(number) + reach.lowerBound, Int(number) + reach.upperBound)
      let year = Int(day >> 5) / 12
      let years = (year + reach.lowerBound / 365 - 1)...(year + reach.upperBound / 365 + 1)
      var bits: UInt64 = 0
      var words: [UInt64] = []
      for (place, year) in years.enumerated() {
        let march = PackedDay.pack(month: Int32(year) * 12 + 2, day: 1)
        let first = Int(PackedDay.toDayNumber(march))
        let matters = low <= first && first - 2 <= high
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        bits = bits << 2 | (matters ? isLeap ? 3 : 2 : 0)
        if place % 32 == 31 { words.append(bits) }
      }
      februaries = words + [bits]
    }
  }
}
