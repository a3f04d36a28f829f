import Diagnostics
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

// MARK: - Names

extension Diagnostic {
  /// P0201: a name that nothing visible has.
  static func unknownName(_ name: String, near known: [String], at range: SourceRange) -> Diagnostic
  {
    Diagnostic(
      .unknownName, "there is nothing named `\(name)`", at: range,
      "no fact, definition, window or reading",
      help: nearest(to: name, in: known).map { "write `\($0)`" })
  }

  /// P0202: one name for two things.
  static func duplicateName(_ name: String, first: SourceRange, again: SourceRange) -> Diagnostic {
    Diagnostic(
      .duplicateName, "`\(name)` is used for two things", at: again, "used again here",
      others: [Label(first, "first used here")], help: "give one of them another name")
  }

  /// P0123: a name that an output has.
  static func namesAnOutput(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      .badIdentifier, "`\(name.value)` cannot be a name: it is the name of an output",
      at: name.range, "an output", help: "give it another name")
  }

  /// P0203: an option that a list does not have.
  package static func unknownOption(
    _ option: Located<String>, of list: String, options: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unknownOption, "`\(option.value)` is not an option of `\(list)`", at: option.range,
      "the options are \(quoted(options))",
      help: nearest(to: option.value, in: options).map { "write `\($0)`" })
  }

  /// P0204: a citation of a source that nobody declares.
  static func unknownSource(_ name: Located<String>, near known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownSource, "there is no source named `\(name.value)`", at: name.range,
      "not among the sources",
      help: nearest(to: name.value, in: known).map { "write `\($0)`" }
        ?? "declare it under `sources`")
  }

  /// P0205: a reference to something of a kind that does not exist.
  package static func unknownReference(
    _ kind: String, _ name: Located<String>, near known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unknownReference, "there is no \(kind) named `\(name.value)`", at: name.range, "unknown",
      help: nearest(to: name.value, in: known).map { "write `\($0)`" })
  }

  /// P0206: values that need each other.
  static func cycle(_ names: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .dependencyCycle, "`\(names[0])` depends on itself", at: range,
      names.map { "`\($0)`" }.joined(separator: " → "))
  }

  /// P0207: an unconfirmed source outside a reading's option.
  static func unconfirmed(_ source: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .uncitedUnconfirmed,
      "`\(source)` is unconfirmed and may be cited only inside a reading's option",
      at: range, "confidence `?`", help: "make the rule an option of a reading")
  }
}

// MARK: - Types

