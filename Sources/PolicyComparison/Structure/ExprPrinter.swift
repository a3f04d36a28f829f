import CivilTime
import PolicyChecking
import PolicyProgram
import PolicySyntax
import PolicyValues

/// Writes checked expressions back as one line of text, whatever layout they had.
struct ExprPrinter {
  let edition: CheckedEdition
  let aliases: Aliases
  /// Operands that may stand in any order are sorted, `a > b` becomes `b < a`.
  var sorts = false
  /// Definitions and ends of windows are written out.
  var inlines = false
  /// Tables over a reading become the entry of its default.
  var settles = false
  /// Where a rule may send people; the bits of `to`.
  var targets: ChoiceSpec?
  /// What names were written out as: a definition used twice is written out once.
  let memory = Memory()

  final class Memory {
    var texts: [String: (Level, String)] = [:]
  }

  /// How tightly a text holds together.
  enum Level: Int {
    case or, and, not, comparison, sum, atom
  }

  /// Beyond this length definitions keep their names: nobody reads on, and nothing can explode.
  static let longest = 4000

  func text(_ expr: Expr, in level: Level = .or) -> String {
    let (own, text) = write(expr)
    return own.rawValue < level.rawValue ? "(\(text))" : text
  }

  func write(_ expr: Expr) -> (Level, String) {
    switch expr.kind {
    case .fact(let name), .reading(let name): (.atom, name)
    case .definition(let name): definition(name)
    case .windowEnd(let name, let isOpening): windowEnd(name, isOpening)
    case .output(let output): (.atom, output.key)
    case .literal(let value): (.atom, literal(value, expr.type))
    case .always: (.atom, "always")
    case .unstated: (.atom, "unstated")
    case .not(let x): (.not, "not \(text(x, in: .not))")
    case .all(let xs): (.and, joined(xs, " and ", .not))
    case .any(let xs): (.or, joined(xs, " or ", .and))
    case .compare(let comparison, let x, let y): (.comparison, compared(comparison, x, y))
    case .isOneOf(let x, let mask, let negated):
      (.comparison, "\(text(x, in: .sum)) is \(negated ? "not " : "")\(options(mask, of: x.type))")
    case .has(let x, let mask):
      (.comparison, "\(text(x, in: .sum)) has \(options(mask, of: x.type))")
    case .relative(let day, let relation, let window):
      (.comparison, "\(text(day, in: .sum)) \(relation.rawValue) \(aliases.window(window))")
    case .shift(let x, let shift, _): (.sum, "\(text(x, in: .sum)) \(signed(shift))")
    case .lasting(let x, let shift, _, _): (.sum, "\(text(x, in: .sum)) lasting \(length(shift))")
    case .plus(let x, let y): (.sum, sum(x, y))
    case .minus(let x, let y): (.sum, "\(text(x, in: .sum)) - \(text(y, in: .atom))")
    case .call(let function, let arguments): (.atom, call(function, arguments))
    case .table(let table): self.table(table)
    case .knownOn(let x, let day): (.sum, "\(text(x, in: .sum)) known-on \(text(day, in: .atom))")
    case .status(let target, let day): (.sum, status(target, day))
    case .overlaid(let overlay, let x, let otherwise):
      (.atom, "{ under \(overlay): \(text(x)), otherwise: \(text(otherwise)) }")
    }
  }

  private func joined(_ parts: [Expr], _ separator: String, _ level: Level) -> String {
    let texts = parts.map { text($0, in: level) }
    return (sorts ? texts.sorted() : texts).joined(separator: separator)
  }

  private func sum(_ x: Expr, _ y: Expr) -> String {
    let (a, b) = (text(x, in: .sum), text(y, in: .atom))
    return sorts && b < a ? "\(b) + \(a)" : "\(a) + \(b)"
  }

  private func compared(_ comparison: Comparison, _ x: Expr, _ y: Expr) -> String {
    let (a, b) = (text(x, in: .sum), text(y, in: .sum))
    guard sorts else { return "\(a) \(comparison.rawValue) \(b)" }
    return switch comparison {
    case .greater: "\(b) < \(a)"
    case .atLeast: "\(b) <= \(a)"
    case .equal, .notEqual: "\(min(a, b)) \(comparison.rawValue) \(max(a, b))"
    case .less, .atMost: "\(a) \(comparison.rawValue) \(b)"
    }
  }

  // MARK: Names

