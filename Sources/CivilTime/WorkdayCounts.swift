/// The numbers by which workdays are counted, in memory that stays where it is while this is held.
///
///     0            the first packed day, 1 January of the first year
///     1            the first packed day after, 1 January of the year after the last
///     2            how many workdays there are
///     3 ... 3+n    for each packed value from [0] to [1], days that do not exist among them:
///                  the number of workdays before it (n = [1] − [0])
///     4+n ...      the workdays, packed, in order
package final class WorkdayCounts: Sendable {
  private let count: Int
  // Invariant: written only in init.
  nonisolated(unsafe) private let memory: UnsafeMutablePointer<Int32>

  init(_ numbers: [Int32]) {
    count = numbers.count
    memory = .allocate(capacity: numbers.count)
    memory.initialize(from: numbers, count: numbers.count)
  }

  deinit { memory.deallocate() }

  /// For `PackedDay.addWorkdays`, `rollForward` and `isWorkday`; valid while this is held.
  package var base: UnsafePointer<Int32> { UnsafePointer(memory) }

  /// The first packed day.
  package var first: Int32 { memory[0] }
  /// The first packed day after.
  package var end: Int32 { memory[1] }
  /// How many workdays there are.
  package var workdayCount: Int { Int(memory[2]) }
}

extension WorkdayCounts: Hashable {
  package static func == (a: WorkdayCounts, b: WorkdayCounts) -> Bool {
    guard a !== b else { return true }
    return a.count == b.count && (0..<a.count).allSatisfy { a.memory[$0] == b.memory[$0] }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(first)
    hasher.combine(end)
    hasher.combine(workdayCount)
  }
}
