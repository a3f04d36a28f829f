import PolicyValues

/// A rule of a procedure, or a status: its condition, what it gives, what defeats it.
package struct Rule: Sendable {
  package let id: String
  package let title: Wording?
  package let because: Wording?
  package let condition: TermID
  /// Whether the condition holds.
  package let applies: RegisterID
  /// The rules, by index, whose application defeats this one in an output both give.
  package let defeatedBy: [Int]
  package let gives: [Given]
  package let basis: Basis
  /// The overlay that adds or changes it; nil for a rule of the edition.
  package let overlay: String?

  package init(
    id: String, title: Wording?, because: Wording?, condition: TermID, applies: RegisterID,
    defeatedBy: [Int], gives: [Given], basis: Basis, overlay: String? = nil
  ) {
    self.id = id
    self.title = title
    self.because = because
    self.condition = condition
    self.applies = applies
    self.defeatedBy = defeatedBy
    self.gives = gives
    self.basis = basis
    self.overlay = overlay
  }

  /// One output of a rule.
  package struct Given: Sendable {
    package let output: OutputName
    package let value: TermID
    /// Whether the rule applies and no applicable rule defeats it in this output.
    package let stands: RegisterID

    package init(output: OutputName, value: TermID, stands: RegisterID) {
      self.output = output
      self.value = value
      self.stands = stands
    }
  }

  package func given(_ output: OutputName) -> Given? { gives.first { $0.output == output } }
}
