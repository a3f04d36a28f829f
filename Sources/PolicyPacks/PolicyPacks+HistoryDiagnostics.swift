import CivilTime
import Diagnostics
import PolicySyntax
import SourceText

extension Diagnostic {
  /// P0680: an event that the policy's vocabularies do not have.
  static func unknownEvent(_ name: Located<String>, near known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownEvent, "there is no event named `\(name.value)`", at: name.range,
      "not in the policy's vocabularies",
      help: nearest(to: name.value, in: known).map { "write `\($0)`" })
  }

  /// P0681: an event that stands below a later one.
  static func eventsUnsorted(
    _ later: Located<CivilDate>, after earlier: Located<CivilDate>
  ) -> Diagnostic {
    Diagnostic(
      .eventsUnsorted, "a history is told from the earliest event to the latest", at: later.range,
      "before the event above it", others: [Label(earlier.range, "which is later")],
      help: "put the event where its day belongs")
  }

  /// P0682: the same event twice on one day.
  static func eventTwice(
    _ name: Located<String>, _ day: CivilDate, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .eventTwice, "`\(name.value)` happens twice on \(day)", at: name.range, "again here",
      others: [Label(first, "first here")], help: "leave one of the two")
  }

  /// P0683: two events of a day that state different values of one fact.
  static func eventsContradict(
    _ name: Located<String>, _ range: SourceRange, _ day: CivilDate, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .eventsContradict, "two events of \(day) state different values of `\(name.value)`",
      at: range, "otherwise here", others: [Label(first, "so here")])
  }

  /// P0684: an event that leaves a record which no case may have.
  static func eventImpossible(_ name: Located<String>, _ assumption: SourceRange) -> Diagnostic {
    Diagnostic(
      .eventImpossible, "after this event the record contradicts `\(assumption.text)`",
      at: name.range, "what it states cannot be", others: [Label(assumption, "stated here")])
  }

  /// P0684: an event that states a day beside its own.
  static func eventStatesItsDay(_ name: Located<String>, date: Located<CivilDate>) -> Diagnostic {
    Diagnostic(
      .eventImpossible, "the day of an event is its `date`", at: name.range,
      "stated a second time", others: [Label(date.range, "the event's day")],
      help: "leave out `\(name.value)`")
  }

  /// P0685: a procedure that does not have the event.
  static func notThisEvent(
    _ name: Located<String>, _ event: String, edition: String, all: [String]
  ) -> Diagnostic {
    Diagnostic(
      .eventProcedure, "no procedure `\(name.value)` of `\(edition)` has the event `\(event)`",
      at: name.range, "another procedure",
      help: all.isEmpty
        ? "leave out `procedure`"
        : nearest(to: name.value, in: all).map { "write `\($0)`" }
          ?? "write one of \(quoted(all))")
  }

  /// P0685: an event that several procedures have.
  static func severalProcedures(
    _ event: Located<String>, edition: String, all: [String]
  ) -> Diagnostic {
    Diagnostic(
      .eventProcedure, "several procedures of `\(edition)` have the event `\(event.value)`",
      at: event.range, "which of them", help: "add `procedure:` with one of \(quoted(all))")
  }

  /// P0686: a case without a history, where one is wanted.
  package static func noHistory(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .noHistory, "the case tells no history", at: range, "what happened, and when",
      help: "add `history: [ { date: YYYY-MM-DD, event: NAME } ]`")
  }

  /// P0687: a kind of spell that the policy's vocabularies do not have.
  static func unknownSpell(_ name: Located<String>, near known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownSpell, "there is no spell named `\(name.value)`", at: name.range,
      "not in the policy's vocabularies",
      help: nearest(to: name.value, in: known).map { "write `\($0)`" })
  }

  /// P0688: two spells of one kind that share days.
  static func spellsOverlap(_ spell: SpellDecl, _ first: SourceRange) -> Diagnostic {
    Diagnostic(
      .spellsOverlap, "two spells of `\(spell.kind.value)` share days", at: spell.from.range,
      "before the other has ended", others: [Label(first, "the other")],
      help: "end the one before the other begins, or write them as one")
  }

  /// P0689: a fact stated otherwise than the spells come to.
  static func spellsDisagree(
    _ fact: String, _ counted: String, _ day: CivilDate, at range: SourceRange,
    _ spells: [SourceRange]
  ) -> Diagnostic {
    Diagnostic(
      .spellsDisagree, "the spells come to \(counted) for `\(fact)` on \(day)", at: range,
      "stated otherwise, which counts", others: spells.map { Label($0, "a spell counted") },
      help: "leave out `\(fact)`, or correct the spells")
  }
}
