import CivilTime
import Diagnostics
import PolicySyntax
import SourceText

/// An edition's own file with the days it is in force: enough to choose it by.
package struct EditionFile {
  package let policy: String
  package let edition: String
  package let from: CivilDate
  package let until: CivilDate
  package let inForcePlace: SourceRange
  package let file: PackFile
  /// `POLICY@EDITION`.
  package var id: String { "\(policy)@\(edition)" }

  /// nil where the file lacks what an edition is chosen by; the full reading complains about that.
  init?(_ file: PackFile) {
    guard let policy = file.id?.value, let edition = file.edition?.value,
      let inForce = file.inForce ?? Self.inForce(file)
    else { return nil }
    self.policy = policy
    self.edition = edition
    self.from = inForce.from
    self.until = inForce.until
    self.inForcePlace = inForce.place
    self.file = file
  }

  private static func inForce(_ file: PackFile)
    -> (from: CivilDate, until: CivilDate, place: SourceRange)?
  {
    guard case .mapping(let entries, _)? = file.document.root,
      let node = entries.first(where: { $0.key.text == "in-force" })?.value
    else { return nil }
    let reader = Reader()
    guard let fields = Fields(node, Blocks.inForce, reader),
      let from = fields.node("from").flatMap({ reader.date($0) }),
      let until = fields.node("until").flatMap({ reader.date($0, orNever: true) })
    else { return nil }
    return (from.value, until.value, node.range)
  }
}
