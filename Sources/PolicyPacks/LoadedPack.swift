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
  private lazy var calendarReadings = [Checked<CalendarDecl?>?](repeating: nil, count: files.count)

  /// The editions' files.
  package private(set) lazy var policies = files(.policy)
  package private(set) lazy var testFiles = files(.tests)
  private lazy var vocabularyReading = readVocabularies()
  private lazy var overlayReading = readOverlays()

  init(
    id: String, folder: String, declaration: PackDecl?, files: [PackFile], trouble: [Diagnostic]
  ) {
    self.id = id
    self.folder = folder
    self.declaration = declaration
    self.files = files
    self.trouble = trouble
  }

  package var vocabularies: [VocabularyDecl] { vocabularyReading.value }

  /// What is wrong with the files of the vocabularies.
  package var vocabularyDiagnostics: [Diagnostic] { vocabularyReading.diagnostics }

  /// The notices that stand above editions of this pack.
  package var overlays: [OverlayDecl] { overlayReading.value }

  /// What is wrong with the files of the overlays.
  package var overlayDiagnostics: [Diagnostic] { overlayReading.diagnostics }

  package var calendars: [CalendarDecl] { calendars(named: nil).value }

  /// The files of one calendar, or of all, with what is wrong with them.
  package func calendars(named name: String?) -> Checked<[CalendarDecl]> {
    var found: [CalendarDecl] = []
    var diagnostics: [Diagnostic] = []
    for (index, file) in files.enumerated() where file.kind == .calendar {
      guard name == nil || file.id?.value == name else { continue }
      let read = calendarReadings[index] ?? readCalendar(file)
      calendarReadings[index] = read
      diagnostics += read.diagnostics
      if let calendar = read.value { found.append(calendar) }
    }
    return Checked(found, diagnostics)
  }

  /// Everything wrong with the files as such, which reads them all.
  package var diagnostics: [Diagnostic] {
    let apart: [PackFile.Kind?] = [.vocabulary, .overlay, .calendar, .pack]
    let others = files.filter { !apart.contains($0.kind) }
    return trouble + vocabularyDiagnostics + overlayDiagnostics + calendars(named: nil).diagnostics
      + others.flatMap(\.diagnostics) + unmetNeeds + added
  }

  /// Whether its version is written in a way that cannot be read.
  var hasBadVersion: Bool { trouble.contains { $0.code == .badVersion } }

  func report(_ diagnostic: Diagnostic) { added.append(diagnostic) }

  private func files(_ kind: PackFile.Kind) -> [PackFile] { files.filter { $0.kind == kind } }

  private func readVocabularies() -> Checked<[VocabularyDecl]> {
    let reader = Reader()
    let found = files(.vocabulary).compactMap { file in
      for diagnostic in file.diagnostics { reader.report(diagnostic) }
      return file.wholeRoot.flatMap(reader.vocabulary)
    }
    return Checked(found, reader.diagnostics)
  }

  private func readOverlays() -> Checked<[OverlayDecl]> {
    let reader = Reader()
    let found = files(.overlay).compactMap { file in
      for diagnostic in file.diagnostics { reader.report(diagnostic) }
      return file.wholeRoot.flatMap(reader.overlay)
    }
    return Checked(found, reader.diagnostics)
  }

  private func readCalendar(_ file: PackFile) -> Checked<CalendarDecl?> {
    let reader = Reader()
    let found = file.wholeRoot.flatMap(reader.calendar)
    return Checked(found, file.diagnostics + reader.diagnostics)
  }
}

extension PackFile {
  /// The root, unless the file could not be read to its end: what it lacks is then nobody's mistake.
  fileprivate var wholeRoot: Node? { document.isComplete ? document.root : nil }
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
