import PolicyProgram
import PolicyValues

/// Conditions that no dates satisfy together, by what they say, whichever answers ask for them.
///
/// One thread at a time.
final class DateCores {
  /// A condition, whatever code it stands in.
  private struct Statement: Hashable {
    let kind: DateCondition.Kind
    let left: Side
    let right: Side
  }

  private struct Side: Hashable {
    /// The number of the unknown that it is counted from; a fixed day if there is none.
    let unknown: Int?
    let fixed: Int32
    let steps: [DateChain.Step]
  }

  private var names: [Statement: Int] = [:]
  /// By the least of their names, the names in order.
  private var cores: [Int: [[Int]]] = [:]

  /// A number for a condition; nil if what it says hangs on an origin of anniversaries, or on days that
  /// the solver is told.
  ///
  /// - Parameters:
  ///   - unknowns: by input, a number that is the same in every code, and so for the calendars.
  func name(_ condition: DateCondition, _ unknowns: [Int], _ calendars: [Int]) -> Int? {
    guard condition.isOfFixedKind, !condition.readsOrigins else { return nil }
    func side(_ chain: DateChain) -> Side {
      let steps = chain.steps.map { $0.reading(calendars) }
      return Side(unknown: chain.input.map { unknowns[$0] }, fixed: chain.fixed, steps: steps)
    }
    let statement = Statement(
      kind: condition.kind, left: side(condition.left), right: side(condition.right))
    if let name = names[statement] { return name }
    let name = names.count
    names[statement] = name
    return name
  }

  /// Notes that no dates satisfy some conditions.
  func add(_ names: [Int]) {
    let core = Set(names).sorted()
    guard let first = core.first else { return }
    cores[first, default: []].append(core)
  }

  /// All that no dates satisfy, as far as it is known, among some conditions; as places.
  ///
  /// - Parameter names: by condition, its name.
  func all(among names: [Int?]) -> [[Int]] {
    var places: [Int: Int] = [:]
    for (place, name) in names.enumerated() {
      if let name, places[name] == nil { places[name] = place }
    }
    return places.keys.sorted().flatMap { first in
      (cores[first] ?? []).compactMap { core in
        let found = core.compactMap { places[$0] }
        return found.count == core.count ? found : nil
      }
    }
  }
}
