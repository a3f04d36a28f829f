import Synchronization

/// Does so many pieces of work that do not hang on each other, by their numbers: in any order, or at once.
package typealias Spread = (_ count: Int, _ work: @Sendable (Int) -> Void) -> Void

/// Does one piece of work after another.
package func inTurn(_ count: Int, _ work: @Sendable (Int) -> Void) {
  for number in 0..<count { work(number) }
}

/// What pieces of work come to, by number, whichever is done first.
///
/// - Parameter weight: how long a piece may take, against the others; the longest are begun first, so that
///   nobody waits for them in the end.
package func results<Result: Sendable>(
  of count: Int, by spread: Spread, weight: (Int) -> Int = { _ in 0 },
  _ work: @Sendable (Int) -> Result
) -> [Result] {
  let order = (0..<count).map { (number: $0, weight: weight($0)) }.sorted {
    ($1.weight, $0.number) < ($0.weight, $1.number)
  }.map(\.number)
  let found = Mutex<[Result?]>(Array(repeating: nil, count: count))
  withoutActuallyEscaping(work) { work in
    spread(count) { turn in
      let number = order[turn]
      let result = work(number)
      found.withLock { $0[number] = result }
    }
  }
  return found.withLock { $0.compactMap(\.self) }
}
