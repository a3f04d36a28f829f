import PolicyValues
import SourceText
import YAMLTree

/// A dated notice above editions: what it says holds where its guard does, and nowhere else.
package struct OverlayDecl: Sendable {
  package let id: Located<String>
  package let title: Wording?
  /// `POLICY` or `POLICY@EDITION`.
  package let above: [Located<String>]
  package let inForce: InForceDecl?
  /// For whom; nil: for everybody.
  package let when: ExprSyntax?
  package let notes: NotesDecl
  /// What it takes away, as paths from the top of the edition.
  package let drop: [Located<String>]
  /// What it changes and adds: the keys that an edition has, too.
  package let layer: Node
  package let range: SourceRange

  /// Whether it stands above an edition, by the names it gives.
  package func stands(above policy: String, edition: String) -> Bool {
    above.contains { $0.value == policy || $0.value == "\(policy)@\(edition)" }
  }
}

/// An overlay that was worked into an edition.
package struct LaidOverlay: Sendable {
  /// Also the name of the definition that is its guard; no expression can name it.
  package let id: Located<String>
  package let title: Wording?
  package let inForce: InForceDecl
  package let notes: NotesDecl
  package let changes: [Change]

  /// One key that it adds, changes or takes away.
  package struct Change: Sendable {
    /// The keys from the top, joined by `/`.
    package let path: String
    /// Where the overlay says so.
    package let place: SourceRange
    /// What it took the place of; nil for what it adds.
    package let replaced: SourceRange?
    package let notes: NotesDecl
  }
}
