/// What a decision says: the outputs a rule may give.
package enum OutputName: Hashable, Sendable {
  case outcome
  case to
  case continuity
  case validityStarts
  case validityEnds
  case fee
  case completedBy
  /// A record fact that an accepted event writes.
  case record(String)

  /// The key in a policy.
  package var key: String {
    switch self {
    case .outcome: "outcome"
    case .to: "to"
    case .continuity: "continuity"
    case .validityStarts: "validity.starts"
    case .validityEnds: "validity.ends"
    case .fee: "fee"
    case .completedBy: "completed-by"
    case .record(let fact): fact
    }
  }

  /// The key under which a decision reports it: both ends of the validity are one.
  package var reportKey: String {
    switch self {
    case .validityStarts, .validityEnds: "validity"
    default: key
    }
  }

  /// The output with a key of its own; record facts have none.
  package init?(key: String) {
    switch key {
    case "outcome": self = .outcome
    case "to": self = .to
    case "continuity": self = .continuity
    case "validity.starts": self = .validityStarts
    case "validity.ends": self = .validityEnds
    case "fee": self = .fee
    case "completed-by": self = .completedBy
    default: return nil
    }
  }
}
