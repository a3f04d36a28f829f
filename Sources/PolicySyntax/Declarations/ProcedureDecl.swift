import PolicyValues
import SourceText

/// Something one can apply for.
package struct ProcedureDecl: Sendable {
  package let id: Located<String>
  package let title: Wording?
  package let event: Located<String>?
  package var rules: [RuleDecl]
  package var validity: ValidityDecl?
  package var materials: [MaterialDecl]
  package var fee: NotedValueDecl?
  package var completedBy: NotedValueDecl?
  package var record: [AssignmentDecl]
  package var gap: GapDecl?
  package let notes: NotesDecl
  package let range: SourceRange
}

/// A condition and what follows from it.
package struct RuleDecl: Sendable {
  package let id: Located<String>
  package let title: Wording?
  package var when: ExprSyntax?
  package let then: [AssignmentDecl]
  package let except: ExceptDecl
  package let because: Wording?
  package let notes: NotesDecl
  package let range: SourceRange
  /// The overlay that adds or changes it; nil in the edition itself.
  package var overlay: String?
}

/// An output or a record fact, and its value.
package struct AssignmentDecl: Sendable {
  package let name: Located<String>
  package var value: ValueDecl
}

/// What a rule defeats.
package struct ExceptDecl: Sendable {
  package var rules: [Located<String>] = []
  package var outcomes: [Located<String>] = []
}

/// The new validity where no rule gives one: its first day, and a period or a last day.
package struct ValidityDecl: Sendable {
  package var starts: ValueDecl?
  package let lasts: ValueDecl?
  package let ends: ValueDecl?
  package let notes: NotesDecl
  package let range: SourceRange
  /// Other periods or last days under overlays, the strongest last.
  package var overlaid: [(overlay: Located<String>, validity: ValidityDecl)] = []
}

/// A value with its citations.
package struct NotedValueDecl: Sendable {
  package var value: ValueDecl
  package let notes: NotesDecl
}

/// The days between, where they are not the usual ones.
package struct GapDecl: Sendable {
  package let from: ValueDecl
  package let until: ValueDecl
}
