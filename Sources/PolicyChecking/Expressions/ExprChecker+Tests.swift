import Diagnostics
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

extension ExprChecker {
  func compare(
    _ comparison: Comparison, _ left: ExprSyntax, _ right: ExprSyntax, _ range: SourceRange
  ) -> Expr? {
    let x = check(left, expecting: nil)
    let y = check(right, expecting: nil)
    guard let x, let y else { return nil }
    guard x.type == y.type else {
      let hint: String? =
        switch (x.type, y.type) {
        case (.date, .int), (.int, .date): "count with `whole-months(a, b)` or `days-between(a, b)`"
        case (.money, .int), (.int, .money): "write an amount as `25 CNY`"
        default: nil
        }
      report(.notComparable(describe(x.type), describe(y.type), at: range, help: hint))
      return nil
    }
    switch x.type {
    case .date, .int, .money: return Expr(.compare(comparison, x, y), .bool, at: range)
    case .bool:
      report(
        .notComparable(
          "a condition", "another", at: range, help: "write the name, or `not` and the name"))
      return nil
    case .choice, .set:
      report(.notComparable("an option", "another", at: range, help: "write `is` and the option"))
      return nil
    }
  }

  func isOneOf(
    _ left: ExprSyntax, _ options: [Located<String>], _ negated: Bool, _ range: SourceRange
  ) -> Expr? {
    guard let x = check(left, expecting: nil) else { return nil }
    guard case .choice(let id) = x.type else {
      let help: String? =
        if case .set = x.type { "write `has` and the options" } else { nil }
      report(
        .typeMismatch(expected: "a choice", found: describe(x.type), at: left.range, help: help))
      return nil
    }
    if id == EngineChoices.target { return nil }
    return mask(options, id).map { Expr(.isOneOf(x, $0, negated: negated), .bool, at: range) }
  }

  func has(_ left: ExprSyntax, _ options: [Located<String>], _ range: SourceRange) -> Expr? {
    guard let x = check(left, expecting: nil) else { return nil }
    guard case .set(let id) = x.type else {
      report(.typeMismatch(expected: "a set of options", found: describe(x.type), at: left.range))
      return nil
    }
    return mask(options, id).map { Expr(.has(x, $0), .bool, at: range) }
  }

  /// The bits of some options; nil after a complaint about one that the list does not have.
  func mask(_ options: [Located<String>], _ id: ChoiceID) -> Int32? {
    guard let choice = scope.choices[id] else { return nil }
    namedOptions[id.name, default: []].formUnion(options.map(\.value))
    var mask: Int32 = 0
    for option in options {
      guard let bit = choice.bit(option.value) else {
        report(.unknownOption(option, of: id.name, options: choice.options.map(\.id)))
        return nil
      }
      mask |= bit
    }
    return mask
  }

  func relative(
    _ date: ExprSyntax, _ relation: WindowRelation, _ window: Located<String>, _ range: SourceRange
  ) -> Expr? {
    let day = check(date, expecting: .date)
    guard scope.windows[window.value] != nil else {
      report(.unknownReference("window", window, near: Array(scope.windows.keys)))
      return nil
    }
    let opens = windowEnd(window.value, isOpening: true)
    let closes = windowEnd(window.value, isOpening: false)
    guard let day, opens != nil, closes != nil else { return nil }
    return Expr(.relative(day, relation, window.value), .bool, at: range)
  }
}
