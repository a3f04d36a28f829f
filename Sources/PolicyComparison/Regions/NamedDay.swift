import CivilTime
import PolicyChecking
import PolicyEvaluation
import PolicyProgram
import SourceText

/// An end of a stretch of days, named by what sets it.
package struct NamedDay: Sendable {
  package let day: CivilDate
  /// For instance `normal.opens`, or the id of a definition; nil: a date that the space gives.
  package let name: String?
  /// The same written out, for instance `permit.expires - 30 days`; nil where it is too long.
  package let text: String?
  /// The stretch ends a day before (-1) what is named, on it (0), or a day after (1).
  package let shift: Int
  package let place: SourceRange?
  /// Whether the first side names it.
  package let isOfFirst: Bool
}

/// Finds the names of days in what two decisions hold.
struct DayNamer {
  private let first: Side
  private let second: Side
  private let dates: [String: Int32]

  /// What is decided on a day and on the next, by which it is known what moves with the day.
  struct Side {
    let decision: Decision
    let onAnotherDay: Decision
    let edition: CheckedEdition

    /// A day that does not move with the day of filing.
    func fixed(_ register: RegisterID) -> Int32? {
      let value = decision[register].value
      return value == onAnotherDay[register].value ? value : nil
    }
  }

  init(_ first: Side, _ second: Side, _ space: CaseSpace) {
    self.first = first
    self.second = second
    dates = space.dates
  }

  /// The name of a stretch's first day, or its last.
  func name(_ day: CivilDate, isFirst: Bool) -> NamedDay {
    let sides = [(first, true), (second, false)]
    for shift in [0, isFirst ? 1 : -1] {
      let wanted = day.adding(days: -shift).packed
      // Why: a stretch begins where a window opens, or the day after one closes.
      let isOpening = isFirst == (shift == 0)
      for (side, isOfFirst) in sides {
        if let end = window(wanted, isOpening, side) {
          return named(day, end, shift, isOfFirst)
        }
      }
      for (side, isOfFirst) in sides {
        if let end = definition(wanted, side) { return named(day, end, shift, isOfFirst) }
      }
    }
    return NamedDay(
      day: day, name: nil, text: counted(day), shift: 0, place: nil, isOfFirst: true)
  }

  private typealias End = (name: String, text: String?, place: SourceRange)

  private func named(_ day: CivilDate, _ end: End, _ shift: Int, _ isOfFirst: Bool) -> NamedDay {
    NamedDay(
      day: day, name: end.name, text: end.text, shift: shift, place: end.place,
      isOfFirst: isOfFirst)
  }

  private func window(_ day: Int32, _ isOpening: Bool, _ side: Side) -> End? {
    let program = side.decision.program
    for window in program.windows {
      let term = program[isOpening ? window.opens : window.closes]
      guard side.fixed(term.register) == day else { continue }
      let own = side.edition.windows[window.id].map { isOpening ? $0.opens : $0.closes }
      return (
        "\(window.id).\(isOpening ? "opens" : "closes")", own.flatMap { text($0, side.edition) },
        own?.range ?? term.place
      )
    }
    return nil
  }

  private func definition(_ day: Int32, _ side: Side) -> End? {
    let program = side.decision.program
    for definition in program.definitions where program[definition.body].type == .date {
      guard side.fixed(program[definition.body].register) == day else { continue }
      let own = side.edition.definitions[definition.id]?.value
      return (
        definition.id, own.flatMap { text($0, side.edition) }, own?.range ?? definition.basis.place
      )
    }
    return nil
  }

  /// The expression written out to facts, where that can still be read.
  private func text(_ value: Expr, _ edition: CheckedEdition) -> String? {
    var printer = ExprPrinter(edition: edition, aliases: Aliases())
    printer.inlines = true
    printer.settles = true
    let text = printer.text(value)
    return text.contains("{") || text.count > 60 ? nil : text
  }

  /// As so many months or days from a date that is given.
  private func counted(_ day: CivilDate) -> String? {
    for fact in ["permit.expires", "permit.starts"] {
      guard let date = dates[fact] else { continue }
      let origin = CivilDate(packed: date)
      let days = day.dayNumber - origin.dayNumber
      if days == 0 { return fact }
      let months = (1...36).first {
        origin.adding(months: days < 0 ? -$0 : $0, .monthEnd) == day
      }
      let (count, unit) = months.map { ($0, "month") } ?? (abs(days), "day")
      return "\(fact) \(days < 0 ? "-" : "+") \(count) \(unit)\(count == 1 ? "" : "s")"
    }
    return nil
  }
}
