import CivilTime

/// Days of an anchor of which it is not yet known whether the condition holds on them.
final class DayTally {
  /// Day numbers, in order; nil if they follow each other without a gap.
  private let numbers: [Int32]?
  private let first: Int32
  let count: Int
  /// By place, a bit for each that is open.
  private var words: [UInt64]
  private(set) var open: Int

  init(_ anchors: Anchors) {
    let days = anchors.representatives
    count = days.count
    open = count
    first = days.first.map { PackedDay.toDayNumber($0.day) } ?? 0
    let last = days.last.map { PackedDay.toDayNumber($0.day) } ?? 0
    let isWithoutGap = Int(last) - Int(first) == days.count - 1
    numbers = isWithoutGap ? nil : days.map { PackedDay.toDayNumber($0.day) }
    words = Array(repeating: ~0, count: count / 64 + 1)
    words[count / 64] = 1 << UInt64(count % 64) - 1
  }

  /// The first open day from a day number on, as a place; nil if there is none.
  func place(from number: Int32) -> Int? {
    let start = lowest(number)
    guard start < count else { return nil }
    var word = start >> 6
    var rest = words[word] & (~0 << UInt64(start & 63))
    while rest == 0 {
      word += 1
      guard word < words.count else { return nil }
      rest = words[word]
    }
    return word << 6 + rest.trailingZeroBitCount
  }

  /// The first place whose day number is no less.
  private func lowest(_ number: Int32) -> Int {
    guard let numbers else { return max(0, Int(number) - Int(first)) }
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func number(_ place: Int) -> Int32 {
    numbers.map { $0[place] } ?? first + Int32(truncatingIfNeeded: place)
  }

  /// The place of a day number; nil if it is no longer open, or none of the days.
  func place(at number: Int32) -> Int? {
    let place = lowest(number)
    guard place < count, self.number(place) == number, isOpen(place) else { return nil }
    return place
  }

  private func isOpen(_ place: Int) -> Bool { words[place >> 6] & 1 << UInt64(place & 63) != 0 }

  /// The first open day number from one on; nil if there is none.
  func day(from number: Int32) -> Int32? { place(from: number).map { self.number($0) } }

  /// The places of the open days.
  var places: [Int] { (0..<count).filter { isOpen($0) } }

  /// Takes a day away.
  func close(_ place: Int) {
    guard isOpen(place) else { return }
    words[place >> 6] &= ~(1 << UInt64(place & 63))
    open -= 1
  }
}
