import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// One event of a history: what the rules in force made of it, and what it left behind.
package struct Moment: Sendable {
  package let event: Event
  /// `POLICY@EDITION` in force; nil where none was.
  package let edition: String?
  /// The procedure that the event is; nil for what no procedure of the edition speaks of.
  package let procedure: String?
  package let judgement: Judgement
  /// The decision with its reasons; nil where there was nothing to decide, or nobody asked.
  package let decision: Decision?
  /// What the event did to the years; nil: nothing.
  package let effect: Continuity.Kind?
  /// Record facts that are otherwise than before, by slot.
  package let changes: [Change]

  package struct Change: Hashable, Sendable {
    package let slot: Int
    /// nil: unknown.
    package let before: Int32?
    package let after: Int32?
    /// Whether the history states it, as opposed to the rules.
    package let isStated: Bool
  }

  /// How the rules received an event.
  package enum Judgement: Hashable, Sendable {
    case accepted
    /// The rules would not have accepted it; it happened all the same. A bit of the outcomes.
    case otherwise(Int32)
    /// The rules cannot say.
    case undetermined
    /// No procedure of the edition is this event; it only leaves what it states.
    case noted
    case noEdition

    /// Whether the rules stand in the way of the event, or cannot say that they do not.
    package var isFlagged: Bool {
      switch self {
      case .accepted, .noted: false
      case .otherwise, .undetermined, .noEdition: true
      }
    }
  }
}
