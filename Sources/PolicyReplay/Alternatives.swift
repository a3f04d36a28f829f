import PolicyProgram

/// The ways in which the rules that a history is judged by can be read, where they leave it open:
/// every combination of options of the readings that nobody chose and that have no default.
///
/// One thread at a time; made when first asked for.
package final class Alternatives {
  package typealias Way = (replayer: Replayer, begin: ReplayState)
  private let make: () -> [Way]
  private lazy var ways: [Way] = make()

  /// - Parameter make: the ways; empty where they are too many to try, or nothing is open.
  package init(_ make: @escaping () -> [Way]) { self.make = make }

  /// Without any: nothing that is open can be settled.
  package static var none: Alternatives { Alternatives { [] } }

  /// Whether something holds in every way; false where there is none to try.
  ///
  /// - Parameter budget: how many more ways may be tried; taken from.
  func agree(_ budget: inout Int, _ holds: (Way) -> Bool) -> Bool {
    guard !ways.isEmpty else { return false }
    for (index, way) in ways.enumerated() {
      guard budget > 0 else { return false }
      budget -= 1
      if !holds(way) {
        // Why: what fails on one day mostly fails on the next one too.
        ways.swapAt(0, index)
        return false
      }
    }
    return true
  }
}

extension Replayer {
  /// The ids of the readings that the procedures of some events and the statuses read.
  package func readingsRead(_ events: [Event]) -> Set<String> {
    let names = Set(events.map(\.name))
    return Set(
      law.reigns.flatMap(\.books).flatMap { book in
        let procedures = names.flatMap { book.edition.procedures[$0] ?? [] }
        return book.edition.prelude.program.readings.map(\.id)
          + (procedures.map(Optional.some) + [nil]).flatMap {
            book.runner($0)?.program.readings.map(\.id) ?? []
          }
      })
  }
}
