/// Whether a condition surely holds, and whether it surely does not: neither, where it hangs on
/// something that nobody knows.
struct Rails: Hashable {
  let yes: Literal
  let no: Literal
  /// Whether it holds, supposing of all that nobody knows that it is one thing or the other.
  let may: Literal

  /// A condition that is always the one or the other.
  init(_ literal: Literal) { self.init(yes: literal, no: !literal, may: literal) }

  fileprivate init(yes: Literal, no: Literal, may: Literal) {
    (self.yes, self.no, self.may) = (yes, no, may)
  }

  init(_ value: Bool) { self.init(value ? AnswerGraph.always : AnswerGraph.never) }

  var isDefinite: Bool { yes == !no }

  static prefix func ! (rails: Rails) -> Rails {
    Rails(yes: rails.no, no: rails.yes, may: !rails.may)
  }
}

extension AnswerGraph {
  mutating func and(_ x: Rails, _ y: Rails) -> Rails {
    let yes = and(x.yes, y.yes)
    if x.isDefinite, y.isDefinite { return Rails(yes) }
    return Rails(yes: yes, no: or(x.no, y.no), may: and(x.may, y.may))
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
      yes: sure(condition, x.yes, y.yes), no: sure(condition, x.no, y.no),
      may: choose(condition.may, x.may, y.may))
  }

  private mutating func sure(_ condition: Rails, _ x: Literal, _ y: Literal) -> Literal {
    if condition.isDefinite { return choose(condition.yes, x, y) }
    let (one, other, both) = (and(condition.yes, x), and(condition.no, y), and(x, y))
    return any([one, other, both])
  }

  /// A condition that is to be trusted only where another holds.
  ///
  /// - Parameter guess: what it is elsewhere, which nobody knows.
  mutating func trusted(_ x: Rails, where known: Rails, else guess: Leaf) -> Rails {
    if known.yes == AnswerGraph.always { return x }
    return Rails(
      yes: and(known.yes, x.yes), no: and(known.yes, x.no),
      may: choose(known.may, x.may, leaf(guess)))
  }

  /// A condition of which only this is sure.
  ///
  /// - Parameter guess: what it is where neither is sure.
  mutating func partly(yes: Literal, no: Literal, else guess: Leaf) -> Rails {
    if yes == !no { return Rails(yes) }
    return Rails(yes: yes, no: no, may: or(yes, and(!no, leaf(guess))))
  }

  /// A condition that nobody knows.
  mutating func unknown(_ guess: Leaf) -> Rails {
    partly(yes: AnswerGraph.never, no: AnswerGraph.never, else: guess)
  }

  /// Whether all that something hangs on is known; nothing follows from its opposite.
  static func isKnown(_ literal: Literal) -> Rails {
    literal == always ? Rails(true) : Rails(yes: literal, no: never, may: literal)
  }

  /// What is surely one of some options, of a choice: it is then none of the others.
  static func isOne(inside: Rails, outside: Rails) -> Rails {
    Rails(yes: outside.no, no: inside.no, may: inside.may)
  }
}
