import CivilTime
import Diagnostics
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

extension ExprChecker {
  func shift(_ base: ExprSyntax, _ shift: Shift, _ range: SourceRange) -> Expr? {
    guard let start = check(base, expecting: .date) else { return nil }
    if shift.workdays != nil, calendar == nil {
      report(.noCalendar(at: shift.range))
      return nil
    }
    guard shift.months != 0 else { return Expr(.shift(start, shift, nil), .date, at: range) }
    if case .shift(_, let inner, _) = start.kind, inner.months != 0 {
      report(.chainedSum(at: shift.range))
      return nil
    }
    warnIfNamedSum(start, shift)
    guard let rule = missingDay(shift) else {
      report(.noConvention("missing-day", at: shift.range))
      return nil
    }
    return Expr(.shift(start, shift, rule), .date, at: range)
  }

  /// What settles missing days in one sum: its own `using`, else the convention in force.
  func missingDay(_ shift: Shift) -> ConventionRule<MissingDay>? {
    shift.missingDay.map { .fixed($0.value, $0.range) } ?? conventions.missingDay
  }

  private func warnIfNamedSum(_ start: Expr, _ shift: Shift) {
    let (name, body): (String, Expr?) =
      switch start.kind {
      case .windowEnd(let name, let isOpening):
        (isOpening ? "\(name).opens" : "\(name).closes", windowEnd(name, isOpening: isOpening))
      case .definition(let name): (name, definition(name))
      default: ("", nil)
      }
    if let body, body.addsMonths { report(.windowEndShift(name, at: shift.range)) }
  }

  /// The last day of a period that starts on a day.
  func lasting(_ start: Expr, _ period: Located<Shift>) -> Expr? {
    guard let firstDay = conventions.firstDay else {
      report(.noConvention("first-day", at: period.range))
      return nil
    }
    if period.value.workdays != nil, calendar == nil {
      report(.noCalendar(at: period.range))
      return nil
    }
    var rule: ConventionRule<MissingDay>?
    if period.value.months != 0 {
      rule = missingDay(period.value)
      if rule == nil {
        report(.noConvention("missing-day", at: period.range))
        return nil
      }
    }
    return Expr(.lasting(start, period.value, rule, firstDay), .date, at: period.range)
  }

  func arithmetic(
    _ left: ExprSyntax, _ right: ExprSyntax, _ range: SourceRange, _ make: (Expr, Expr) -> Expr.Kind
  ) -> Expr? {
    let x = check(left, expecting: nil)
    let y = check(right, expecting: nil)
    guard let x, let y else { return nil }
    if x.type == .date {
      report(
        .typeMismatch(
          expected: "a period", found: describe(y.type), at: right.range,
          help:
            "write the unit, as in `+ 30 days`; the distance of two days is `days-between(a, b)`"))
      return nil
    }
    guard x.type == y.type, x.type == .int || x.type == .money else {
      report(.notComparable(describe(x.type), describe(y.type), at: range))
      return nil
    }
    return Expr(make(x, y), x.type, at: range)
  }

  // MARK: Calls

  static let builtinNames = [
    "min", "max", "whole-months", "whole-years", "anniversary", "days-between", "on-or-after-rest",
  ]

  func call(_ name: Located<String>, _ arguments: [ExprSyntax], _ range: SourceRange) -> Expr? {
    if let native = scope.functions[name.value] {
      return typed(name, arguments, native.parameters).map {
        Expr(.call(.native(native), $0), native.result, at: range)
      }
    }
    switch name.value {
    case "min", "max": return extremum(name, arguments, range)
    case "whole-months", "whole-years", "anniversary": return counted(name, arguments, range)
    case "days-between":
      guard let exprs = typed(name, arguments, [.date, .date]) else { return nil }
      guard let rule = conventions.firstDay else {
        report(.noConvention("first-day", at: name.range))
        return nil
      }
      return Expr(.call(.daysBetween(rule), exprs), .int, at: range)
    case "on-or-after-rest":
      guard let exprs = typed(name, arguments, [.date]) else { return nil }
      guard calendar != nil else {
        report(.noCalendar(at: name.range))
        return nil
      }
      return Expr(.call(.onOrAfterRest, exprs), .date, at: range)
    default:
      report(.unknownFunction(name, near: ExprChecker.builtinNames + Array(scope.functions.keys)))
      return nil
    }
  }

  private func counted(
    _ name: Located<String>, _ arguments: [ExprSyntax], _ range: SourceRange
  ) -> Expr? {
    guard let exprs = typed(name, arguments, [.date, .date]) else { return nil }
    guard let rule = conventions.missingDay else {
      report(.noConvention("missing-day", at: name.range))
      return nil
    }
    if rule.values.contains(.reject) {
      report(.rejectGivesNoCount(at: name.range))
      return nil
    }
    return switch name.value {
    case "whole-months": Expr(.call(.wholeMonths(rule), exprs), .int, at: range)
    case "whole-years": Expr(.call(.wholeYears(rule), exprs), .int, at: range)
    default: Expr(.call(.anniversary(rule), exprs), .date, at: range)
    }
  }

  private func extremum(
    _ name: Located<String>, _ arguments: [ExprSyntax], _ range: SourceRange
  ) -> Expr? {
    guard arguments.count == 2 else {
      report(.wrongArgumentCount(name.value, expected: 2, found: arguments.count, at: range))
      return nil
    }
    guard let first = check(arguments[0], expecting: nil),
      let second = check(arguments[1], expecting: first.type)
    else { return nil }
    guard [.date, .int, .money].contains(first.type) else {
      report(
        .typeMismatch(
          expected: "a date or a number", found: describe(first.type), at: arguments[0].range))
      return nil
    }
    return Expr(
      .call(name.value == "min" ? .minimum : .maximum, [first, second]), first.type, at: range)
  }

  private func typed(
    _ name: Located<String>, _ arguments: [ExprSyntax], _ types: [ValueType]
  ) -> [Expr]? {
    guard arguments.count == types.count else {
      report(
        .wrongArgumentCount(
          name.value, expected: types.count, found: arguments.count, at: name.range))
      return nil
    }
    let exprs = zip(arguments, types).map { check($0, expecting: $1) }
    return exprs.contains { $0 == nil } ? nil : exprs.compactMap { $0 }
  }
}

extension Expr {
  /// Whether the value is made by adding months, perhaps through a table.
  var addsMonths: Bool {
    switch kind {
    case .shift(let base, let shift, _): shift.months != 0 || base.addsMonths
    case .table(let table):
      switch table.subject {
      case .options(_, let rows): rows.contains { $0.value.addsMonths }
      case .windows(_, let rows): rows.contains { $0.value.addsMonths }
      }
    case .overlaid(_, let new, let old): new.addsMonths || old.addsMonths
    default: false
    }
  }
}
