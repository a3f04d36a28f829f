/// Whether a condition surely holds, and whether it surely does not: neither, where it hangs on
/// something that nobody knows.
struct Rails: Hashable {
  let yes: Literal
  let no: Literal

  init(yes: Literal, no: Literal) { (self.yes, self.no) = (yes, no) }

  /// A condition that is always the one or the other.
  init(_ literal: Literal) { self.init(yes: literal, no: !literal) }

  /// Nobody knows.
  static let unknown = Rails(yes: AnswerGraph.never, no: AnswerGraph.never)

  init(_ value: Bool) { self.init(value ? AnswerGraph.always : AnswerGraph.never) }

  var isDefinite: Bool { yes == !no }

  static prefix func ! (rails: Rails) -> Rails { Rails(yes: rails.no, no: rails.yes) }
}

extension AnswerGraph {
  mutating func and(_ x: Rails, _ y: Rails) -> Rails {
    let yes = and(x.yes, y.yes)
    return x.isDefinite && y.isDefinite ? Rails(yes) : Rails(yes: yes, no: or(x.no, y.no))
  }

  mutating func or(_ x: Rails, _ y: Rails) -> Rails { !and(!x, !y) }

  mutating func all(_ rails: [Rails]) -> Rails { rails.reduce(Rails(true)) { and($0, $1) } }

  mutating func any(_ rails: [Rails]) -> Rails { rails.reduce(Rails(false)) { or($0, $1) } }

  /// `x` where the condition holds, else `y`; what both say is sure whatever the condition.
  mutating func choose(_ condition: Rails, _ x: Rails, _ y: Rails) -> Rails {
    if condition.isDefinite, x.isDefinite, y.isDefinite {
      return Rails(choose(condition.yes, x.yes, y.yes))
    }
    return Rails(
      yes: sure(condition, x.yes, y.yes), no: sure(condition, x.no, y.no))
  }

  private mutating func sure(_ condition: Rails, _ x: Literal, _ y: Literal) -> Literal {
    if condition.isDefinite { return choose(condition.yes, x, y) }
    let (one, other, both) = (and(condition.yes, x), and(condition.no, y), and(x, y))
    return any([one, other, both])
  }

  /// A condition that is to be trusted only where another holds.
  mutating func trusted(_ x: Rails, where known: Rails) -> Rails {
    known.yes == AnswerGraph.always
      ? x : Rails(yes: and(known.yes, x.yes), no: and(known.yes, x.no))
  }
}
