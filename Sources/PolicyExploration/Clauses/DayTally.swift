import CivilTime

/// Days of an anchor of which it is not yet known whether the condition holds on them.
final class DayTally {
  /// Day numbers, in order.
  private let numbers: [Int32]
  /// By place, the first one from there on that is open; a number more than there are at the end.
  private var next: [Int32]
  private(set) var open: Int

  init(_ anchors: Anchors) {
    numbers = anchors.representatives.map { PackedDay.toDayNumber($0.day) }
    next = (0...numbers.count).map { Int32(truncatingIfNeeded: $0) }
    open = numbers.count
  }

  /// The first open day from a day number on, as a place; nil if there is none.
  func place(from number: Int32) -> Int? {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    let found = first(low)
    return found < numbers.count ? found : nil
  }

  /// The place of a day number; nil if it is no longer open, or none of the days.
  func place(at number: Int32) -> Int? {
    place(from: number).flatMap { numbers[$0] == number ? $0 : nil }
  }

  /// The first open day number from one on; nil if there is none.
  func day(from number: Int32) -> Int32? { place(from: number).map { numbers[$0] } }

  /// The places of the open days.
  var places: [Int] { numbers.indices.filter { next[$0] == Int32(truncatingIfNeeded: $0) } }

  /// Takes a day away.
  func close(_ place: Int) {
    guard next[place] == Int32(truncatingIfNeeded: place) else { return }
    next[place] = Int32(truncatingIfNeeded: place + 1)
    open -= 1
  }

  private func first(_ place: Int) -> Int {
    var end = place
    while next[end] != Int32(truncatingIfNeeded: end) { end = Int(next[end]) }
    var here = place
    while here != end {
      let following = Int(next[here])
      next[here] = Int32(truncatingIfNeeded: end)
      here = following
    }
    return end
  }
}
