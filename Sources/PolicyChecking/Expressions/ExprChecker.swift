import CivilTime
import Diagnostics
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

/// Gives every part of an expression its meaning and its type, or complains once.
///
/// Definitions and windows are checked when first named; one that needs itself is a cycle.
final class ExprChecker {
  let scope: Scope
  var conventions = Conventions()
  let calendar: String?
  /// The edition at hand, as `status on` needs to know it; nil inside vocabularies.
  var home: StatusHome?
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var usedReadings: Set<String> = []
  /// The options that conditions and tables name, by reading.
  var namedOptions: [String: Set<String>] = [:]

  /// Whether any expression so far asks for the status by the rules of the edition itself.
  var asksOwnStatus = false

  /// Finished definitions and window ends; nil inside: complained about already.
  private var finished: [String: Expr?] = [:]
  private var inProgress: [String] = []

  init(scope: Scope, calendar: String?) {
    self.scope = scope
    self.calendar = calendar
  }

  func usedReading(_ name: String) { usedReadings.insert(name) }

  func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
  func report(_ more: [Diagnostic]) { diagnostics += more }

  /// A condition.
  func condition(_ syntax: ExprSyntax) -> Expr? { check(syntax, expecting: .bool) }

  /// An expression that must have a type, or may have any.
  func check(_ syntax: ExprSyntax, expecting expected: ValueType?) -> Expr? {
    guard let expr = infer(syntax, expecting: expected) else { return nil }
    guard let expected, expr.type != expected else { return expr }
    report(
      .typeMismatch(
        expected: describe(expected), found: describe(expr.type), at: syntax.range,
        help: fix(expr, expected)))
    return nil
  }

  private func fix(_ expr: Expr, _ expected: ValueType) -> String? {
    switch (expr.type, expected) {
    case (.choice(let id), .bool):
      "write `is` and an option, as in `is \(scope.choices[id]?.options.first?.id ?? "OPTION")`"
    case (.int, .money): "write an amount as `25 CNY`"
    default: nil
    }
  }

  private func infer(_ syntax: ExprSyntax, expecting expected: ValueType?) -> Expr? {
    let range = syntax.range
    switch syntax.kind {
    case .name(let name): return named(name, range, expecting: expected)
    case .integer(let value): return Expr(.literal(Int32(value)), .int, at: range)
    case .date(let date): return Expr(.literal(date.packed), .date, at: range)
    case .money(let fen):
      return Expr(.literal(Int32(truncatingIfNeeded: min(fen, 2_000_000_000))), .money, at: range)
    case .boolean(let value): return Expr(.literal(value ? 1 : 0), .bool, at: range)
    case .never: return Expr(.literal(PackedDay.never), .date, at: range)
    case .always: return Expr(.always, .bool, at: range)
    case .not(let inner): return condition(inner).map { Expr(.not($0), .bool, at: range) }
    case .all(let parts): return conditions(parts).map { Expr(.all($0), .bool, at: range) }
    case .any(let parts): return conditions(parts).map { Expr(.any($0), .bool, at: range) }
    case .compare(let comparison, let left, let right):
      return compare(comparison, left, right, range)
    case .isOneOf(let left, let options, let negated):
      return isOneOf(left, options, negated, range)
    case .has(let left, let options): return has(left, options, range)
    case .relative(let date, let relation, let window):
      return relative(date, relation, window, range)
    case .shift(let base, let shift): return self.shift(base, shift, range)
    case .knownOn(let sum, let day):
      let (sum, day) = (check(sum, expecting: .date), check(day, expecting: .date))
      guard let sum, let day else { return nil }
      return Expr(.knownOn(sum, day), .date, at: range)
    case .plus(let left, let right): return arithmetic(left, right, range) { .plus($0, $1) }
    case .minus(let left, let right): return arithmetic(left, right, range) { .minus($0, $1) }
    case .call(let name, let arguments): return call(name, arguments, range)
    case .status(let policy, let day, let edition): return status(policy, day, edition, range)
    }
  }

  /// All conditions, or nil if any is broken; each complains for itself.
  private func conditions(_ parts: [ExprSyntax]) -> [Expr]? {
    let checked = parts.map(condition)
    return checked.contains { $0 == nil } ? nil : checked.compactMap { $0 }
  }

  // MARK: Names

  private func named(_ name: String, _ range: SourceRange, expecting expected: ValueType?) -> Expr?
  {
    if case .choice(let id)? = expected, let bit = scope.choices[id]?.bit(name) {
      return Expr(.literal(bit), .choice(id), at: range)
    }
    if let fact = scope.facts[name] { return Expr(.fact(name), fact.spec.type, at: range) }
    if scope.readings[name] != nil {
      usedReadings.insert(name)
      return Expr(.reading(name), .choice(ChoiceID(name)), at: range)
    }
    if scope.definitions[name] != nil {
      return definition(name).map { Expr(.definition(name), $0.type, at: range) }
    }
    for (suffix, isOpening) in [(".opens", true), (".closes", false)] where name.hasSuffix(suffix) {
      let window = String(name.dropLast(suffix.count))
      guard scope.windows[window] != nil else { continue }
      guard windowEnd(window, isOpening: isOpening) != nil else { return nil }
      return Expr(.windowEnd(window, isOpening: isOpening), .date, at: range)
    }
    if let output = OutputName(key: name) {
      return Expr(.output(output), ExprChecker.type(of: output), at: range)
    }
    let options: [String] =
      if case .choice(let id)? = expected { scope.choices[id]?.options.map(\.id) ?? [] } else { [] }
    report(.unknownName(name, near: scope.valueNames + options, at: range))
    return nil
  }

  /// The type of an output that expressions may read; record facts have their own.
  static func type(of output: OutputName) -> ValueType {
    switch output {
    case .outcome: .choice(EngineChoices.outcome)
    case .to: .choice(EngineChoices.target)
    case .continuity: .choice(EngineChoices.continuity)
    case .validityStarts, .validityEnds, .completedBy: .date
    case .fee: .money
    case .record: .bool
    }
  }

  /// The value of a definition, checked once; nil if it is broken.
  func definition(_ name: String) -> Expr? {
    once(name) { scope.definitions[name]?.value.flatMap { value($0, expecting: nil) } }
  }

  /// The day on which a window opens or closes, checked once; nil if it is broken.
  func windowEnd(_ name: String, isOpening: Bool) -> Expr? {
    once(isOpening ? "\(name).opens" : "\(name).closes") {
      let window = scope.windows[name]
      return (isOpening ? window?.opens : window?.closes).flatMap { value($0, expecting: .date) }
    }
  }

  private func once(_ key: String, _ check: () -> Expr?) -> Expr? {
    if let known = finished[key] { return known }
    if let start = inProgress.firstIndex(of: key) {
      if let place = scope.places[inProgress[start]] ?? scope.places[windowName(key)] {
        report(.cycle(Array(inProgress[start...]) + [key], at: place))
      }
      finished[key] = .some(nil)
      return nil
    }
    inProgress.append(key)
    let expr = check()
    inProgress.removeLast()
    if let decided = finished[key] { return decided }
    finished[key] = .some(expr)
    return expr
  }

  private func windowName(_ key: String) -> String {
    key.split(separator: ".").dropLast().joined(separator: ".")
  }

  // MARK: Words for messages

  func describe(_ type: ValueType) -> String {
    switch type {
    case .bool: "a condition"
    case .date: "a date"
    case .int: "a number"
    case .money: "an amount of money"
    case .choice(let id): "one of the options of `\(id.name)`"
    case .set(let id): "a set of options of `\(id.name)`"
    }
  }
}
