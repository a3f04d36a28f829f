import Diagnostics
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

extension ExprChecker {
  /// A value that must have a type, or (for a definition) may have any.
  func value(_ declaration: ValueDecl, expecting expected: ValueType?) -> Expr? {
    switch declaration {
    case .expression(let syntax): return check(syntax, expecting: expected)
    case .word(let word): return self.word(word, expecting: expected)
    case .period(let period):
      return lasting(Expr(.output(.validityStarts), .date, at: period.range), period)
    case .unstated(let range):
      guard let expected else {
        report(.typeMismatch(expected: "a value with a type", found: "`unstated`", at: range))
        return nil
      }
      return Expr(.unstated, expected, at: range)
    case .table(let table): return self.table(table, expecting: expected)
    case .overlaid(let overlay, let new, let old):
      let below = value(old, expecting: expected)
      let above = value(new, expecting: below?.type ?? expected)
      guard let above, let below, definition(overlay.value) != nil else { return nil }
      return Expr(
        .overlaid(overlay.value, above, otherwise: below), below.type, at: below.range)
    }
  }

  private func word(_ word: Located<String>, expecting expected: ValueType?) -> Expr? {
    guard case .choice(let id)? = expected, let choice = scope.choices[id] else { return nil }
    guard let bit = choice.bit(word.value) else {
      report(.unknownOption(word, of: id.name, options: choice.options.map(\.id)))
      return nil
    }
    return Expr(.literal(bit), .choice(id), at: word.range)
  }

  private func table(_ table: TableDecl, expecting expected: ValueType?) -> Expr? {
    var expected = expected
    var values: [Expr?] = []
    for entry in table.entries {
      let value = value(entry.value, expecting: expected)
      expected = expected ?? value?.type
      values.append(value)
    }
    let otherwise = table.otherwise.map { value($0, expecting: expected) }
    guard let subject = subject(table, values), let type = expected,
      !values.contains(where: { $0 == nil }), !(otherwise.map { $0 == nil } ?? false)
    else { return nil }
    let checked = CheckedTable(subject: subject, otherwise: otherwise ?? nil)
    return Expr(.table(checked), type, at: table.range)
  }

  private func subject(_ table: TableDecl, _ values: [Expr?]) -> CheckedTable.Subject? {
    switch table.by {
    case .name(let name):
      guard let by = check(ExprSyntax(.name(name.value), at: name.range), expecting: nil),
        let masks = optionMasks(
          by, table.entries.map(\.keys), hasOtherwise: table.otherwise != nil, at: table.range)
      else { return nil }
      let rows = zip(table.entries, zip(masks, values)).compactMap { entry, row in
        row.1.map {
          CheckedTable.Row(mask: row.0, keys: entry.keys.map(\.value), value: $0)
        }
      }
      return .options(by, rows)
    case .windows(let date):
      let day = check(date, expecting: .date)
      var isBroken = day == nil
      for key in table.entries.flatMap(\.keys) {
        if scope.windows[key.value] == nil {
          report(.unknownReference("window", key, near: Array(scope.windows.keys)))
          isBroken = true
        } else if windowEnd(key.value, isOpening: true) == nil
          || windowEnd(key.value, isOpening: false) == nil
        {
          isBroken = true
        }
      }
      guard let day, !isBroken else { return nil }
      let rows = zip(table.entries, values).compactMap { entry, value in
        value.map { CheckedTable.WindowRow(windows: entry.keys.map(\.value), value: $0) }
      }
      return .windows(day, rows)
    }
  }

  /// The bits of each entry's keys; complains about unknown, repeated and missing options.
  func optionMasks(
    _ by: Expr, _ keys: [[Located<String>]], hasOtherwise: Bool, at range: SourceRange
  ) -> [Int32]? {
    guard case .choice(let id) = by.type, let choice = scope.choices[id] else {
      let help = by.type == .bool ? "write rules with `when`, one for each side" : nil
      report(
        .typeMismatch(
          expected: "a choice or a reading", found: describe(by.type), at: by.range, help: help))
      return nil
    }
    var seen: Int32 = 0
    var masks: [Int32] = []
    for group in keys {
      guard let mask = mask(group, id) else { return nil }
      if seen & mask != 0,
        let again = group.first(where: { seen & (choice.bit($0.value) ?? 0) != 0 })
      {
        report(.optionTwice(again))
        return nil
      }
      seen |= mask
      masks.append(mask)
    }
    let missing = choice.mask & ~seen
    if missing != 0, !hasOtherwise {
      report(.incompleteTable(missing: choice.names(missing), at: range))
      return nil
    }
    return masks
  }

  /// A convention: one word, or a table over a reading.
  func convention<Value: RawRepresentable & CaseIterable & Sendable>(
    _ declaration: ValueDecl, _: Value.Type
  ) -> ConventionRule<Value>? where Value.RawValue == String {
    switch declaration {
    case .word(let word):
      guard let value = Value(rawValue: word.value) else {
        report(.notOneOf(word.value, Value.allCases.map(\.rawValue), at: word.range))
        return nil
      }
      return .fixed(value, word.range)
    case .table(let table):
      guard case .name(let name) = table.by, scope.readings[name.value] != nil else {
        report(.typeMismatch(expected: "a reading", found: "something else", at: table.by.range))
        return nil
      }
      usedReading(name.value)
      let by = Expr(.reading(name.value), .choice(ChoiceID(name.value)), at: name.range)
      guard
        let masks = optionMasks(
          by, table.entries.map(\.keys), hasOtherwise: table.otherwise != nil, at: table.range)
      else { return nil }
      var rows: [(mask: Int32, rule: ConventionRule<Value>)] = []
      for (mask, entry) in zip(masks, table.entries) {
        guard let rule = convention(entry.value, Value.self) else { return nil }
        rows.append((mask, rule))
      }
      if let otherwise = table.otherwise, let choice = scope.choices[ChoiceID(name.value)] {
        guard let rule = convention(otherwise, Value.self) else { return nil }
        rows.append((choice.mask & ~masks.reduce(0, |), rule))
      }
      return .byReading(name.value, rows, table.range)
    case .expression, .period:
      report(.typeMismatch(expected: "a word", found: "an expression", at: declaration.range))
      return nil
    case .unstated(let range):
      report(.typeMismatch(expected: "a convention", found: "`unstated`", at: range))
      return nil
    case .overlaid(_, _, let old): return convention(old, Value.self)
    }
  }
}
