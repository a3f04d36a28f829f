import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// How a history stands to a benefit: what was missing on the asked day, and from when on it would be
/// granted if the history went on.
package struct Prospect: Sendable {
  /// `PACK/NAME` of the policy that grants it.
  package let policy: String
  package let title: Wording
  package let procedure: ProcedureSpec
  /// What a request on the asked day comes to; nil where no edition is in force.
  package let decision: Decision?
  /// What is known not to be met on the asked day.
  package let obstacles: [Obstacle]
  /// Facts that the rule which grants it reads and nobody stated, by their places in the program.
  package let missing: [Int]
  /// What was missing under the edition that governs the first day on which it may be granted, where
  /// that is another one than on the asked day; nil where it is not.
  package let later: Later?
  /// When it would be granted, under the readings chosen.
  package let course: Course
  /// Options under which that is otherwise, each with what it leads to.
  package let others: [(options: [(reading: String, option: String)], course: Course)]
  /// What the days to come rest on.
  package let continuation: Continuation
  /// The last day looked at.
  package let horizon: CivilDate
  /// What facts are called, and what readings ask, by their ids.
  package let words: [String: Wording]

  package init(
    policy: String, title: Wording, procedure: ProcedureSpec, decision: Decision?,
    obstacles: [Obstacle], missing: [Int], later: Later? = nil, course: Course,
    others: [(options: [(reading: String, option: String)], course: Course)],
    continuation: Continuation, horizon: CivilDate, words: [String: Wording]
  ) {
    self.policy = policy
    self.title = title
    self.procedure = procedure
    self.decision = decision
    self.obstacles = obstacles
    self.missing = missing
    self.later = later
    self.course = course
    self.others = others
    self.continuation = continuation
    self.horizon = horizon
    self.words = words
  }

  /// The request of the asked day as an edition judges it that governs later.
  package struct Later: Sendable {
    /// The first day of the edition.
    package let from: CivilDate
    package let decision: Decision
    package let obstacles: [Obstacle]
    /// Facts that nobody stated, by their places in the program.
    package let missing: [Int]

    package init(from: CivilDate, decision: Decision, obstacles: [Obstacle], missing: [Int]) {
      self.from = from
      self.decision = decision
      self.obstacles = obstacles
      self.missing = missing
    }
  }

  /// A condition of the rule that grants the benefit, not met on the asked day.
  package struct Obstacle: Hashable, Sendable {
    package let condition: TermID
    /// The first day on which it is met if the history goes on; nil: none up to `looked`.
    package let from: CivilDate?
    /// The last day on which the edition governs, among those looked at; nil: none.
    package let looked: CivilDate?
    /// Whether nothing that it hangs on changes as time goes by, so that no later day will do either.
    package let isTimeless: Bool

    package init(condition: TermID, from: CivilDate?, looked: CivilDate?, isTimeless: Bool) {
      self.condition = condition
      self.from = from
      self.looked = looked
      self.isTimeless = isTimeless
    }
  }

  /// What a request comes to on the days from the asked one on.
  package struct Course: Hashable, Sendable {
    /// The first day on which it is granted, whatever is not stated; nil: there is none.
    package var granted: CivilDate?
    /// The first day on which it cannot be said whether it is granted: on every day before, it is
    /// not. nil where it can be said of all days up to the one on which it is granted.
    package var open: CivilDate?
    /// What it hangs on from that day.
    package var facts: [String] = []
    package var readings: [String] = []
    package var why: [Undetermined.Why] = []
    /// The last day before `first` on which no rules are in force; nil: there is none.
    package var unruled: CivilDate?
    /// Whether every day was looked at.
    package var isComplete = true

    package init() {}

    /// The first day on which it may be granted.
    package var first: CivilDate? { [granted, open].compactMap { $0 }.min() }
  }
}
