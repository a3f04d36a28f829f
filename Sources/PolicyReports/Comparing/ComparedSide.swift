import PolicyValues
import SourceText

/// What a report on a comparison says of one side and the engine does not know.
package struct ComparedSide: Sendable {
  /// As it was asked for: `POLICY@EDITION`, a file, a revision of a file.
  package let name: String
  /// `POLICY@EDITION`.
  package let edition: String
  package let title: Wording
  /// What each file is, by its path: `POLICY@EDITION`, or a vocabulary.
  package let layers: [String: String]
  /// The path of the edition's own file.
  package let file: String

  package init(
    name: String, edition: String, title: Wording, layers: [String: String], file: String
  ) {
    self.name = name
    self.edition = edition
    self.title = title
    self.layers = layers
    self.file = file
  }

  /// The layer a place lies in; nil: the edition's own file.
  func layer(of place: SourceRange) -> String? {
    place.file.path == file ? nil : layers[place.file.path]
  }
}
