import PolicyValues

/// One paper, or one group of which any will do, that may be required.
package struct Requirement: Sendable {
  /// The paper, or the named group; nil for alternatives without a name.
  package let id: String?
  /// What would do: the paper itself, or any of these.
  package let alternatives: [Alternative]
  /// Whether it is asked for.
  package let asked: RegisterID
  /// Whether what is brought does.
  package let brought: RegisterID
  /// Whether it is asked for, and what is brought does not do.
  package let lacking: RegisterID
  /// The conditions under which it is asked for, outermost first.
  package let conditions: [TermID]
  package let because: Wording?
  package let basis: Basis

  package init(
    id: String?, alternatives: [Alternative], asked: RegisterID, brought: RegisterID,
    lacking: RegisterID, conditions: [TermID], because: Wording?, basis: Basis
  ) {
    self.id = id
    self.alternatives = alternatives
    self.asked = asked
    self.brought = brought
    self.lacking = lacking
    self.conditions = conditions
    self.because = because
    self.basis = basis
  }

  /// Papers that do together, with the qualities they must have.
  package struct Alternative: Sendable {
    package let papers: [(paper: String, qualities: [String])]

    package init(papers: [(paper: String, qualities: [String])]) { self.papers = papers }
  }
}

/// A paper with its words and the words of its qualities.
package struct PaperSpec: Sendable {
  package let id: String
  package let label: Wording
  package let qualities: [(id: String, label: Wording)]
  /// For a named group: the papers of which any will do.
  package let anyOf: [String]

  package init(
    id: String, label: Wording, qualities: [(id: String, label: Wording)], anyOf: [String]
  ) {
    self.id = id
    self.label = label
    self.qualities = qualities
    self.anyOf = anyOf
  }
}
