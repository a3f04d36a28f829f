import PolicyProgram
import PolicyValues

extension Expr {
  /// The parts directly inside.
  var parts: [Expr] {
    switch kind {
    case .fact, .reading, .definition, .windowEnd, .output, .literal, .always, .unstated: []
    case .not(let x), .isOneOf(let x, _, _), .has(let x, _), .relative(let x, _, _),
      .shift(let x, _, _), .lasting(let x, _, _, _), .status(_, let x):
      [x]
    case .all(let xs), .any(let xs), .call(_, let xs): xs
    case .compare(_, let x, let y), .plus(let x, let y), .minus(let x, let y),
      .knownOn(let x, let y), .overlaid(_, let x, otherwise: let y):
      [x, y]
    case .table(let table):
      table.subject.parts + (table.otherwise.map { [$0] } ?? [])
    }
  }

  /// Every fact the value may depend on, through definitions and windows.
  func facts(in checker: EditionChecker) -> Set<String> {
    var seen: Set<String> = []
    var facts: Set<String> = []
    collectFacts(checker.expressions, &facts, &seen)
    return facts
  }

  func collectFacts(_ checker: ExprChecker, _ facts: inout Set<String>, _ seen: inout Set<String>) {
    func enter(_ key: String, _ body: Expr?) {
      guard seen.insert(key).inserted else { return }
      body?.collectFacts(checker, &facts, &seen)
    }
    func enterWindow(_ name: String) {
      enter("\(name).opens", checker.windowEnd(name, isOpening: true))
      enter("\(name).closes", checker.windowEnd(name, isOpening: false))
    }
    switch kind {
    case .fact(let name): facts.insert(name)
    case .definition(let name), .overlaid(let name, _, _): enter(name, checker.definition(name))
    case .windowEnd(let name, let isOpening):
      enter(
        isOpening ? "\(name).opens" : "\(name).closes",
        checker.windowEnd(name, isOpening: isOpening))
    case .relative(_, _, let window): enterWindow(window)
    case .table(let table):
      if case .windows(_, let rows) = table.subject { rows.flatMap(\.windows).forEach(enterWindow) }
    default: break
    }
    for part in parts { part.collectFacts(checker, &facts, &seen) }
  }

  /// The options that a choice may turn out to be.
  var possibleBits: Int32 {
    switch kind {
    case .literal(let bits): bits
    case .overlaid(_, let new, let old): new.possibleBits | old.possibleBits
    case .table(let table):
      (table.subject.values + (table.otherwise.map { [$0] } ?? [])).reduce(0) {
        $0 | $1.possibleBits
      }
    default: -1
    }
  }
}

extension CheckedTable.Subject {
  /// What it chooses by, and the values of its entries.
  var parts: [Expr] {
    switch self {
    case .options(let by, let rows): [by] + rows.map(\.value)
    case .windows(let day, let rows): [day] + rows.map(\.value)
    }
  }

  var values: [Expr] { Array(parts.dropFirst()) }
}
