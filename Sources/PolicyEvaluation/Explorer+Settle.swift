import PolicyProgram
import PolicyValues

/// What exploring one register showed.
package struct Settlement: Hashable, Sendable {
  /// Whether all regions agree.
  package enum Verdict: Hashable, Sendable {
    /// In every region the register has this value.
    case settled(Int32)
    /// Regions differ, or the budget did not reach: it depends on the facts that mattered.
    case open
    /// A region stays open whatever the facts, because of a partial value.
    case unknown(veil: RegisterID?)
    /// The assumptions exclude every point of the box.
    case impossible
  }

  package let verdict: Verdict
  package let coverage: Coverage
  /// The inputs that were split, in the order of registers.
  package let mattered: [RegisterID]
}

extension Tape {
  /// Whether a bool, choice or set has one value over the whole box, and which inputs mattered.
  package func settle(
    _ target: RegisterID, in box: [Ends], assuming assumptions: [RegisterID] = [], budget: Int
  ) -> Settlement {
    let explorer = Explorer(self, targets: [target], assumptions: assumptions)
    var values: Set<Int32> = []
    var unknown: Region.Unresolved?
    let coverage = explorer.explore(box, budget: budget) { region in
      if let value = region[target].value {
        values.insert(value)
      } else {
        unknown = unknown ?? region.unresolved.first { $0.target == target }
      }
    }
    let verdict: Settlement.Verdict =
      if values.count > 1 || coverage != .complete {
        .open
      } else if let unknown {
        .unknown(veil: unknown.veil)
      } else if let value = values.first {
        .settled(value)
      } else {
        .impossible
      }
    return Settlement(
      verdict: verdict, coverage: coverage, mattered: explorer.mattered)
  }
}
