import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Does pieces of work that do not hang on each other, as many at once as there are processors.
///
/// Returns when all are done. Without threads to be had the caller does them all.
///
/// - Parameters:
///   - count: how many pieces there are.
///   - work: called once with each number from 0 on.
package func inParallel(_ count: Int, _ work: @Sendable (Int) -> Void) {
  withoutActuallyEscaping(work) { work in
    let next = Counter()
    let turn: @Sendable () -> Void = {
      while let number = next.take(below: count) { work(number) }
    }
    let helpers = min(count, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) - 1
    let threads = (0..<max(0, helpers)).compactMap { _ in startThread(turn) }
    turn()
    for thread in threads { pthread_join(thread, nil) }
  }
}

/// Numbers that are given out once each, to whichever thread asks.
private final class Counter: Sendable {
  private let next = Atomic(0)

  func take(below end: Int) -> Int? {
    let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return number < end ? number : nil
  }
}
