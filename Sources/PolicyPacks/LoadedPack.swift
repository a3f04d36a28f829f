import Diagnostics
import PolicySyntax
import SourceText
import YAMLTree

/// A pack's files, sorted by kind; each is read whole when it is first asked for.
package final class LoadedPack {
  package let id: String
  package let folder: String
  package let declaration: PackDecl?
  /// Every file, in the order of their paths.
  package let files: [PackFile]
  private let trouble: [Diagnostic]
  private var added: [Diagnostic] = []
  /// What is wrong with the packs that it names as needed.
  var unmetNeeds: [Diagnostic] = []

  /// The editions' files.
  package private(set) lazy var policies = files(.policy)
  package private(set) lazy var testFiles = files(.tests)
  private(set) lazy var vocabularyFiles = DeclaredFiles(files(.vocabulary)) { $0.vocabulary($1) }
  private(set) lazy var overlayFiles = DeclaredFiles(files(.overlay)) { $0.overlay($1) }
  private lazy var calendarFiles = DeclaredFiles(files(.calendar)) { $0.calendar($1) }
  private lazy var disorder = complaintsAboutOrder()

  init(
    id: String, folder: String, declaration: PackDecl?, files: [PackFile], trouble: [Diagnostic]
  ) {
    self.id = id
    self.folder = folder
    self.declaration = declaration
    self.files = files
    self.trouble = trouble
  }

  package var vocabularies: [VocabularyDecl] { vocabularyFiles.read().value }

  /// The vocabularies of a name, one unless two files claim it, with what is wrong with their files.
  package func vocabularies(named name: String) -> Checked<[VocabularyDecl]> {
    vocabularyFiles.read { $0.id?.value == name }
  }

  /// What the vocabularies are called.
  package var vocabularyNames: [String] { files(.vocabulary).compactMap(\.id?.value) }

  /// The notices that stand above editions of this pack.
  package var overlays: [OverlayDecl] { overlayFiles.read().value }

  /// The notices that stand above a policy or one of its editions, with what is wrong with their files
  /// and with those of which that cannot be told.
  func overlays(above policy: String) -> Checked<[OverlayDecl]> {
    overlayFiles.read { mayStand($0, above: policy) }
  }

  /// Their files.
  func overlayFiles(above policy: String) -> [PackFile] {
    files(.overlay).filter { mayStand($0, above: policy) }
  }

  private func mayStand(_ file: PackFile, above policy: String) -> Bool {
    file.names("above")?.contains { $0 == policy || $0.hasPrefix("\(policy)@") } ?? true
  }

  package var calendars: [CalendarDecl] { calendars(named: nil).value }

  /// The files of one calendar, or of all, with what is wrong with them.
  package func calendars(named name: String?) -> Checked<[CalendarDecl]> {
    calendarFiles.read { name == nil || $0.id?.value == name }
  }

  /// Everything wrong with the files as such, which reads them all.
  package var diagnostics: [Diagnostic] {
    let apart: [PackFile.Kind?] = [.vocabulary, .overlay, .calendar, .pack]
    let others = files.filter { !apart.contains($0.kind) }
    return trouble + vocabularyFiles.read().diagnostics + overlayFiles.read().diagnostics
      + calendarFiles.read().diagnostics + others.flatMap(\.diagnostics) + unmetNeeds + disorder
      + added
  }

  /// Whether its version is written in a way that cannot be read.
  var hasBadVersion: Bool { trouble.contains { $0.code == .badVersion } }

  func report(_ diagnostic: Diagnostic) { added.append(diagnostic) }

  func files(_ kind: PackFile.Kind) -> [PackFile] { files.filter { $0.kind == kind } }

  /// The policies, each once, in the order of their files.
  var policyNames: [String] {
    var names: [String] = []
    for name in policies.compactMap(\.id?.value) where !names.contains(name) {
      names.append(name)
    }
    return names
  }
}

/// Reads a pack folder.
///
/// - Parameters:
///   - folder: the folder that holds `pack.yaml`.
///   - withTests: whether to read `tests/` too.
func loadPack(_ folder: String, withTests: Bool) -> LoadedPack {
  let name = folder.split(separator: "/").last.map(String.init) ?? folder
  let reader = Reader()
  var files: [PackFile] = []
  for path in Files.yamlFiles(under: folder) {
    if !withTests, path.dropFirst(folder.count).hasPrefix("/tests/") { continue }
    do throws(Files.Unreadable) {
      files.append(PackFile(try Files.read(path)))
    } catch {
      reader.report(.unreadable(error))
    }
  }
  let packs = files.filter { $0.kind == .pack }
  for diagnostic in packs.flatMap(\.diagnostics) { reader.report(diagnostic) }
  let declaration = packs.first?.document.root.flatMap(reader.pack)
  if let declaration, declaration.id.value != name {
    reader.report(.packNotItsFolder(declaration.id, folder: name))
  }
  if let version = declaration?.language, version.value != 1 {
    reader.report(.languageVersion(version))
  }
  return LoadedPack(
    id: declaration?.id.value ?? name, folder: folder, declaration: declaration, files: files,
    trouble: reader.diagnostics)
}
