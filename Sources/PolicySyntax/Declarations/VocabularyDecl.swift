import PolicyValues
import SourceText
import YAMLTree

/// Facts, choices and papers that policies share, with their labels.
package struct VocabularyDecl: Sendable {
  package let id: Located<String>
  package let uses: [Located<String>]
  package let choices: [ChoiceDecl]
  package let facts: [FactDecl]
  package let materials: [PaperDecl]
  package let events: [LabelDecl]
  package let spells: [LabelDecl]
  package let statuses: [LabelDecl]
  package let sources: [SourceDecl]
  package let adds: [ChoiceDecl]
  package let assume: [ExprSyntax]
}

/// A named list of options.
package struct ChoiceDecl: Sendable {
  package let id: Located<String>
  package let options: [LabelDecl]
}

/// A name with its words.
package struct LabelDecl: Sendable {
  package let id: Located<String>
  package let label: Wording?
}

/// A typed input.
package struct FactDecl: Sendable {
  package let id: Located<String>
  package let type: Located<String>?
  package let options: [LabelDecl]
  package let isRecord: Bool
  package let label: Wording?
  package let ask: Wording?
  package let ifTrue: Wording?
  package let ifFalse: Wording?
  package let range: RangeDecl?
  package let unit: Wording?
  package let presume: ExprSyntax?
  package let spells: SpellRuleDecl?
  package let place: SourceRange
}

/// How a fact is counted from the spells of a history, as written.
package struct SpellRuleDecl: Sendable {
  /// The kind of spell.
  package let of: Located<String>
  /// One of `SpellRuleDecl.takes`.
  package let take: Located<String>
  package let within: Located<Int>?

  package static let takes = ["months", "months-in-a-row", "since"]
}

/// The least and the greatest value of a fact, as written.
package struct RangeDecl: Sendable {
  package let from: Node
  package let to: Node
}

/// A paper, or a named group of papers.
package struct PaperDecl: Sendable {
  package let id: Located<String>
  package let label: Wording?
  package let qualities: [LabelDecl]
  package let anyOf: [Located<String>]
}
