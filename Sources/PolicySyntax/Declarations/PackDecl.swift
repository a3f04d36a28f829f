import PolicyValues
import SourceText

/// A pack's own description.
package struct PackDecl: Sendable {
  package let id: Located<String>
  package let title: Wording?
  package let place: String?
  package let language: Located<Int>?
  package let needs: [Located<String>]
  package let names: [String]
}
