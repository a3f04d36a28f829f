import CivilTime
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

/// A second evaluator, over the syntax, that knows nothing of programs and registers.
///
/// It is short, slow and literal: a policy means what this says. A fact is looked up, a definition
/// is evaluated each time it is named, and what cannot be said is nil.
struct Reference {
  var policy: PolicyDecl
  let groups: [String: [String]]
  /// Days off and weekend days worked, and the years they speak of.
  var daysOff: Set<NaiveDay> = []
  var daysWorked: Set<NaiveDay> = []
  var years: Set<Int> = []
  /// When the last notice of a year was published.
  var published: [Int: NaiveDay] = [:]
  var procedure: ProcedureDecl?
  /// Other editions and policies whose statuses may be asked for.
  var others: [PolicyDecl] = []
  var given: ReferenceCase

  init(
    _ policy: PolicyDecl, _ vocabularies: [VocabularyDecl], calendars: [CalendarDecl],
    procedure: String?, _ given: ReferenceCase
  ) {
    self.policy = policy
    self.groups = Dictionary(
      vocabularies.flatMap(\.materials).map { ($0.id.value, $0.anyOf.map(\.value)) }
    ) { first, _ in first }
    self.procedure = policy.procedures.first { $0.id.value == procedure }
    self.given = given
    for calendar in calendars where calendar.id.value == policy.calendar?.value {
      if let year = calendar.year { years.insert(year.value) }
      if let year = calendar.year, let last = calendar.notices.compactMap(\.published).max() {
        published[year.value] = naive(last)
      }
      for holiday in calendar.holidays {
        var (day, last) = (naive(holiday.from.value), naive(holiday.to.value))
        if last < day { swap(&day, &last) }
        while day <= last {
          daysOff.insert(day)
          day = day.next
        }
      }
      daysWorked.formUnion(calendar.workdays.map { naive($0.value) })
    }
    begin()
  }

  // MARK: Values

  func value(_ declaration: ValueDecl) -> ReferenceValue? {
    switch declaration {
    case .expression(let expression): evaluate(expression)
    case .word(let word): .word(word.value)
    case .unstated: nil
    case .period(let period):
      output(named: "validity.starts")?.day.flatMap { last(of: period.value, from: $0) }
        .map(ReferenceValue.day)
    case .table(let table): self.table(table)
    case .overlaid(let overlay, let new, let old): overlaid(overlay.value, new, old)
    }
  }

  /// Under an overlay the new value; where nobody knows whether it applies, what both come to.
  private func overlaid(_ name: String, _ new: ValueDecl, _ old: ValueDecl) -> ReferenceValue? {
    if let applies = self.name(name)?.bool { return value(applies ? new : old) }
    let values = [value(new), value(old)]
    return values[0] == values[1] ? values[0] : nil
  }

  private func table(_ table: TableDecl) -> ReferenceValue? {
    switch table.by {
    case .name(let name):
      if let by = self.name(name.value)?.word {
        let entry = table.entries.first { $0.keys.contains { $0.value == by } }
        return (entry?.value ?? table.otherwise).flatMap(value)
      }
      let all = (table.entries.map(\.value) + [table.otherwise].compactMap { $0 }).map(value)
      return Set(all).count == 1 ? all[0] : nil
    case .windows(let date):
      guard let day = evaluate(date)?.day else { return nil }
      let rows = table.entries.map { entry in any(entry.keys.map { isIn(day, $0.value) }) }
      guard !rows.contains(nil) else { return nil }
      let holding = rows.indices.filter { rows[$0] == true }
      if holding.isEmpty { return table.otherwise.flatMap(value) }
      return holding.count == 1 ? value(table.entries[holding[0]].value) : nil
    }
  }

  func name(_ name: String) -> ReferenceValue? {
    if name == "day", procedure != nil { return given.facts["request.date"] }
    if let fact = given.facts[name] { return fact }
    if policy.readings.contains(where: { $0.id.value == name }) {
      return given.readings[name].map(ReferenceValue.word)
    }
    if let definition = policy.definitions.first(where: { $0.id.value == name }) {
      return definition.value.flatMap(value)
    }
    for window in policy.windows {
      if name == "\(window.id.value).opens" { return window.opens.flatMap(value) }
      if name == "\(window.id.value).closes" { return closes(window) }
    }
    // An output that cannot be said is unknown, not a word of its own name.
    if OutputName(key: name) != nil { return output(named: name) }
    return .word(name)
  }

