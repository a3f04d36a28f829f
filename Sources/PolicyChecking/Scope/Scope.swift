import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

/// Everything an edition can name: what its vocabularies declare, and its own readings, definitions
/// and windows. One namespace for facts, definitions, windows and readings.
package struct Scope: Sendable {
  package var facts: [String: FactEntry] = [:]
  package var choices: [ChoiceID: ChoiceSpec] = [:]
  package var papers: [String: PaperSpec] = [:]
  package var sources: [String: SourceEntry] = [:]
  package var events: [String: Wording] = [:]
  package var spells: [String: Wording] = [:]
  package var readings: [String: ReadingSpec] = [:]
  package var definitions: [String: DefinitionDecl] = [:]
  package var windows: [String: WindowDecl] = [:]
  package var functions: [String: NativeFunction] = [:]
  /// What every case must satisfy, by the vocabularies.
  package var assumptions: [ExprSyntax] = []
  /// Where each name of the one namespace was introduced.
  package var places: [String: SourceRange] = [:]

  package struct FactEntry: Sendable {
    package let spec: FactSpec
    package let presume: ExprSyntax?
  }

  package struct SourceEntry: Sendable {
    package let spec: SourceSpec
    package let place: SourceRange
  }

  /// All names that an expression may use for a value.
  var valueNames: [String] {
    Array(facts.keys) + Array(readings.keys) + Array(definitions.keys)
      + windows.keys.flatMap { ["\($0).opens", "\($0).closes"] }
  }
}
