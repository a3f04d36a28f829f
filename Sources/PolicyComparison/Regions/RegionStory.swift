import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// What there is to say of one region of cases that two programs tell apart.
package struct RegionStory: Sendable {
  package let region: Partition.Region
  /// The first and the last day of filing; nil: where the space begins and ends, or the day is not read.
  package let opens: NamedDay?
  package let closes: NamedDay?
  /// What else must be so; what is not listed may be anything.
  package let conditions: [Condition]
  /// An applicant on the first day, and one on the last where that is another.
  package let applicants: [Applicant]
  /// What gave the answer of each side to the first applicant: ids of rules, statuses, papers.
  package let restOfFirst: [String]
  package let restOfSecond: [String]
  package let partings: [Parting]
  /// The lines that only one side's answer rests on, as `path:line`.
  package let linesOfFirst: [String]
  package let linesOfSecond: [String]

  /// A fact or a reading with the values it may have.
  package struct Condition: Sendable, Hashable {
    package let name: String
    package let options: [String]
    /// Numbers and days: the ends, both inside.
    package let ends: Ends?
    package let type: RegisterType
  }

  /// One case of the region as each side is asked about it.
  package struct Applicant: Sendable {
    package let first: Decision
    package let second: Decision
    /// By dimension, its value.
    package let point: [Int32]
  }
}
