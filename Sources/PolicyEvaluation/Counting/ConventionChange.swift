import PolicyProgram
import SourceText

/// What a decision would be if periods were counted in another way than the policy says.
package struct ConventionChange: Sendable {
  /// `first-day`, `missing-day` or `rest-day`.
  package let convention: String
  /// The way of counting that was tried.
  package let value: String
  /// The way that is in force, and the line that says so.
  package let inForce: String
  package let place: SourceRange
  /// What would be said otherwise; nil as output: the status. Empty: nothing would.
  package let changes: [(output: OutputName?, value: OutputValue)]
  /// The decision under that way.
  package let decision: Decision

  /// - Parameter decision: as it is; `other`: under the other way of counting.
  package init(
    convention: String, value: String, inForce: String, place: SourceRange,
    from decision: Decision, to other: Decision
  ) {
    self.convention = convention
    self.value = value
    self.inForce = inForce
    self.place = place
    self.decision = other
    var changes: [(output: OutputName?, value: OutputValue)] = []
    for (name, value) in other.outputs {
      if case .record = name { continue }
      if ConventionChange.isChange(decision.output(name), value) { changes.append((name, value)) }
    }
    if ConventionChange.isChange(decision.statusBefore, other.statusBefore) {
      changes.append((nil, other.statusBefore))
    }
    self.changes = changes
  }

  /// From one kind of silence to another is no change.
  private static func isChange(_ old: OutputValue, _ new: OutputValue) -> Bool {
    if case .undetermined = old, case .undetermined = new { return false }
    return old != new
  }
}
