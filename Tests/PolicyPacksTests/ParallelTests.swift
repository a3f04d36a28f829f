import PolicyPacks
import Synchronization
import Testing

@Suite("Work at once")
struct ParallelTests {
  @Test("Every piece is done once before it returns", arguments: [0, 1, 2, 7, 1_000])
  func everyPieceIsDoneOnce(count: Int) {
    let done = Mutex<[Int]>([])
    inParallel(count) { number in done.withLock { $0.append(number) } }
    #expect(done.withLock { $0.sorted() } == Array(0..<count))
  }

  @Test("Pieces may have pieces of their own")
  func piecesHavePieces() {
    let sum = Mutex(0)
    inParallel(10) { outer in
      inParallel(10) { inner in sum.withLock { $0 += 10 * outer + inner } }
    }
    #expect(sum.withLock { $0 } == (0..<100).reduce(0, +))
  }

  @Test("A search may go as deep as on the first thread")
  func stacksAreDeep() {
    let depths = Mutex<[Int]>([])
    inParallel(8) { _ in
      let found = depth(1_000)
      depths.withLock { $0.append(found) }
    }
    #expect(depths.withLock { $0 } == Array(repeating: 1_000, count: 8))
  }
}

/// Counts down in steps that take 4 KiB each: far more in all than a thread has by default on some systems.
private func depth(_ rest: Int) -> Int {
  withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 8) { memory in
    memory[0] = UInt8(truncatingIfNeeded: rest)
    return rest == 0
      ? 0 : 1 + depth(rest - 1) + Int(memory[0]) - Int(UInt8(truncatingIfNeeded: rest))
  }
}
