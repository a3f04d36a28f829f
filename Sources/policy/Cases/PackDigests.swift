import PolicyChecking
import PolicyPacks
import PolicyReports
import SourceText

/// Digests of what a decision rests on, which `sha256sum` can repeat.
///
/// The digest of some files is the SHA-256 of the lines that `sha256sum` prints for them, sorted by
/// path, each path starting with its pack's folder.
struct PackDigests {
  let store: PolicyStore

  /// The packs that a policy is made from: its own first, then what it needs.
  func packs(of policy: String) -> [LoadedPack] {
    store.pack(of: policy).map(store.closure) ?? []
  }

  /// The edition's file, those it extends, the overlays above it and the vocabularies they use; the
  /// files of its calendar.
  func digests(of edition: EditionFile) -> ReportContext.Digests {
    let checked = store.checked(edition).value
    let layers = store.layerFiles(of: edition).map { file in
      (store.pack(of: file.id?.value ?? edition.policy), file.file)
    }
    let vocabularies = store.vocabularies(checked?.uses ?? []).map { vocabulary in
      (store.pack(of: vocabulary.id.value), vocabulary.id.range.file)
    }
    let overlays = store.overlays(above: edition).map { overlay in
      (store.pack(of: overlay.id.value), overlay.range.file)
    }
    return ReportContext.Digests(
      policy: digest(layers + overlays + vocabularies),
      calendar: checked?.calendar.flatMap(calendar),
      engine: engineVersion)
  }

  private func calendar(_ name: String) -> String? {
    guard let pack = store.pack(of: name) else { return nil }
    let files = pack.calendars(named: name).value.map { (pack, $0.range.file) }
    return files.isEmpty ? nil : digest(files)
  }

  private func digest(_ files: [(LoadedPack?, SourceFile)]) -> String {
    let lines = files.map { pack, file in
      let path =
        pack.map { Paths.name($0.folder) + file.path.dropFirst($0.folder.count) } ?? file.path
      let known = pack?.files.first { $0.file === file }?.digest
      return (path: path, line: "\(hexadecimal(known ?? sha256(file.bytes)))  \(path)\n")
    }
    let sorted = lines.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return "sha256:" + hexadecimal(sha256(Array(sorted.map(\.line).joined().utf8)))
  }
}
