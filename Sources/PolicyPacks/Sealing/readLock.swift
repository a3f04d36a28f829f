import Diagnostics
import PolicySyntax
import SourceText
import YAMLTree

/// Reads a lock; nil where it is none (P0620).
package func readLock(_ file: SourceFile) -> Checked<PackLock?> {
  let document = readYAML(file)
  let reader = Reader()
  guard !document.hasErrors, let root = document.value.root else {
    return Checked(nil, document.diagnostics + (document.hasErrors ? [] : [.notALock(file)]))
  }
  guard case .mapping(let entries, _) = root, entries.contains(where: { $0.key.text == "lock" })
  else { return Checked(nil, [.notALock(file)]) }
  guard let fields = lockFields(root, ["lock", "packs"], reader),
    let form = fields["lock"].flatMap(reader.integer)
  else { return Checked(nil, reader.diagnostics) }
  if form.value != 1 { reader.report(.lockForm(form)) }
  let packs = (fields["packs"].flatMap { reader.entries($0, "packs") } ?? []).compactMap {
    lockedPack($0, reader)
  }
  let lock = reader.diagnostics.isEmpty ? PackLock(packs: packs, file: file) : nil
  return Checked(lock, document.diagnostics + reader.diagnostics)
}

private func lockedPack(_ entry: Node.Entry, _ reader: Reader) -> PackLock.Pack? {
  let id = Located(entry.key.text, at: entry.key.range)
  guard isPackID(id.value) else {
    reader.report(.badLockEntry("`\(id.value)` is no id of a pack", at: id.range))
    return nil
  }
  guard let fields = lockFields(entry.value, ["version", "needs", "files"], reader),
    let files = fields["files"].flatMap({ reader.entries($0, "files") })
  else { return nil }
  return PackLock.Pack(
    id: id, version: fields["version"].flatMap(reader.version),
    files: files.compactMap { lockedFile($0, reader) })
}

private func lockedFile(_ entry: Node.Entry, _ reader: Reader) -> PackLock.File? {
  let path = Located(entry.key.text, at: entry.key.range)
  if let problem = PackPath.problem(path.value) {
    reader.report(.badLockEntry("the path `\(path.value)` \(problem)", at: path.range))
    return nil
  }
  guard let digest = reader.text(entry.value) else { return nil }
  let mark = PackLock.digestMark
  guard digest.value.hasPrefix(mark),
    hexadecimalBytes(digest.value.dropFirst(mark.count), count: 32) != nil
  else {
    reader.report(.badLockEntry("`\(digest.value)` is no SHA-256 digest", at: digest.range))
    return nil
  }
  return PackLock.File(
    path: path, digest: Located(String(digest.value.dropFirst(mark.count)), at: digest.range))
}

/// The values of a mapping by their keys; a key that means nothing in a lock is complained about.
private func lockFields(_ node: Node, _ known: [String], _ reader: Reader) -> [String: Node]? {
  guard let entries = reader.entries(node, "a mapping") else { return nil }
  var fields: [String: Node] = [:]
  for entry in entries {
    if !known.contains(entry.key.text) {
      reader.report(.badLockEntry("`\(entry.key.text)` means nothing here", at: entry.key.range))
    }
    fields[entry.key.text] = entry.value
  }
  return fields
}
