import Diagnostics
import PolicyPacks
import PolicySyntax
import SourceText

/// Puts an archive's pack into a folder of packs: whole, or not at all.
///
/// The files are written into a hidden folder beside their place, checked there with all other
/// packs, and then moved with one renaming. What ends half-way leaves only the hidden folder.
struct Installer {
  let archive: PackArchive
  /// Folders of packs; the first is where the pack goes.
  let folders: [String]
  let replaces: Bool
  let surveyor: Surveyor

  private var id: String { archive.pack.value }
  private var place: String { "\(folders[0])/\(id)" }

  func install() throws {
    try checkPlace()
    do throws(Files.Unreadable) {
      try Files.makeFolder(folders[0])
      let staging = try Files.makeFreshFolder("\(folders[0])/.policy-install-")
      defer { Files.remove(staging) }
      try unpack(into: "\(staging)/\(id)")
      let complaints = complaints(in: staging)
      if complaints.isEmpty { return try move(from: staging) }
      complain(of: complaints)
    } catch {
      Stream.complaints.write("policy: `\(error.path)` cannot be written: \(error.reason)\n")
    }
    throw ExitStatus.complaints
  }

  private func checkPlace() throws {
    switch Files.kind(place) {
    case nil: return
    case .link:
      throw complain([
        .placeTaken(
          archive, "`\(place)` is a link; what it leads to is not replaced", help: "remove the link"
        )
      ])
    case .folder where replaces: return
    case .folder:
      throw complain([
        .placeTaken(archive, "`\(place)` is there already", help: "add `--replace` to replace it")
      ])
    case .file, .other:
      throw complain([.placeTaken(archive, "`\(place)` is no folder", help: nil)])
    }
  }

  private func unpack(into folder: String) throws(Files.Unreadable) {
    for file in archive.files {
      let path = "\(folder)/\(file.path)"
      try Files.makeFolder(Paths.parent(path))
      try Files.write(file.bytes, to: path)
    }
  }

  private func move(from staging: String) throws(Files.Unreadable) {
    let fresh = "\(staging)/\(id)"
    guard Files.kind(place) == .folder else { return try Files.move(fresh, to: place) }
    // Why: not in the other hidden folder, so that nothing is lost should moving back fail too.
    let aside = try Files.makeFreshFolder("\(folders[0])/.policy-replaced-")
    try Files.move(place, to: "\(aside)/\(id)")
    do throws(Files.Unreadable) {
      try Files.move(fresh, to: place)
    } catch {
      try Files.move("\(aside)/\(id)", to: place)
      Files.remove(aside)
      throw error
    }
    Files.remove(aside)
  }

  // MARK: Checking

  /// Why the unpacked pack may not take its place; empty: it may.
  private func complaints(in staging: String) -> [Diagnostic] {
    let others = folders.filter(Files.isFolder)
    let store = PolicyStore(
      folders: [staging] + others, library: nativeFunctions, withTests: true)
    if let mismatch = mismatch(store.pack(id)) { return [mismatch.moved(from: staging, to: shown)] }
    var findings = Findings()
    findings.look(at: .pack(id, store), surveyor)
    let broken = store.packIDs.filter { $0 != id }.compactMap { store.pack($0) }.flatMap { pack in
      pack.diagnostics.filter { complaint in
        [.wrongVersion, .needsCycle].contains(complaint.code)
          && complaint.others.contains { $0.range.file.path.hasPrefix("\(staging)/") }
      }
    }
    return (findings.complaints.filter { $0.severity == .error } + broken).eachOnce()
      .map { $0.moved(from: staging, to: shown) }
  }

  /// Where complaints say that the unpacked files lie.
  private var shown: String { archive.pack.range.file.path }

  /// Whether `pack.yaml` says what the head says.
  private func mismatch(_ pack: LoadedPack?) -> Diagnostic? {
    guard let pack else {
      return .headMismatch(
        archive.pack.range, "the archive holds no pack: `pack.yaml` is not in it", nil)
    }
    guard let declared = pack.declaration else { return nil }
    if declared.id.value != id {
      return .headMismatch(
        archive.pack.range, "the archive is named for another pack than it holds",
        declared.id.range)
    }
    guard declared.version?.value != archive.version.value else { return nil }
    return .headMismatch(
      archive.version.range, "the archive is named for another version than it holds",
      declared.version?.range ?? declared.id.range)
  }
}

extension Diagnostic {
  /// The same complaint, with the files of one folder shown as lying in another.
  func moved(from old: String, to new: String) -> Diagnostic {
    var files: [String: SourceFile] = [:]
    func moved(_ label: Label) -> Label {
      let file = label.range.file
      guard file.path.hasPrefix("\(old)/") else { return label }
      let path = new + file.path.dropFirst(old.count)
      let shown = files[path] ?? SourceFile(path: path, bytes: file.bytes)
      files[path] = shown
      return Label(SourceRange(shown, label.range.bytes), label.text)
    }
    let first = moved(primary)
    return Diagnostic(
      code, message, at: first.range, first.text, others: others.map(moved), help: help)
  }
}
