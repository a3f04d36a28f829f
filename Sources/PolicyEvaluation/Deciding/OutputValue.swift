import PolicyProgram

/// What a decision says for one output.
package enum OutputValue: Hashable, Sendable {
  /// The outcome does not ask for it.
  case notDue
  /// A packed day, fen, or the bit of a word, by the output's type.
  case value(Int32)
  /// It cannot be said, for these reasons, each once.
  case undetermined([Undetermined])

  /// The value, if there is one.
  package var known: Int32? {
    if case .value(let value) = self { value } else { nil }
  }
}

/// Why an output cannot be said, and what is still needed.
package struct Undetermined: Hashable, Sendable {
  package let why: Why
  /// The facts to be asked for, in the order in which to ask.
  package let facts: [String]
  /// The rules that disagree, or that a gap lies between.
  package let rules: [String]
  /// The readings that decide between what is left.
  package let readings: [String]

  package init(why: Why, facts: [String] = [], rules: [String] = [], readings: [String] = []) {
    self.why = why
    self.facts = facts
    self.rules = rules
    self.readings = readings
  }

  package enum Why: String, Hashable, Sendable, CaseIterable {
    /// Facts are missing.
    case needs
    /// No rule gives an output that is due.
    case gap
    /// Standing rules disagree.
    case conflict
    /// A year without a notice.
    case calendar
    /// The sources are silent.
    case silent
    /// A reading has no default, and nobody chose.
    case reading
    /// No edition is in force on the governing day, or that day is unknown.
    case edition
  }
}
