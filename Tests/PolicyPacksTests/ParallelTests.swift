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
}
