import Diagnostics
import PolicySyntax
import SourceText
import YAMLTree

/// A pack's files, read and sorted by kind; nothing is checked yet.
package final class LoadedPack {
  package let id: String
  package let folder: String
  package let declaration: PackDecl?
  package internal(set) var policies: [PackFile] = []
  package internal(set) var overlays: [OverlayDecl] = []
  package internal(set) var vocabularies: [VocabularyDecl] = []
  package internal(set) var calendars: [CalendarDecl] = []
  package internal(set) var testFiles: [PackFile] = []
  package internal(set) var diagnostics: [Diagnostic] = []
  /// Every file, in the order of their paths: what a digest is made of.
  package internal(set) var files: [SourceFile] = []

  init(id: String, folder: String, declaration: PackDecl?) {
    self.id = id
    self.folder = folder
    self.declaration = declaration
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
  var sources: [SourceFile] = []
  for path in Files.yamlFiles(under: folder) {
    if !withTests, path.dropFirst(folder.count).hasPrefix("/tests/") { continue }
    do throws(Files.Unreadable) {
      let source = try Files.read(path)
      let checked = readPackFile(source)
      for diagnostic in checked.diagnostics { reader.report(diagnostic) }
      sources.append(source)
      files.append(checked.value)
    } catch {
      reader.report(.unreadable(error))
    }
  }
  let declaration = files.first { $0.kind == .pack }?.document.root.flatMap(reader.pack)
  if let declaration, declaration.id.value != name {
    reader.report(.packNotItsFolder(declaration.id, folder: name))
  }
  if let version = declaration?.language, version.value != 1 {
    reader.report(.languageVersion(version))
  }
  let pack = LoadedPack(id: declaration?.id.value ?? name, folder: folder, declaration: declaration)
  pack.files = sources
  for file in files {
    // What a file that could not be read to its end lacks is nobody's mistake.
    guard let root = file.document.root, file.document.isComplete else { continue }
    switch file.kind {
    case .policy: pack.policies.append(file)
    case .overlay: if let decl = reader.overlay(root) { pack.overlays.append(decl) }
    case .vocabulary: if let decl = reader.vocabulary(root) { pack.vocabularies.append(decl) }
    case .calendar: if let decl = reader.calendar(root) { pack.calendars.append(decl) }
    case .tests: pack.testFiles.append(file)
    case .pack, .caseFile, nil: break
    }
  }
  pack.diagnostics = reader.diagnostics
  return pack
}
