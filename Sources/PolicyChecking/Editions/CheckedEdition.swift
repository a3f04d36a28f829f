import CivilTime
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

/// One edition whose names are known and whose types fit; ready to be lowered.
package struct CheckedEdition: Sendable {
  package let id: String
  package let title: Wording
  package let instrument: String
  package let edition: String
  /// The first day in force; where a reading disputes it, that of the first option.
  package let from: CivilDate
  package let until: CivilDate
  package let inForce: InForceDecl
  package let inForcePlace: SourceRange
  package let governedBy: Expr?
  package let calendar: String?
  /// The vocabularies it names.
  package let uses: [Located<String>]
  package let conventions: Conventions
  package let scope: Scope
  package let windowOrder: [String]
  package let windows: [String: CheckedWindow]
  package let definitions: [String: CheckedDefinition]
  package let statuses: [CheckedRule]
  package let procedures: [CheckedProcedure]
  package let assumptions: [Expr]
  package let presumptions: [(fact: String, value: Expr)]
  package let overlays: [CheckedOverlay]
  /// What the first day writes into the record of older permits.
  package let transition: [CheckedRule]
  /// Findings that are known and stay.
  package let findings: [FindingDecl]
  package let place: SourceRange
}

/// An overlay that was worked into the edition; the definition of its name is its guard.
package struct CheckedOverlay: Sendable {
  package let id: String
  package let title: Wording?
  package let from: CivilDate
  package let until: CivilDate
  package let basis: Basis
  package let changes: [Overlay.Change]
}

/// A window with checked ends.
package struct CheckedWindow: Sendable {
  package let id: String
  package let title: Wording?
  package let opens: Expr
  package let closes: Expr
  package let isShown: Bool
  package let basis: Basis
}

/// A named value.
package struct CheckedDefinition: Sendable {
  package let id: String
  package let title: Wording?
  package let value: Expr
  package let basis: Basis
}

/// A rule of a procedure, or a status.
package struct CheckedRule: Sendable {
  package let id: String
  package let title: Wording?
  package let because: Wording?
  package let when: Expr
  package let gives: [(output: OutputName, value: Expr)]
  /// The rules, by index, that defeat this one.
  package let defeatedBy: [Int]
  package let basis: Basis
  /// The overlay that adds or changes it.
  package let overlay: String?

  /// Tells apart the rules of one id that an overlay made two of.
  var key: String { overlay.map { "\(id)@\($0)" } ?? id }
}

/// A procedure with checked rules and blocks.
package struct CheckedProcedure: Sendable {
  package let spec: ProcedureSpec
  package let rules: [CheckedRule]
  package let targets: ChoiceSpec
  package let validityStarts: Expr?
  package let validityEnds: Expr?
  package let validityBasis: Basis?
  package let materials: [CheckedMaterial]
  package let fee: (value: Expr, basis: Basis)?
  package let completedBy: (value: Expr, basis: Basis)?
  package let record: [(fact: String, value: Expr)]
  package let gapFrom: Expr?
  package let gapUntil: Expr?
}

/// A requirement of papers with checked conditions.
package struct CheckedMaterial: Sendable {
  package let content: Content
  package let when: Expr?
  package let because: Wording?
  package let basis: Basis

  package indirect enum Content: Sendable {
    case paper(String, must: [String])
    case allOf([CheckedMaterial])
    case anyOf([Requirement.Alternative])
    case table(CheckedTable.Subject, [CheckedMaterial], otherwise: CheckedMaterial?)
    case none
  }
}
