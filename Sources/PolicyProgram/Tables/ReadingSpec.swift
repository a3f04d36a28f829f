import PolicyValues
import SourceText

/// A question that the texts leave open, with its options; option i is bit i.
package struct ReadingSpec: Sendable {
  package let id: String
  package let ask: Wording
  package let options: [Option]
  /// The option taken when nobody chooses; nil: the decision is then undetermined between them.
  package let fallback: Int?
  package let basis: Basis

  package init(id: String, ask: Wording, options: [Option], fallback: Int?, basis: Basis) {
    self.id = id
    self.ask = ask
    self.options = options
    self.fallback = fallback
    self.basis = basis
  }

  package struct Option: Sendable {
    package let id: String
    package let label: Wording
    /// Why the option is ill-founded; never the default.
    package let doubt: Wording?
    package let basis: Basis

    package init(id: String, label: Wording, doubt: Wording?, basis: Basis) {
      self.id = id
      self.label = label
      self.doubt = doubt
      self.basis = basis
    }
  }

  package func bit(_ option: String) -> Int32? {
    options.firstIndex { $0.id == option }.map { 1 << Int32($0) }
  }

  package var mask: Int32 { Int32(truncatingIfNeeded: (Int64(1) << Int64(options.count)) - 1) }
}
