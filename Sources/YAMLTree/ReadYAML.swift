import Diagnostics
import SourceText

/// Reads a file as strict YAML: one document of mappings, lists and text, and nothing clever.
///
/// Duplicate keys, tabs, tags, anchors, aliases, merge keys, directives, second documents, keys
/// that are no words and empty values are complained about, all of them, and left out of the tree
/// where keeping them would only lead to further complaints. Text that is not YAML ends the reading
/// at that place. Never traps, whatever the bytes. O(bytes).
///
/// An empty value stays in the tree (`Node.isMissing`), so that its key is not reported as absent.
/// A value cut by a stray comma is put together again. Of two equal keys the first stays.
package func readYAML(_ file: SourceFile, limits: YAMLLimits = .standard) -> Checked<Document> {
  guard file.bytes.count <= limits.bytes else {
    let complaint = Diagnostic.tooManyBytes(file, limit: limits.bytes)
    let empty = Document(file: file, root: nil, comments: [], isComplete: false)
    return Checked(empty, [complaint])
  }
  let check = CharacterCheck(file, .strict, complaints: limits.complaints)
  var builder = TreeBuilder(YAMLEvents(check, of: file), limits)
  builder.build()
  return builder.result
}
