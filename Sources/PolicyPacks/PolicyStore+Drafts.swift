import Diagnostics
import SourceText

extension PolicyStore {
  /// An edition read from a file beside the packs: a draft, or an earlier revision.
  ///
  /// What it extends and uses comes from the packs as they lie; the file takes the place of the
  /// edition of that name, if there is one. The store is to be used for this edition alone.
  ///
  /// - Returns: nil, with complaints, where the file is no policy with an edition and its days.
  package func adopt(_ file: SourceFile) -> Checked<EditionFile?> {
    let read = readPackFile(file)
    guard let draft = EditionFile(read.value), !read.hasErrors else {
      return Checked(nil, read.diagnostics)
    }
    let id = draft.policy.split(separator: "/").first.map(String.init) ?? draft.policy
    let pack = pack(id) ?? LoadedPack(id: id, folder: file.path, declaration: nil)
    pack.policies.removeAll { EditionFile($0)?.id == draft.id }
    pack.policies.append(read.value)
    pack.files.removeAll { $0.path == file.path }
    pack.files.append(file)
    adopt(pack)
    return Checked(draft, read.diagnostics)
  }

  /// What each policy and vocabulary file that was read is called, by its path.
  package func layerNames() -> [String: String] {
    var names: [String: String] = [:]
    for pack in packIDs.compactMap({ self.pack($0) }) {
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
