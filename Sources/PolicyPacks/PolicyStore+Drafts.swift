import Diagnostics
import SourceText

extension PolicyStore {
  /// The packs with one edition read from a file beside them: a draft, or an earlier revision.
  ///
  /// What the edition extends and uses comes from the packs as they lie; the file takes the place
  /// of the edition of that name, if there is one. A file that lies in a pack is that edition.
  ///
  /// - Returns: nil, with complaints, where the file is no policy with an edition and its days.
  package func adopting(_ file: SourceFile) -> Checked<(store: PolicyStore, edition: EditionFile)?>
  {
    let read = PackFile(file)
    guard read.kind == .policy, let draft = EditionFile(read), !read.hasErrors else {
      return Checked(nil, read.diagnostics)
    }
    let id = draft.policy.split(separator: "/").first.map(String.init) ?? draft.policy
    let old = pack(id)
    let rivals = (old?.files ?? []).filter { other in
      other.file.path == file.path || other.kind == .policy && EditionFile(other)?.id == draft.id
    }
    // Why: places of one file are the same only in one reading of it, and so is what it leaves unsaid.
    if rivals.count == 1, rivals[0].file.path == file.path, rivals[0].file.bytes == file.bytes,
      let own = EditionFile(rivals[0])
    {
      return Checked((self, own), read.diagnostics)
    }
    let others = (old?.files ?? []).filter { other in !rivals.contains { $0 === other } }
    let pack = LoadedPack(
      id: id, folder: old?.folder ?? file.path, declaration: old?.declaration,
      files: others + [read], trouble: [])
    return Checked((with(pack), draft), read.diagnostics)
  }

  /// What each policy and vocabulary file that was read is called, by its path.
  package func layerNames() -> [String: String] {
    var names: [String: String] = [:]
    for pack in packsRead {
      for file in pack.policies {
        names[file.file.path] = EditionFile(file)?.id ?? file.id?.value
      }
      for vocabulary in pack.vocabularies {
        names[vocabulary.id.range.file.path] = vocabulary.id.value
      }
    }
    return names
  }
}
