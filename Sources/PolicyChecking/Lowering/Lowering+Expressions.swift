import CivilTime
import PolicyProgram
import PolicyValues
import SourceText

extension Lowering {
  /// One line for each construct: the register of its value and its term.
  func lower(_ expr: Expr) -> Lowered {
    let place = expr.range
    switch expr.kind {
    case .fact(let name): return fact(name, at: place)
    case .reading(let name): return reading(name, at: place)
    case .definition(let name): return definition(name, expr.type, at: place)
    case .windowEnd(let name, let isOpening):
      return windowEnd(name, isOpening: isOpening, at: place)
    case .output(let output): return self.output(output, expr.type, at: place)
    case .literal(let value): return literal(value, expr.type, at: place)
    case .always: return term(.always, builder.bool(true), .bool, at: place)
    case .unstated: return silent(expr.type, at: place)
    case .not(let inner):
      let inner = lower(inner)
      return term(.not, builder.not(inner.register), .bool, [inner.term], at: place)
    case .all(let parts):
      let parts = parts.map(lower)
      return term(.all, builder.all(parts.map(\.register)), .bool, parts.map(\.term), at: place)
    case .any(let parts):
      let parts = parts.map(lower)
      return term(.any, builder.any(parts.map(\.register)), .bool, parts.map(\.term), at: place)
    case .compare(let comparison, let left, let right):
      let (x, y) = (lower(left), lower(right))
      let register = compare(comparison, x.register, y.register)
      return term(.compare(comparison), register, .bool, [x.term, y.term], at: place)
    case .isOneOf(let inner, let mask, let negated):
      let inner = lower(inner)
      let test = builder.isOneOf(inner.register, mask)
      return term(
        .isOneOf(mask, negated: negated), negated ? builder.not(test) : test, .bool, [inner.term],
        at: place)
    case .has(let inner, let mask):
      let inner = lower(inner)
      let register = builder.meets(inner.register, builder.options(mask))
      return term(.has(mask), register, .bool, [inner.term], at: place)
    case .relative(let day, let relation, let window):
      return relative(lower(day), relation, window, at: place)
    case .shift(let base, let shift, let rule):
      return self.shift(lower(base), shift, rule, at: place)
    case .lasting(let start, let period, let rule, let firstDay):
      return lasting(lower(start), period, rule, firstDay, at: place)
    case .knownOn(let sum, let day): return known(sum, on: lower(day), at: place)
    case .plus(let left, let right):
      let (x, y) = (lower(left), lower(right))
      return term(
        .plus, builder.plus(x.register, y.register), expr.type, [x.term, y.term], at: place)
    case .minus(let left, let right):
      let (x, y) = (lower(left), lower(right))
      return term(
        .minus, builder.minus(x.register, y.register), expr.type, [x.term, y.term], at: place)
    case .call(let function, let arguments): return call(function, arguments, expr.type, at: place)
    case .table(let table): return self.table(table, expr.type, at: place)
    case .status(let target, let day): return status(target, on: day, at: place)
    case .overlaid(let overlay, let new, let old):
      return overlaid(overlay, lower(new), otherwise: lower(old), expr.type, at: place)
    }
  }

  func literal(_ value: Int32, _ type: ValueType, at place: SourceRange) -> Lowered {
    let registerType: RegisterType =
      switch type {
      case .choice: .choice(value)
      case .set: .set(value)
      default: self.registerType(type)
      }
    return term(.literal, builder.constant(value, registerType), type, at: place)
  }

  private func compare(
    _ comparison: Comparison, _ x: CodeBuilder.Register, _ y: CodeBuilder.Register
  ) -> CodeBuilder.Register {
    switch comparison {
    case .less: builder.less(x, y)
    case .atMost: builder.atMost(x, y)
    case .greater: builder.more(x, y)
    case .atLeast: builder.atLeast(x, y)
    case .equal: builder.equal(x, y)
    case .notEqual:
      {
        let same = builder.equal(x, y); return builder.not(same)
      }()
    }
  }

  private func definition(_ name: String, _ type: ValueType, at place: SourceRange) -> Lowered {
    guard let definition = edition.definitions[name] else { return silent(type, at: place) }
    let body = once(name, type, at: place) { lower(definition.value) }
    let index = definitions.firstIndex { $0.id == name && $0.body == body.term }
    if index == nil {
      definitions.append(
        Definition(id: name, title: definition.title, body: body.term, basis: definition.basis))
    }
    return term(
      .definition(index ?? definitions.count - 1), body.register, type, [body.term], at: place)
  }

  // MARK: Windows

  /// The days on which a window opens and closes, moved off rest days where the conventions say so.
  func window(_ name: String, at place: SourceRange) -> (opens: Lowered, closes: Lowered)? {
    guard let window = edition.windows[name] else { return nil }
    let key = windowKey(name)
    if !windowNames.contains(key) { windowNames.append(key) }
    let opens = once("\(name).opens", .date, at: place) { lower(window.opens) }
    let closes = once("\(name).closes", .date, at: place) { rolled(lower(window.closes)) }
    if visit != nil, visitWindows[key] == nil {
      visitWindows[key] = StatusVisit.Window(
        window: window, opens: opens.term, closes: closes.term)
    }
    return (opens, closes)
  }

  private func windowEnd(_ name: String, isOpening: Bool, at place: SourceRange) -> Lowered {
    guard let window = edition.windows[name] else { return silent(.date, at: place) }
    let key = isOpening ? "\(name).opens" : "\(name).closes"
    let end = once(key, .date, at: place) {
      isOpening ? lower(window.opens) : rolled(lower(window.closes))
    }
    return term(
      .windowEnd(index(ofWindow: name), isOpening: isOpening), end.register, .date, [end.term],
      at: place)
  }

  private func index(ofWindow name: String) -> Int {
    if visit != nil { _ = window(name, at: edition.place) }
    let name = windowKey(name)
    if let index = windowNames.firstIndex(of: name) { return index }
    windowNames.append(name)
    return windowNames.count - 1
  }

  private func relative(
    _ day: Lowered, _ relation: WindowRelation, _ name: String, at place: SourceRange
  ) -> Lowered {
    guard let ends = window(name, at: place) else { return silent(.bool, at: place) }
    let register =
      switch relation {
      case .before: builder.less(day.register, ends.opens.register)
      case .after: builder.more(day.register, ends.closes.register)
      case .within: within(day.register, ends.opens.register, ends.closes.register)
      }
    return term(
      .relative(relation, window: index(ofWindow: name)), register, .bool,
      [day.term, ends.opens.term, ends.closes.term], at: place)
  }

  func within(
    _ day: CodeBuilder.Register, _ opens: CodeBuilder.Register, _ closes: CodeBuilder.Register
  ) -> CodeBuilder.Register {
    let started = builder.atMost(opens, day)
    let notEnded = builder.atMost(day, closes)
    return builder.and(started, notEnded)
  }
}

extension CodeBuilder {
  /// Whether a choice, or the one member of a set of claims, is among some options.
  mutating func isOneOf(_ value: Register, _ mask: Int32) -> Register {
    if case .set = type(of: value) {
      let some = meets(value, options(mask))
      let others = lacks(value, options(~mask & 0x7fff_ffff))
      return and(some, others)
    }
    return oneOf(value, mask)
  }
}
