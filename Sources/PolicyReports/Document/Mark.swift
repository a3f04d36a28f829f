/// How a line of a reasons tree came out, told by a sign, by colour, and by a word.
package enum Mark: String, Hashable, Sendable, CaseIterable {
  /// It holds, or is brought.
  case holds
  /// It does not.
  case fails
  /// It applies and is defeated.
  case defeated
  /// It cannot be said.
  case open
  /// A value, which neither holds nor fails.
  case value

  /// One cell wide, and told apart without colour.
  package var sign: String {
    switch self {
    case .holds: "✓"
    case .fails: "✗"
    case .defeated: "⊘"
    case .open: "?"
    case .value: "·"
    }
  }

  /// The word for those who do not see the sign.
  package var word: Word {
    switch self {
    case .holds: .markHolds
    case .fails: .markFails
    case .defeated: .markDefeated
    case .open: .markOpen
    case .value: .markValue
    }
  }
}
