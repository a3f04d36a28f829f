import PolicyProgram

/// Why a decision is what it is, read off its registers: the proof object of every report.
package struct Explanation: Sendable {
  package let decision: Decision
  /// Every rule of the procedure in written order, each with the conditions that made it apply, or all
  /// that failed.
  package let rules: [Step]
  /// Every status likewise.
  package let statuses: [Step]
  /// Every requirement that is asked for, with the conditions that ask for it.
  package let requirements: [Step]
  /// The arithmetic of every date the decision names: outputs and shown windows, by output key or
  /// `window.opens`.
  package let dates: [(name: String, step: Step)]
  /// Every rule of the transition, which came before all of these.
  package let transition: [Step]

  package init(
    decision: Decision, rules: [Step], statuses: [Step], requirements: [Step],
    dates: [(name: String, step: Step)], transition: [Step] = []
  ) {
    self.decision = decision
    self.rules = rules
    self.statuses = statuses
    self.requirements = requirements
    self.dates = dates
    self.transition = transition
  }
}
