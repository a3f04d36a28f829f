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

  /// All files of the policy's packs but their tests, and the files of its calendar.
  func digests(of policy: String, calendar: String?) -> ReportContext.Digests {
    let packs = packs(of: policy)
    return ReportContext.Digests(
      policy: digest(packs.flatMap { pack in pack.files.map { (pack, $0) } }),
      calendar: calendar.flatMap { self.calendar($0) }, engine: engineVersion)
  }

  private func calendar(_ name: String) -> String? {
    guard let pack = store.pack(of: name) else { return nil }
    let files = pack.calendars.filter { $0.id.value == name }.map { (pack, $0.range.file) }
    return files.isEmpty ? nil : digest(files)
  }

  private func digest(_ files: [(LoadedPack, SourceFile)]) -> String {
    let lines = files.map { pack, file in
      let path = Paths.name(pack.folder) + file.path.dropFirst(pack.folder.count)
      return (path: path, line: "\(hexadecimal(sha256(file.bytes)))  \(path)\n")
    }
    let sorted = lines.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return "sha256:" + hexadecimal(sha256(Array(sorted.map(\.line).joined().utf8)))
  }
}
