import Diagnostics
import PolicySyntax
import SourceText

extension PolicyStore {
  /// How the packs that are found differ from those that were locked; empty: in nothing.
  ///
  /// Every complaint names its line in the lock; a pack or a file that the lock does not know is
  /// complained about where it lies.
  package func differences(from lock: PackLock) -> [Diagnostic] {
    let locked = Set(lock.packs.map(\.id.value))
    return lock.packs.flatMap { entry -> [Diagnostic] in
      guard let folder = locations[entry.id.value], let pack = pack(entry.id.value) else {
        return [.lockedPackAbsent(entry.id)]
      }
      return differences(of: pack, in: folder, from: entry)
    }
      + packIDs.filter { !locked.contains($0) }.compactMap { id in
        locations[id].map { .packNotLocked(id, in: $0, lock.file) }
      }
  }

  private func differences(
    of pack: LoadedPack, in folder: String, from entry: PackLock.Pack
  ) -> [Diagnostic] {
    let sealed = sealedFiles(of: folder)
    var found = sealed.diagnostics
    let version = pack.declaration?.version
    if version?.value != entry.version?.value, let id = pack.declaration?.id {
      found.append(.lockedVersion(entry, now: version, at: version?.range ?? id.range))
    }
    let present = Dictionary(grouping: sealed.value, by: \.path).compactMapValues(\.first)
    for file in entry.files {
      if let now = present[file.path.value] {
        if now.digest != file.digest.value {
          found.append(.lockedFileChanged(file, at: "\(folder)/\(now.path)"))
        }
      } else {
        found.append(.lockedFileAbsent(file, in: folder))
      }
    }
    let locked = Set(entry.files.map(\.path.value))
    found += sealed.value.filter { !locked.contains($0.path) }.map {
      .fileNotLocked("\(folder)/\($0.path)", entry)
    }
    return found
  }
}
