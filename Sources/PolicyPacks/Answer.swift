import CivilTime
import Diagnostics
import PolicyChecking
import PolicyEvaluation
import PolicyProgram

/// What comes of asking the store about a case.
package enum Answer {
  /// The case was decided, perhaps incompletely.
  case decided(Ruling)
  /// No edition could be chosen: none is in force on the governing day, or that day is unknown.
  case noEdition(policy: String, governingDay: CivilDate?, reason: Undetermined, EditionFile)
  /// The case or the policy has complaints that keep it from being decided.
  case refused
}

/// A case with its facts, papers and readings bound to the names of one edition.
package struct BoundCase {
  package let input: CaseInput
  package let question: Question
  package let prelude: Prelude
  package let edition: EditionFile
  package let checked: CheckedEdition
  /// The facts of which parties say different things.
  package let claims: [BoundClaim]
}

/// A decision with the edition that gave it.
package struct Ruling {
  package let decision: Decision
  package let edition: EditionFile
  package let checked: CheckedEdition
  /// The day that chose the edition; nil where the case or the caller named one.
  package let governingDay: CivilDate?
  /// Where the edition hangs on readings: what each of their options leads to, that decided first.
  package var paths: [Path] = []

  /// The first and the last day on which the edition is in force, as the readings are chosen.
  package var inForce: (from: CivilDate, until: CivilDate) {
    var options: [String: String] = [:]
    for name in edition.readings {
      let reading = checked.scope.readings[name]
      let bits = decision.input.readings[name] ?? reading?.fallback.map { 1 << Int32($0) } ?? 0
      options[name] =
        reading?.options.enumerated().first { bits >> Int32($0.offset) & 1 == 1 }?
        .element.id
    }
    return edition.days(under: options)
  }

  /// Some options of readings, and the edition they lead to.
  package struct Path {
    package let options: [(reading: String, option: String)]
    /// nil: none, or none that is known.
    package let edition: String?
  }

  func replacing(_ decision: Decision, paths: [Path]) -> Ruling {
    Ruling(
      decision: decision, edition: edition, checked: checked, governingDay: governingDay,
      paths: paths)
  }
}

/// What the caller asks for, beside the case itself.
package struct Selection: Sendable {
  /// `POLICY` or `POLICY@EDITION`; beats what the case says.
  package var policy: String?
  package var procedure: String?
  /// The day a status is asked for.
  package var day: CivilDate?
  /// `NAME=OPTION` pairs; beat what the case says.
  package var readings: [(String, String)]
  package var usesPresumptions: Bool
  package var options: Question.Options
  /// Facts that the caller supposes, by id; they beat what the case states.
  package var supposed: [String: CaseInput.StatedFact] = [:]
  /// The papers that the caller supposes; nil: those of the case.
  package var supposedPapers: Set<String>?
  /// What a history left on record, where the case does not say otherwise.
  var remembered: [String: CaseInput.StatedFact] = [:]

  package init(
    policy: String? = nil, procedure: String? = nil, day: CivilDate? = nil,
    readings: [(String, String)] = [], usesPresumptions: Bool = true,
    options: Question.Options = .init()
  ) {
    self.policy = policy
    self.procedure = procedure
    self.day = day
    self.readings = readings
    self.usesPresumptions = usesPresumptions
    self.options = options
  }
}
