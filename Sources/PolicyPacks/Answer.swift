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