  /// The last day of a window, moved off rest days where the conventions say so.
  private func closes(_ window: WindowDecl) -> ReferenceValue? {
    guard let day = window.closes.flatMap(value)?.day else { return nil }
    let rule = policy.conventions.restDay.flatMap(value)?.word ?? "stays"
    return (rule == "stays" ? day : onOrAfterRest(day)).map(ReferenceValue.day)
  }

  func isIn(_ day: NaiveDay, _ window: String) -> Bool? {
    all([relates(day, .within, window)])
  }

  private func relates(_ day: NaiveDay, _ relation: WindowRelation, _ window: String) -> Bool? {
    let opens = name("\(window).opens")?.day.map { $0 <= day }
    let closes = name("\(window).closes")?.day.map { day <= $0 }
    return switch relation {
    case .before: opens.map { !$0 }
    case .after: closes.map { !$0 }
    case .within: all([opens, closes])
    }
  }

  // MARK: Expressions

  func evaluate(_ expression: ExprSyntax) -> ReferenceValue? {
    switch expression.kind {
    case .name(let name): return self.name(name)
    case .integer(let value): return .int(value)
    case .date(let date): return .day(naive(date))
    case .money(let fen): return .money(fen)
    case .boolean(let value): return .bool(value)
    case .never: return .day(.never)
    case .always: return .bool(true)
    case .not(let inner): return evaluate(inner)?.bool.map { .bool(!$0) }
    case .all(let parts): return all(parts.map { evaluate($0)?.bool }).map(ReferenceValue.bool)
    case .any(let parts): return any(parts.map { evaluate($0)?.bool }).map(ReferenceValue.bool)
    case .compare(let comparison, let left, let right):
      guard let x = evaluate(left), let y = evaluate(right) else { return nil }
      return compare(comparison, x, y).map(ReferenceValue.bool)
    case .isOneOf(let inner, let options, let negated):
      return isOneOf(evaluate(inner), Set(options.map(\.value))).map { .bool($0 != negated) }
    case .has(let inner, let options):
      guard case .words(let words)? = evaluate(inner) else { return nil }
      return .bool(options.contains { words.contains($0.value) })
    case .relative(let date, let relation, let window):
      return evaluate(date)?.day.flatMap { relates($0, relation, window.value) }
        .map(ReferenceValue.bool)
    case .shift(let base, let shift):
      return evaluate(base)?.day.flatMap { add(shift, to: $0) }.map(ReferenceValue.day)
    case .knownOn(let sum, let day): return known(sum, on: day)
    case .plus(let left, let right): return sum(left, right, 1)
    case .minus(let left, let right): return sum(left, right, -1)
    case .call(let name, let arguments): return call(name.value, arguments.map(evaluate))
    case .status(let policy, let day, let edition):
      return evaluate(day)?.day.flatMap { status(on: $0, policy?.value, edition?.value) }
    }
  }

  private func isOneOf(_ value: ReferenceValue?, _ options: Set<String>) -> Bool? {
    switch value {
    case .word(let word): options.contains(word)
    // An output holds what the standing rules claim.
    case .words(let claims): !claims.isEmpty && claims.isSubset(of: options)
    default: nil
    }
  }

  private func compare(
    _ comparison: Comparison, _ x: ReferenceValue, _ y: ReferenceValue
  ) -> Bool? {
    guard let less = ReferenceValue.isLess(x, y), let more = ReferenceValue.isLess(y, x) else {
      return nil
    }
    return switch comparison {
    case .less: less
    case .atMost: !more
    case .greater: more
    case .atLeast: !less
    case .equal: !less && !more
    case .notEqual: less || more
    }
  }

  private func sum(_ left: ExprSyntax, _ right: ExprSyntax, _ sign: Int) -> ReferenceValue? {
    switch (evaluate(left), evaluate(right)) {
    case (.int(let x), .int(let y)): .int(x + sign * y)
    case (.money(let x), .money(let y)): .money(x + sign * y)
    default: nil
    }
  }

  // MARK: Three values

  func all(_ parts: [Bool?]) -> Bool? {
    parts.contains(false) ? false : parts.contains(nil) ? nil : true
  }

  func any(_ parts: [Bool?]) -> Bool? {
    parts.contains(true) ? true : parts.contains(nil) ? nil : false
  }
}

/// A literal of the policy as the reference counts days.
func naive(_ date: CivilDate) -> NaiveDay {
  date.isNever ? .never : NaiveDay(year: date.year, month: date.month, day: date.day)
}
