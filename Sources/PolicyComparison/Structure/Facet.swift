import PolicyProgram
import PolicyValues
import SourceText

/// One thing an edition says, as text that does not depend on layout, and where it says it.
package struct Facet: Sendable {
  package let part: Part
  package let aspect: StructuralAspect
  /// As people read it: one line, in the author's own order.
  package let shown: String
  /// Equal exactly where two sides write the same: parts that may stand in any order are sorted.
  package let canonical: String
  /// The same with every definition written out; equal where only names differ.
  package let meaning: String
  /// A date with definitions written out and readings at their defaults, where that says more.
  package let unfolded: String?
  /// For a list of names that the other side may not have: the names.
  package let members: Set<String>?
  /// Words for people, where the text is such.
  package let words: Wording?
  package let place: SourceRange
  package let citations: [Citation]

  init(
    _ part: Part, _ aspect: StructuralAspect, _ text: FacetText, at place: SourceRange,
    on basis: Basis? = nil
  ) {
    self.part = part
    self.aspect = aspect
    self.shown = text.shown
    self.canonical = text.canonical
    self.meaning = text.meaning
    self.unfolded = text.unfolded
    self.members = text.members
    self.place = place
    self.words = text.words
    self.citations = basis?.citations ?? []
  }
}

/// The forms of one text.
struct FacetText {
  var shown: String
  var canonical: String
  var meaning: String
  var unfolded: String?
  var members: Set<String>?
  var words: Wording?

  /// A text that has one form.
  init(_ text: String) {
    shown = text
    canonical = text
    meaning = text
  }

  /// Something shown that is the same whenever its key is.
  init(_ shown: String, sameAs key: String) {
    self.shown = shown
    canonical = key
    meaning = key
  }

  /// Words for people.
  init(_ words: Wording) {
    self.init("\(words.zh) / \(words.en)")
    self.words = words
  }

  /// Names in any order.
  init(names: [String]) {
    self.init(names.sorted().joined(separator: ", "))
    members = Set(names)
  }
}
