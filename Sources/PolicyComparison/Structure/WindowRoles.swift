import PolicyChecking
import PolicyProgram
import PolicyValues

/// What windows are for: which outcomes follow from a day's lying before, in or after them.
///
/// Names are the author's; a window that two cities call differently is known by what it decides.
struct WindowRoles {
  private let edition: CheckedEdition
  /// What is decided by each window, by its name.
  private(set) var roles: [String: Set<String>] = [:]

  init(_ edition: CheckedEdition) {
    self.edition = edition
    for procedure in edition.procedures {
      for rule in procedure.rules {
        let effect = effect(of: rule, in: procedure)
        for use in uses(in: rule.when) {
          roles[use.window, default: []].insert("\(use.relation): \(effect)")
        }
      }
    }
    for status in edition.statuses {
      for use in uses(in: status.when) {
        roles[use.window, default: []].insert("\(use.relation): \(status.id)")
      }
    }
  }

  /// How a condition uses a window; a denied test is another than an asserted one.
  struct Use: Hashable {
    let window: String
    let relation: String
  }

  /// The tests of windows that a condition rests on, through definitions.
  func uses(in expr: Expr) -> Set<Use> {
    var found: Set<Use> = []
    var seen: Set<String> = []
    visit(expr, false, &found, &seen)
    return found
  }

  private func visit(
    _ expr: Expr, _ isDenied: Bool, _ found: inout Set<Use>, _ seen: inout Set<String>
  ) {
    switch expr.kind {
    case .not(let x): visit(x, !isDenied, &found, &seen)
    case .relative(_, let relation, let window):
      found.insert(Use(window: window, relation: (isDenied ? "not " : "") + relation.rawValue))
    case .windowEnd(let window, let isOpening):
      found.insert(Use(window: window, relation: isOpening ? "opens" : "closes"))
    case .definition(let name):
      guard seen.insert("\(isDenied) \(name)").inserted else { return }
      edition.definitions[name].map { visit($0.value, isDenied, &found, &seen) }
    default: expr.inner.forEach { visit($0, isDenied, &found, &seen) }
    }
  }

  /// What a rule gives, in words that do not depend on names of the policy.
  private func effect(of rule: CheckedRule, in procedure: CheckedProcedure) -> String {
    let printer = ExprPrinter(edition: edition, aliases: Aliases(), sorts: true)
    let words = rule.gives.filter { [.outcome, .continuity].contains($0.output) }
      .map { printer.text($0.value) }.sorted()
    return (procedure.spec.event ?? procedure.spec.id) + " " + words.joined(separator: " ")
  }
}

extension Aliases {
  /// Names of the second edition that stand for names of the first: windows by their role,
  /// procedures by their event. Names that both have mean each other.
  init(_ first: CheckedEdition, _ second: CheckedEdition) {
    self.init()
    let (a, b) = (WindowRoles(first).roles, WindowRoles(second).roles)
    let mine = first.windows.keys.filter { second.windows[$0] == nil }
    let theirs = second.windows.keys.filter { first.windows[$0] == nil }
    var pairs: [(score: Int, mine: String, theirs: String)] = []
    for x in mine {
      for y in theirs {
        let (p, q) = (a[x] ?? [], b[y] ?? [])
        let all = p.union(q).count
        let score = all == 0 ? 0 : p.intersection(q).count * 1000 / all
        // Why: less than half in common is no role in common.
        if score >= 500 { pairs.append((score, x, y)) }
      }
    }
    // Why: the order of two names must not depend on which edition comes first.
    pairs.sort {
      (-$0.score, min($0.mine, $0.theirs), max($0.mine, $0.theirs))
        < (-$1.score, min($1.mine, $1.theirs), max($1.mine, $1.theirs))
    }
    for pair in pairs where windows[pair.theirs] == nil && !windows.values.contains(pair.mine) {
      windows[pair.theirs] = pair.mine
    }
    procedures = Self.procedures(first, second)
  }

  private static func procedures(_ first: CheckedEdition, _ second: CheckedEdition)
    -> [String: String]
  {
    func only(_ edition: CheckedEdition, _ other: CheckedEdition) -> [String: [String]] {
      let known = Set(other.procedures.map(\.spec.id))
      let left = edition.procedures.filter { !known.contains($0.spec.id) && $0.spec.event != nil }
      return Dictionary(grouping: left) { $0.spec.event ?? "" }.mapValues { $0.map(\.spec.id) }
    }
    let (mine, theirs) = (only(first, second), only(second, first))
    var names: [String: String] = [:]
    for (event, ids) in theirs where ids.count == 1 && mine[event]?.count == 1 {
      names[ids[0]] = mine[event]?[0]
    }
    return names
  }
}
