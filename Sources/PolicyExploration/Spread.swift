import Synchronization

/// Does so many pieces of work that do not hang on each other, by their numbers: in any order, or at once.
package typealias Spread = (_ count: Int, _ work: @Sendable (Int) -> Void) -> Void

/// Does one piece of work after another.
package func inTurn(_ count: Int, _ work: @Sendable (Int) -> Void) {
  for number in 0..<count { work(number) }
}

/// What pieces of work come to, by number, whichever is done first.
package func results<Result: Sendable>(
  of count: Int, by spread: Spread, _ work: @Sendable (Int) -> Result
) -> [Result] {
  let found = Mutex<[Result?]>(Array(repeating: nil, count: count))
  withoutActuallyEscaping(work) { work in
    spread(count) { number in
      let result = work(number)
      found.withLock { $0[number] = result }
    }
  }
  return found.withLock { $0.compactMap(\.self) }
}
