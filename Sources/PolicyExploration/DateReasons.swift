/// Why dates rose to where they are: by input, the conditions that raised it since one that reads another
/// date, or none, last did; all that ever did; and those that took days away at its end.
struct DateReasons: ~Copyable {
  private let words: Int
  private let memory: UnsafeMutablePointer<UInt64>
  private let latest: UnsafeMutablePointer<UInt64>
  private let all: UnsafeMutablePointer<UInt64>
  private let ends: UnsafeMutablePointer<UInt64>

  /// - Parameters:
  ///   - capacity: how many inputs there may be.
  ///   - count: how many conditions.
  init(capacity: Int, count: Int) {
    words = count / 64 + 1
    let size = max(1, capacity * words)
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
    var isReason = [UInt64](repeating: 0, count: words)
    var isWaiting = isReason
    isWaiting[failed >> 6] |= 1 << UInt64(failed & 63)
    let right = items[failed].right.input
    if right >= 0 {
      for word in 0..<words { isWaiting[word] |= ends[right * words + word] }
    }
    var reasons: [Int] = []
    var word = 0
    while word < words {
      guard isWaiting[word] != 0 else {
        word += 1
        continue
      }
      let number = word << 6 + isWaiting[word].trailingZeroBitCount
      isWaiting[word] &= isWaiting[word] - 1
      isReason[word] |= 1 << UInt64(number & 63)
      reasons.append(number)
      let input = items[number].left.input
      guard input >= 0 else { continue }
      for word in 0..<words {
        isWaiting[word] |= marks[input * words + word] & ~isReason[word]
      }
      word = 0
    }
    return reasons.sorted()
  }
}
