import CivilTime
import Diagnostics
import PolicyChecking
import PolicyEvaluation
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

/// What the first day of an edition makes of a record.
package struct TransitionedRecord: Sendable {
  /// The first day of the edition.
  package let day: CivilDate
  /// The record with what the rules wrote; a fact they may have changed and that nobody can know is
  /// no longer in it.
  package let facts: [String: CaseInput.StatedFact]
  /// The rules that wrote, and those of which it cannot be said.
  package let rules: [Rule]
  package let openRules: [Rule]
  /// The facts that were changed, by name.
  package let changed: [String]
}

extension PolicyStore {
  /// Applies an edition's transition to a record, as a history does on the edition's first day.
  ///
  /// Idempotent: what it returns it would return again. Only facts of permits that began before the
  /// edition change; readings are taken as in `readings`, else at their defaults.
  ///
  /// - Returns: nil where the edition has no transition, or does not check.
  package func applyTransition(
    of edition: EditionFile, to facts: [String: CaseInput.StatedFact],
    readings: [String: Int32] = [:]
  ) -> Checked<TransitionedRecord?> {
    let asked = question(edition, procedure: nil)
    guard let question = asked.value, let transition = question.program.transition else {
      return Checked(nil, asked.diagnostics)
    }
    let program = question.program
    let registers = question.run(question.box(CaseInput(facts: facts, readings: readings)))
    func value(_ register: RegisterID) -> Int32? { registers[Int(register.index)].value }
    var result = facts
    var changed: [String] = []
    for (fact, term) in transition.facts {
      let after = value(program[term].register)
      guard after != facts[fact]?.value else { continue }
      changed.append(fact)
      result[fact] = after.map { CaseInput.StatedFact(value: $0, place: facts[fact]?.place) }
    }
    return Checked(
      TransitionedRecord(
        day: transition.day, facts: result,
        rules: transition.rules.filter { value($0.applies) == 1 },
        openRules: transition.rules.filter { value($0.applies) == nil }, changed: changed),
      asked.diagnostics)
  }

  /// A transition that would write something else the second time.
  func complaintsAboutTransition(_ edition: CheckedEdition) -> [Diagnostic] {
    let calendar = edition.calendar.flatMap { table($0)?.latest }
    let lowered = lowerTransitionTwice(edition, calendar: calendar)
    guard let (program, differs) = lowered.value, let rule = edition.transition.first else {
      return lowered.diagnostics
    }
    let target = program[differs].register
    let explorer = Explorer(
      Tape(program.code), targets: [target],
      assumptions: program.assumptions.map { program[$0].register })
    var isDifferent = false
    _ = explorer.explore(program.code.inputs.map(\.domain), budget: 2_000) { region in
      if region[target].value == 1 { isDifferent = true }
    }
    guard isDifferent else { return lowered.diagnostics }
    let own = edition.transition.filter { $0.basis.place.file === edition.place.file }
    return lowered.diagnostics + [
      .notIdempotent(
        at: (own.first ?? rule).basis.place,
        others: own.dropFirst().map(\.basis.place))
    ]
  }
}

extension Diagnostic {
  /// P0416: a transition that is not the same when it is applied again.
  static func notIdempotent(at range: SourceRange, others: [SourceRange]) -> Diagnostic {
    Diagnostic(
      .notIdempotent, "the transition writes something else when it is applied again", at: range,
      "once and twice must be the same", others: others.map { Label($0, "and this rule") },
      help:
        "give values that do not grow with what they write, as `max(permit.expires, 2021-12-31)`")
  }
}
