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
  /// Another value of a convention that one word fixes changes a part.
  case conventionMatters(String, Aspect)

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
    /// The days on which a window opens and closes, by its id.
    case window(String)
  }
}

extension Suspect {
  /// What is looked for, as part of a sentence.
  package var words: String {
    switch self {
    case .gap(let output): "applicants without `\(output.key)`"
    case .conflict(let output): "disagreement about `\(output.key)`"
    case .ruleApplies: "applicants to whom a rule applies"
    case .ruleStands: "applicants for whom a rule stands"
    case .statusStands: "permits with a status"
    case .noStatus: "permits without a status"
    case .severalStatuses: "permits with several statuses"
    case .paperAsked: "applicants who are asked for a paper"
    case .windowEmpty: "days on which a window is empty"
    case .validityOver: "validity that is over when granted"
    case .readingMatters(let id, _), .conventionMatters(let id, _):
      "applicants for whom `\(id)` matters"
    }
  }
}
