/// What a phase made, with its complaints: a phase never fails, it carries on.
package struct Checked<Value> {
  package let value: Value
  package let diagnostics: [Diagnostic]

  package init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }

  /// Runs the next phase on the value and keeps both sets of complaints.
  package func then<Next>(_ phase: (Value) -> Checked<Next>) -> Checked<Next> {
    let next = phase(value)
    return Checked<Next>(next.value, diagnostics + next.diagnostics)
  }

  /// Whether any complaint is an error.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension Checked: Sendable where Value: Sendable {}
