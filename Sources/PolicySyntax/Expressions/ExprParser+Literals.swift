import CivilTime
import Diagnostics
import SourceText

extension ExprParser {
  /// Whether a number with a unit stands here.
  var startsPeriod: Bool {
    guard case .integer = current.kind, case .name(let unit) = tokens[index + 1].kind else {
      return false
    }
    return PeriodUnit(word: unit) != nil
  }

  /// `1 year 6 months 3 days`, or `5 workdays`, with an optional `using missing-day WORD`.
  mutating func period(sign: Int, from start: Token) throws(Stop) -> Shift {
    var months = 0
    var days = 0
    var workdays: Int?
    var seen: [PeriodUnit] = []
    var last = start
    while case .integer(let number) = current.kind, case .name(let word) = tokens[index + 1].kind,
      let unit = PeriodUnit(word: word)
    {
      last = tokens[index + 1]
      let place = range(current).union(range(last))
      guard number <= PeriodUnit.limit else { throw stop(.periodTooLong(at: place)) }
      if let previous = seen.last, previous >= unit || unit == .workday || previous == .workday {
        throw stop(.periodOutOfOrder(at: place))
      }
      seen.append(unit)
      switch unit {
      case .year: months += 12 * number
      case .month: months += number
      case .day: days += number
      case .workday:
        guard number > 0 else { throw stop(.zeroWorkdays(at: place)) }
        workdays = number
      }
      index += 2
    }
    var missingDay: Located<MissingDay>?
    if current.kind == .name("using") {
      (missingDay, last) = try usingClause(months: months)
    }
    return Shift(
      months: sign * months, days: sign * days, workdays: workdays.map { sign * $0 },
      missingDay: missingDay, range: range(start).union(range(last)))
  }

  private mutating func usingClause(months: Int) throws(Stop) -> (Located<MissingDay>, Token) {
    let start = current
    index += 1
    guard take(word: "missing-day") else {
      throw stop(.expected("`missing-day`", found: current.text(in: file), at: range(current)))
    }
    let token = current
    guard case .name(let word) = token.kind, let missingDay = MissingDay(rawValue: word) else {
      throw stop(
        .expected(
          "`month-end`, `next-day` or `reject`", found: token.text(in: file), at: range(token)))
    }
    index += 1
    guard months != 0 else { throw stop(.usingWithoutMonths(at: range(start).union(range(token)))) }
    return (Located(missingDay, at: range(token)), token)
  }

  /// A date literal: padded, and a day that exists.
  mutating func date(_ text: String, _ token: Token) throws(Stop) -> ExprSyntax {
    switch readDate(text) {
    case .success(let date): return ExprSyntax(.date(date), at: range(token))
    case .failure(let fault): throw stop(.badDate(text, fault, at: range(token)))
    }
  }

  /// An amount with fen, `25.50 CNY`.
  mutating func decimal(_ text: String, _ token: Token) throws(Stop) -> ExprSyntax {
    index += 1
    let parts = text.split(separator: ".")
    let close = current
    guard parts.count == 2, parts[1].count == 2, let fen = Int(parts[1]) else {
      throw stop(.badAmount(text, at: range(token)))
    }
    guard let whole = Int(parts[0]), whole <= Lexer.greatestNumber else {
      throw stop(.numberTooLarge(text, at: range(token)))
    }
    guard take(word: "CNY") else {
      throw stop(.expected("`CNY`", found: close.text(in: file), at: range(close)))
    }
    return ExprSyntax(.money(whole * 100 + fen), at: range(token).union(range(close)))
  }
}

extension Token {
  /// The token as written, for messages; the end is called so.
  func text(in file: SourceFile) -> String { kind == .end ? "" : file.text(bytes) }
}

/// A unit of a period, in the order in which a period may name them.
enum PeriodUnit: Int, Comparable {
  case year, month, day, workday

  /// The largest number a unit may carry: beyond it every sum is outside the calendar.
  static let limit = 100_000

  init?(word: String) {
    switch word {
    case "year", "years": self = .year
    case "month", "months": self = .month
    case "day", "days": self = .day
    case "workday", "workdays": self = .workday
    default: return nil
    }
  }

  static func < (a: PeriodUnit, b: PeriodUnit) -> Bool { a.rawValue < b.rawValue }
}

extension ExprParser {
  /// A period that stands alone, such as `1 year`.
  mutating func wholePeriod() -> Shift? {
    guard diagnostics.isEmpty else { return nil }
    guard startsPeriod else {
      diagnostics.append(.notAPeriod(at: range(current)))
      return nil
    }
    do throws(Stop) {
      let shift = try period(sign: 1, from: current)
      guard current.kind == .end else {
        throw stop(.expectedEnd(current.text(in: file), at: range(current)))
      }
      return shift
    } catch {
      return nil
    }
  }
}