extension Diagnostic {
  /// P0301: a value of one type where another is wanted.
  package static func typeMismatch(
    expected: String, found: String, at range: SourceRange, help: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .typeMismatch, "\(expected) is expected here", at: range, "this is \(found)", help: help)
  }

  /// P0301: two values that do not compare.
  static func notComparable(
    _ left: String, _ right: String, at range: SourceRange, help: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .typeMismatch, "\(left) and \(right) do not compare", at: range, "compared here", help: help)
  }

  /// P0302: a sum of months without a word on missing days.
  static func noConvention(_ key: String, at range: SourceRange) -> Diagnostic {
    let message =
      key == "missing-day"
      ? "months are added here, and no convention says what happens when the day is missing"
      : "days are counted here, and no convention says whether the first one counts"
    let help =
      key == "missing-day"
      ? "add `missing-day:` under `conventions`, or write `using missing-day month-end`"
      : "add `first-day:` under `conventions`"
    return Diagnostic(.noConvention, message, at: range, "needs `\(key)`", help: help)
  }

  /// P0302: a count of months under a convention that gives no day.
  static func rejectGivesNoCount(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .noConvention, "months cannot be counted where `missing-day` rejects sums", at: range,
      "needs `month-end` or `next-day`")
  }

  /// P0303: a second rounding in one sum.
  static func chainedSum(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .chainedSum, "months are added twice, and each sum rounds", at: range,
      "differs from one sum at month ends", help: "add all months in one sum, as in `+ 13 months`")
  }

  /// P0407: months added to a window's end that is itself a sum of months.
  static func windowEndShift(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .windowEndShift, "`\(name)` is itself a sum of months; adding to it rounds twice", at: range,
      "a day off at some month ends", help: "start from the original day")
  }

  /// P0304: a table that leaves options open.
  static func incompleteTable(missing: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .incompleteTable, "the table says nothing for \(quoted(missing))", at: range,
      "not every option is covered", help: "add the missing entries, or `otherwise`")
  }

  /// P0202: an option twice in a table.
  static func optionTwice(_ option: Located<String>) -> Diagnostic {
    Diagnostic(
      .duplicateName, "`\(option.value)` has two entries in one table", at: option.range,
      "used again here")
  }

  /// P0305: a function that does not exist, or is called wrongly.
  static func unknownFunction(_ name: Located<String>, near known: [String]) -> Diagnostic {
    Diagnostic(
      .badCall, "there is no function named `\(name.value)`", at: name.range, "unknown function",
      help: nearest(to: name.value, in: known).map { "write `\($0)`" })
  }

  /// P0305: too few or too many arguments.
  static func wrongArgumentCount(
    _ name: String, expected: Int, found: Int, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .badCall, "`\(name)` takes \(expected) \(expected == 1 ? "argument" : "arguments")",
      at: range,
      "\(found) given")
  }

  /// P0306: a status, or another reader of the record, that reads what is said only with a request.
  static func recordOnly(_ name: String, by reader: String = "a status", at range: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      .recordOnly, "\(reader) reads record facts, `day` and readings only", at: range,
      "`\(name)` is said with a request")
  }

  /// P0307: a range without a value in it.
  static func emptyRange(from: SourceRange, to: SourceRange) -> Diagnostic {
    Diagnostic(
      .badRange, "the range holds no value", at: to, "less than `from`",
      others: [Label(from, "`from`")])
  }

  /// P0307: a number without a range.
  static func intNeedsRange(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badRange, "the number `\(name)` needs a range", at: range,
      "least and greatest value unknown",
      help: "add `range: { from: 0, to: 120 }`")
  }

  /// P0307: a list of options that is empty or longer than a register.
  static func tooManyOptions(_ count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badRange, "a list has one to 31 options", at: range,
      count == 0 ? "no options" : "\(count) options")
  }

  /// P0308: a presumption that no case could state.
  static func presumesOutOfRange(_ fact: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badPresumption, "the presumption lies outside the range of `\(fact)`", at: range,
      "no case may say so")
  }

  /// P0315: a count of spells that stands on record.
  static func countedOnRecord(_ fact: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badSpellCount, "`\(fact)` is counted anew for every day, so no record holds it", at: range,
      "a count", help: "leave out `record: true`")
  }

  /// P0315: a number of months that means nothing there.
  static func badSpellLimit(_ within: Located<Int>, _ take: Located<String>) -> Diagnostic {
    Diagnostic(
      .badSpellCount, "only `take: months` has a limit, of 1 to 1200 months", at: within.range,
      "no such limit", others: [Label(take.range, "what is taken")])
  }

  /// P0315: a count for a fact of another type.
  static func badSpellType(_ take: Located<String>, _ type: Located<String>) -> Diagnostic {
    let wanted = take.value == "since" ? "date" : "int"
    return Diagnostic(
      .badSpellCount, "`take: \(take.value)` gives \(wanted == "date" ? "a day" : "a number")",
      at: take.range, "for a fact of type `\(wanted)`", others: [Label(type.range, "of this type")])
  }

  /// P0309: workdays without a calendar.
  static func noCalendar(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .noCalendar, "workdays are counted here, and the policy names no calendar", at: range,
      "needs a calendar", help: "add `calendar: PACK/NAME` to the policy")
  }
}

// MARK: - Analysis

extension Diagnostic {
  /// P0401: exceptions in a ring.
  static func exceptionCycle(_ ids: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .exceptionCycle, "`\(ids[0])` is an exception to itself", at: range,
      ids.map { "`\($0)`" }.joined(separator: " → "))
  }

  /// P0402: an exception to an exception to an exception.
  static func exceptionChain(_ ids: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .exceptionChain, "three exceptions stand on each other; a defeated rule still defeats",
      at: range,
      ids.map { "`\($0)`" }.joined(separator: " → "))
  }

  /// P0403: something that decides and cites nothing.
  static func nothingCited(_ kind: String, _ id: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .nothingCited, "\(kind) `\(id)` cites no source", at: range, "rests on nothing",
      help: "add `cite: SOURCE#ARTICLE`")
  }

  /// P0404: a reading that nothing asks.
  static func unusedReading(_ id: String, at range: SourceRange, of policy: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      .unusedReading, "nothing depends on the reading `\(id)`", at: range, "never asked",
      others: [Label(policy, "by nothing in this edition")])
  }

  /// P0405: a source that nothing cites.
  static func unusedSource(_ id: String, at range: SourceRange, of policy: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      .unusedSource, "nothing cites the source `\(id)`", at: range, "never cited",
      others: [Label(policy, "by nothing in this edition")])
  }

  /// P0509: a program that needs more registers than there are.
  static func programTooLarge(_ id: String, _ count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .programTooLarge, "`\(id)` needs \(count) registers, more than the 65536 there are",
      at: range,
      "too large")
  }
}
