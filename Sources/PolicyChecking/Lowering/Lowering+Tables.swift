import CivilTime
import PolicyProgram
import PolicyValues
import SourceText

extension Lowering {
  func table(_ table: CheckedTable, _ type: ValueType, at place: SourceRange) -> Lowered {
    switch table.subject {
    case .options(let by, let rows): optionTable(by, rows, table.otherwise, type, at: place)
    case .windows(let day, let rows): windowTable(day, rows, table.otherwise, type, at: place)
    }
  }

  private typealias Branch = (condition: CodeBuilder.Register, keys: [String], value: TermID)

  private func optionTable(
    _ by: Expr, _ rows: [CheckedTable.Row], _ otherwise: Expr?, _ type: ValueType,
    at place: SourceRange
  ) -> Lowered {
    let subject = lower(by)
    let values = rows.map { lower($0.value) }
    let rest = otherwise.map(lower)
    let conditions = rows.map { builder.isOneOf(subject.register, $0.mask) }
    var branches: [Branch] = zip(rows, zip(conditions, values)).map { row, entry in
      (entry.0, row.keys, entry.1.term)
    }
    var pairs = Array(zip(conditions, values.map(\.register)))
    var result: CodeBuilder.Register
    if let rest {
      result = rest.register
      branches.append((builder.not(builder.any(conditions)), [], rest.term))
    } else {
      // The rows cover every option, so the last one needs no test.
      result = pairs.removeLast().1
    }
    for (condition, value) in pairs.reversed() { result = builder.select(condition, value, result) }
    return tableTerm(branches, result, type, subject.term, at: place)
  }

  /// Exactly one of the listed windows must contain the day; `otherwise` stands for none.
  private func windowTable(
    _ day: Expr, _ rows: [CheckedTable.WindowRow], _ otherwise: Expr?, _ type: ValueType,
    at place: SourceRange
  ) -> Lowered {
    let subject = lower(day)
    let values = rows.map { lower($0.value) }
    let rest = otherwise.map(lower)
    let inside = rows.map { row in
      builder.any(
        row.windows.compactMap { name in
          window(name, at: place).map {
            within(subject.register, $0.opens.register, $0.closes.register)
          }
        })
    }
    var branches: [Branch] = zip(rows, zip(inside, values)).map { row, entry in
      (entry.0, row.windows, entry.1.term)
    }
    var result = rest?.register ?? values.last?.register ?? builder.bool(false)
    for (condition, value) in zip(inside, values.map(\.register)).reversed() {
      result = builder.select(condition, value, result)
    }
    let none = builder.not(builder.any(inside))
    if let rest { branches.append((none, [], rest.term)) }
    let floor = least(type)
    if rest == nil {
      result = veiled(result, known: builder.not(none), floor: floor, .noWindow(place))
    }
    let single = builder.not(severalHold(inside))
    result = veiled(result, known: single, floor: floor, .severalWindows(place))
    return tableTerm(branches, result, type, subject.term, at: place)
  }

  /// A table of two entries, chosen by a condition.
  func either(
    _ condition: Lowered, _ keys: [String], _ value: Lowered, otherwise rest: Lowered,
    _ type: ValueType, at place: SourceRange
  ) -> Lowered {
    let branches: [Branch] = [
      (condition.register, keys, value.term),
      (builder.not(condition.register), [], rest.term),
    ]
    let register = builder.select(condition.register, value.register, rest.register)
    return tableTerm(branches, register, type, condition.term, at: place)
  }

  /// Whether two or more conditions hold.
  func severalHold(_ conditions: [CodeBuilder.Register]) -> CodeBuilder.Register {
    var pairs: [CodeBuilder.Register] = []
    for (index, first) in conditions.enumerated() {
      for second in conditions[(index + 1)...] { pairs.append(builder.and(first, second)) }
    }
    return builder.any(pairs)
  }

  /// The least value of a type.
  func least(_ type: ValueType) -> CodeBuilder.Register {
    switch type {
    case .date: builder.day(PackedDay.earliest)
    case .bool: builder.bool(false)
    case .int: builder.int(-FactBounds.largestAmount)
    case .money: builder.money(0)
    case .choice(let id), .set(let id): builder.options(options(id).mask)
    }
  }

  private func tableTerm(
    _ branches: [Branch], _ register: CodeBuilder.Register, _ type: ValueType, _ subject: TermID,
    at place: SourceRange
  ) -> Lowered {
    terms.append(
      DraftTerm(
        kind: .table(branches), register: register, type: type, operands: [subject], place: place))
    return Lowered(register: register, term: TermID(terms.count - 1))
  }
}
