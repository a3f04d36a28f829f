import CivilTime

/// Days of an anchor of which it is not yet known whether the condition holds on them.
final class DayTally {
  /// Day numbers, in order; nil if they follow each other without a gap.
  private let numbers: [Int32]?
  private let first: Int32
  let count: Int
  /// By place, a bit for each that is open.
  // Why: they are read for every date, and a property that changes is checked each time.
  private let words: UnsafeMutableBufferPointer<UInt64>
  private(set) var open: Int

  init(_ anchors: Anchors) {
    let days = anchors.representatives
    count = days.count
    open = count
    first = days.first.map { PackedDay.toDayNumber($0.day) } ?? 0
    let last = days.last.map { PackedDay.toDayNumber($0.day) } ?? 0
    let isWithoutGap = Int(last) - Int(first) == days.count - 1
    numbers = isWithoutGap ? nil : days.map { PackedDay.toDayNumber($0.day) }
    words = .allocate(capacity: count / 64 + 1)
    words.initialize(repeating: ~0)
    words[count / 64] = 1 << UInt64(count % 64) - 1
  }

  deinit { words.deallocate() }

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

  /// By how many days, in steps of some, days from one to another may rise so that wherever a day is open,
  /// the one a step before it is open, too.
  ///
  /// - Returns: 0 where there are gaps between the days.
  func room(
    from lower: Int32, through upper: Int32, by step: Int32, atMost most: Int32
  ) -> Int32 {
    guard numbers == nil, step > 0 else { return 0 }
    // No day behind the last one is open.
    let end = min(Int(upper) + Int(most) - Int(first), count - 1)
    var place = max(Int(lower) + Int(step) - Int(first), 0)
    while place <= end {
      let last = min(place | 63, end)
      let new = bits(place, last) & ~bits(place - Int(step), last - Int(step))
      if new != 0 {
        // Up to the day before the first that is open anew.
        let before = place + new.trailingZeroBitCount - 1 + Int(first)
        let room = Int32(truncatingIfNeeded: before - Int(upper))
        return room > 0 ? room / step * step : 0
      }
      place = last + 1
    }
    return most
  }

  /// The bits of at most 64 places, from the first; before the first of all no day is open.
  private func bits(_ first: Int, _ last: Int) -> UInt64 {
    var bits: UInt64 = 0
    let word = first >> 6
    let shift = UInt64(first & 63)
    if words.indices.contains(word) { bits = words[word] >> shift }
    if shift > 0, words.indices.contains(word + 1) { bits |= words[word + 1] << (64 - shift) }
    let length = last - first + 1
    return length < 64 ? bits & (1 << UInt64(length) - 1) : bits
  }

  /// The places of the open days.
  var places: [Int] { (0..<count).filter { isOpen($0) } }

  /// Takes a day away.
  func close(_ place: Int) {
    guard isOpen(place) else { return }
    words[place >> 6] &= ~(1 << UInt64(place & 63))
    open -= 1
  }
}
