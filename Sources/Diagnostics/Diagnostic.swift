import SourceText

/// Something an author should know, and where: one sentence, one main place, at most one help.
package struct Diagnostic: Sendable {
  package let code: DiagnosticCode
  /// One sentence: lower-case start, no final stop, the author's words in backticks.
  package let message: String
  package let primary: Label
  package var others: [Label]
  /// One imperative sentence that can be followed.
  package var help: String?

  package init(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, _ label: String = "",
    others: [Label] = [], help: String? = nil
  ) {
    self.code = code
    self.message = message
    self.primary = Label(range, label)
    self.others = others
    self.help = help
  }

  /// How grave it is; decided by the code.
  package var severity: Severity { code.severity }

  /// A place in the source with a few words to it.
  package struct Label: Sendable {
    package let range: SourceRange
    package let text: String

    package init(_ range: SourceRange, _ text: String) {
      self.range = range
      self.text = text
    }
  }
}

/// How grave a complaint is: errors stop a policy from being used, warnings do not.
package enum Severity: String, Sendable, Comparable {
  case warning
  case error

  package static func < (a: Severity, b: Severity) -> Bool { a == .warning && b == .error }
}
