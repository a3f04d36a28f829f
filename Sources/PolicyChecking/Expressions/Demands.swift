import PolicySyntax
import PolicyValues

/// What must hold for a condition to hold, as far as that can be read off: of each thing it speaks of,
/// the answers that it leaves.
struct Demands {
  /// By what is asked, as written, a bit for each answer left.
  private var answers: [String: Int32] = [:]

  init(of condition: Expr, _ checker: ExprChecker) {
    var entered: Set<String> = []
    demand(condition, true, checker, &entered)
  }

  /// Whether two conditions surely never hold together. That they may is no proof that they ever do.
  func excludes(_ other: Demands) -> Bool {
    answers.contains { asked, mask in other.answers[asked].map { $0 & mask == 0 } ?? false }
  }

  private mutating func narrow(_ asked: String, to mask: Int32) {
    answers[asked, default: -1] &= mask
  }

  private mutating func demand(
    _ expr: Expr, _ holds: Bool, _ checker: ExprChecker, _ entered: inout Set<String>
  ) {
    switch expr.kind {
    case .not(let inner): demand(inner, !holds, checker, &entered)
    case .all(let parts) where holds, .any(let parts) where !holds:
      for part in parts { demand(part, holds, checker, &entered) }
    case .definition(let name):
      narrow("= \(name)", to: holds ? 1 : 2)
      if entered.insert(name).inserted, let body = checker.definition(name) {
        demand(body, holds, checker, &entered)
      }
    case .isOneOf(let subject, let bits, let negated):
      narrow("is \(subject.range.text)", to: holds != negated ? bits : ~bits)
    case .relative(let day, let relation, let window):
      // Outside is before or after, which are one here: of an empty window a day may be both.
      let isInside = relation == .within
      if holds || isInside {
        narrow("in \(window): \(day.range.text)", to: isInside == holds ? 1 : 2)
      }
    case .compare(let comparison, let x, let y):
      let mask = Demands.signs(comparison)
      narrow("<> \(x.range.text): \(y.range.text)", to: holds ? mask : ~mask)
    case .all, .any: break
    default: narrow("? \(expr.range.text)", to: holds ? 1 : 2)
    }
  }

  /// Less, equal, greater: a bit for each that a comparison leaves.
  private static func signs(_ comparison: Comparison) -> Int32 {
    switch comparison {
    case .less: 1
    case .atMost: 3
    case .equal: 2
    case .notEqual: 5
    case .atLeast: 6
    case .greater: 4
    }
  }
}