  private func definition(_ name: String) -> (Level, String) {
    guard inlines, let body = edition.definitions[name]?.value else { return (.atom, name) }
    return writtenOut(name, body)
  }

  private func windowEnd(_ name: String, _ isOpening: Bool) -> (Level, String) {
    let plain = "\(aliases.window(name)).\(isOpening ? "opens" : "closes")"
    guard inlines, let window = edition.windows[name] else { return (.atom, plain) }
    return writtenOut(plain, isOpening ? window.opens : window.closes)
  }

  private func writtenOut(_ name: String, _ body: Expr) -> (Level, String) {
    let key = "\(sorts) \(settles) \(name)"
    if let known = memory.texts[key] { return known }
    let written = write(body)
    let short = written.1.utf8.count > Self.longest ? (.atom, name) : written
    memory.texts[key] = short
    return short
  }

  private func call(_ function: Expr.Function, _ arguments: [Expr]) -> String {
    let texts = arguments.map { text($0) }
    switch function {
    case .minimum: return "min(\((sorts ? texts.sorted() : texts).joined(separator: ", ")))"
    case .maximum: return "max(\((sorts ? texts.sorted() : texts).joined(separator: ", ")))"
    default: return "\(function.name)(\(texts.joined(separator: ", ")))"
    }
  }

  private func status(_ target: StatusTarget, _ day: Expr) -> String {
    let day = text(day, in: .atom)
    return switch target {
    case .own: "status on \(day)"
    case .edition(let name): "status on \(day) under \(name)"
    case .policy(let name): "status of \(name) on \(day)"
    }
  }

  // MARK: Values

  func literal(_ value: Int32, _ type: ValueType) -> String {
    switch type {
    case .bool: value == 1 ? "true" : "false"
    case .int: String(value)
    case .date:
      value >= PackedDay.never ? "never" : CivilDate(packed: value).description
    case .money: money(value)
    case .choice, .set: options(value, of: type)
    }
  }

  private func money(_ fen: Int32) -> String {
    let cents = fen % 100
    return cents == 0 ? "\(fen / 100) CNY" : "\(fen / 100).\(cents < 10 ? "0" : "")\(cents) CNY"
  }

  /// The options that bits stand for, in the order of their list, or sorted.
  func options(_ mask: Int32, of type: ValueType) -> String {
    guard case .choice(let id) = type else {
      guard case .set(let id) = type else { return String(mask) }
      return names(mask, edition.scope.choices[id])
    }
    guard id == EngineChoices.target else { return names(mask, edition.scope.choices[id]) }
    return (targets?.names(mask) ?? []).map(aliases.procedure).joined(separator: "|")
  }

  private func names(_ mask: Int32, _ choice: ChoiceSpec?) -> String {
    let names = choice?.names(mask) ?? []
    return (sorts ? names.sorted() : names).joined(separator: "|")
  }

  // MARK: Periods

  private func signed(_ shift: Shift) -> String {
    let parts = parts(shift)
    guard let first = parts.first else { return "+ 0 days" }
    let isBack = first.count < 0
    let words = parts.map { counted(abs($0.count), $0.unit) }.joined(separator: " ")
    return "\(isBack ? "-" : "+") \(words)" + exception(shift)
  }

  private func length(_ shift: Shift) -> String {
    parts(shift).map { counted($0.count, $0.unit) }.joined(separator: " ") + exception(shift)
  }

  private func exception(_ shift: Shift) -> String {
    shift.missingDay.map { " using missing-day \($0.value.rawValue)" } ?? ""
  }

  private func parts(_ shift: Shift) -> [(count: Int, unit: String)] {
    if let workdays = shift.workdays { return [(workdays, "workday")] }
    var parts: [(count: Int, unit: String)] = []
    if shift.months != 0 {
      parts.append(shift.months % 12 == 0 ? (shift.months / 12, "year") : (shift.months, "month"))
    }
    if shift.days != 0 { parts.append((shift.days, "day")) }
    return parts
  }

  private func counted(_ count: Int, _ unit: String) -> String {
    "\(count) \(unit)\(count == 1 ? "" : "s")"
  }
}

extension Expr.Function {
  /// The name by which a policy calls it.
  var name: String {
    switch self {
    case .minimum: "min"
    case .maximum: "max"
    case .wholeMonths: "whole-months"
    case .wholeYears: "whole-years"
    case .anniversary: "anniversary"
    case .daysBetween: "days-between"
    case .onOrAfterRest: "on-or-after-rest"
    case .native(let function): function.name
    }
  }
}
