/// Makes bytes of a document; the forms differ here and nowhere else.
package protocol Renderer {
  /// The whole document; ends with a line break unless it is empty.
  func render(_ blocks: [Block]) -> String
}
