/// Why dates rose to where they are: by input, the conditions that raised it since one that reads another
/// date, or none, last did; all that ever did; and those that took days away at its end.
struct DateReasons: ~Copyable {
  private let words: Int
  private let capacity: Int
  private let memory: UnsafeMutablePointer<UInt64>
  private let latest: UnsafeMutablePointer<UInt64>
  private let all: UnsafeMutablePointer<UInt64>
  private let ends: UnsafeMutablePointer<UInt64>

  /// - Parameters:
  ///   - capacity: how many inputs there may be.
  ///   - count: how many conditions.
  init(capacity: Int, count: Int) {
    words = count / 64 + 1
    self.capacity = capacity
    let size = capacity * words
    memory = .allocate(capacity: 3 * size)
    memory.initialize(repeating: 0, count: 3 * size)
    (latest, all, ends) = (memory, memory + size, memory + 2 * size)
  }

  deinit { memory.deallocate() }

  /// Notes that a condition raised its right date.
  @inline(__always)
  func raised(by number: Int, _ item: DateLook) {
    let start = item.right.input * words
    if item.left.input != item.right.input {
      for word in start..<start + words { latest[word] = 0 }
    }
    latest[start + number >> 6] |= 1 << UInt64(number & 63)
    all[start + number >> 6] |= 1 << UInt64(number & 63)
  }

  /// Notes that a condition took days away at the end of its left date.
  func lowered(by number: Int, _ item: DateLook) {
    ends[item.left.input * words + number >> 6] |= 1 << UInt64(number & 63)
  }

  /// The conditions because of which one fails, by their numbers, in order; that one among them.
  ///
  /// - Parameter isLatest: whether only what raised dates in the end is looked at. These are the fewer;
  ///   that they alone exclude all dates is likely only, as others may have set off what drives dates
  ///   round and round.
  func reasons(
    of failed: Int, _ items: UnsafeMutableBufferPointer<DateLook>, isLatest: Bool
  ) -> [Int] {
    let marks = isLatest ? latest : all
    var isReason = [Bool](repeating: false, count: items.count)
    var isSeen = [Bool](repeating: false, count: capacity)
    var waiting: [Int] = []
    func add(_ number: Int) {
      isReason[number] = true
      waiting.append(items[number].left.input)
    }
    add(failed)
    let right = items[failed].right.input
    if right >= 0 { numbers(ends, right, add) }
    while let input = waiting.popLast() {
      guard input >= 0, !isSeen[input] else { continue }
      isSeen[input] = true
      numbers(marks, input, add)
    }
    return isReason.indices.filter { isReason[$0] }
  }

  private func numbers(
    _ marks: UnsafeMutablePointer<UInt64>, _ input: Int, _ visit: (Int) -> Void
  ) {
    for word in 0..<words {
      var rest = marks[input * words + word]
      while rest != 0 {
        visit(word << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
