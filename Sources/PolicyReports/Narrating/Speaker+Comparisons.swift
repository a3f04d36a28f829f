import PolicyProgram
import PolicyValues

// Days and numbers that are compared, and days that lie before, in or after a window.
extension Speaker {
  func compare(
    _ comparison: Comparison, _ left: TermID, _ right: TermID, _ negated: Bool
  ) -> Condition {
    let asked = negated ? comparison.opposite : comparison
    if case .date = program[left].type { return compareDays(asked, left, right) }
    let unit = unit(of: left) ?? unit(of: right)
    func number(_ id: TermID) -> Inline { value(known(id), program[id].type, unit: unit) }
    func name(_ id: TermID) -> Inline {
      if case .literal = program[id].kind { number(id) } else { noun(id) }
    }
    let requirement = name(left) + Inline(" \(asked.sign) ") + name(right)
    guard let x = known(left).value, let y = known(right).value else {
      return Condition(requirement, found: say(.unknown))
    }
    let real = numeric(left) ? Comparison.between(x, y) : (x == y ? .equal : .notEqual)
    let found = number(left) + Inline(" \(real.sign) ") + number(right)
    let isPlain = if case .literal = program[right].kind { true } else { false }
    return Condition(
      requirement, found: isPlain ? number(left) : found,
      sentence: say(.factIs, name(left), isPlain && real == .equal ? number(left) : found))
  }

  private func numeric(_ id: TermID) -> Bool {
    switch program[id].type {
    case .int, .money, .date: true
    case .bool, .choice, .set: false
    }
  }

  private func compareDays(_ asked: Comparison, _ left: TermID, _ right: TermID) -> Condition {
    let isLiteral = if case .literal = program[right].kind { true } else { false }
    let requirement = say(asked.dayWord, noun(left), noun(right))
    guard let x = known(left).value, let y = known(right).value else {
      let days = [value(left), value(right)]
      return Condition(
        requirement, found: language.both(isLiteral ? [days[0]] : days),
        sentence: say(.factIs, requirement, say(.unknown)))
    }
    let real = Comparison.between(x, y)
    return Condition(
      requirement, found: say(real.dayWord, date(x), date(y)),
      sentence: say(real.dayWord, dated(left), isLiteral ? date(y) : dated(right)))
  }

  /// What a day is called, with the day.
  func dated(_ id: TermID) -> Inline {
    if case .literal = program[id].kind { return value(id) }
    return say(.dated, noun(id), value(id))
  }

  // MARK: Windows

  func relative(
    _ relation: WindowRelation, _ window: Int, _ term: Term, _ negated: Bool
  ) -> Condition {
    let day = term.operands[0]
    let name = windowName(window)
    let requirement = say(word(relation, negated), noun(day), name)
    let (opens, closes) = (known(term.operands[1]).value, known(term.operands[2]).value)
    guard let value = known(day).value else {
      return Condition(
        requirement, found: span(opens, closes),
        sentence: say(.factIs, noun(day), say(.unknownDate)))
    }
    let place = position(value, opens, closes)
    return Condition(
      requirement,
      found: say(
        place.brief, date(value), opens.map(date) ?? say(.unknownDate),
        closes.map(date) ?? say(.unknownDate)),
      sentence: say(
        place.full, dated(day), name, opens.map(date) ?? say(.unknownDate),
        closes.map(date) ?? say(.unknownDate)))
  }

  private func word(_ relation: WindowRelation, _ negated: Bool) -> Word {
    switch relation {
    case .before: negated ? .notBeforeWindow : .beforeWindow
    case .within: negated ? .notInWindow : .inWindow
    case .after: negated ? .notAfterWindow : .afterWindow
    }
  }

  /// Where a day lies; a window with an unknown end says so.
  private func position(_ day: Int32, _ opens: Int32?, _ closes: Int32?) -> (
    brief: Word, full: Word
  ) {
    if let opens, day < opens { return (.dayBefore, .dayBeforeWindow) }
    if let closes, day > closes { return (.dayAfter, .dayAfterWindow) }
    guard opens != nil, let closes else { return (.dayAgainst, .dayAgainstWindow) }
    return isNever(closes) ? (.dayInOpen, .dayInOpenWindow) : (.dayIn, .dayInWindow)
  }

  /// Both ends of a window: a window that closes never has one.
  func span(_ opens: Int32?, _ closes: Int32?) -> Inline {
    let start = opens.map(date) ?? say(.unknownDate)
    guard let closes else { return say(.fromUntil, start, say(.unknownDate)) }
    return isNever(closes) ? say(.fromOn, start) : say(.fromUntil, start, date(closes))
  }
}
