import PolicyProgram
import SourceText

/// Something to look for in a program: what should never be, or what should be somewhere.
package enum Suspect: Hashable, Sendable {
  /// An output is due and nothing gives it.
  case gap(OutputName)
  /// An output is due and standing rules disagree about it.
  case conflict(OutputName)
  /// The condition of a rule holds for someone.
  case ruleApplies(Int)
  /// A rule that applies to someone is not defeated each time.
  case ruleStands(Int)
  /// A status is reached.
  case statusStands(Int)
  /// There is no status.
  case noStatus
  /// There are several.
  case severalStatuses
  /// A paper is asked for.
  case paperAsked(Int)
  /// A window closes before it opens.
  case windowEmpty(Int)
  /// The new validity is over on the day of the request.
  case validityOver
  /// Another option of a reading changes an output.
  case readingMatters(String, Aspect)

  /// Whether it is right that the condition holds somewhere, and wrong if it never does.
  package var isWanted: Bool {
    switch self {
    case .ruleApplies, .ruleStands, .statusStands, .paperAsked, .readingMatters: true
    default: false
    }
  }

  /// A part of what a decision says.
  package enum Aspect: Hashable, Sendable {
    case output(OutputName)
    case status
    case statusAfter
    case papers
  }
}
