import CivilTime
import Diagnostics
import PolicyChecking
import PolicyEvaluation

/// What comes of asking the store about a case.
package enum Answer {
  /// The case was decided, perhaps incompletely.
  case decided(Ruling)
  /// No edition could be chosen: none is in force on the governing day, or that day is unknown.
  case noEdition(policy: String, governingDay: CivilDate?, reason: Undetermined, EditionFile)
  /// The case or the policy has complaints that keep it from being decided.
  case refused
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
