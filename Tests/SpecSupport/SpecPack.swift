import Diagnostics
import Foundation
import PolicyPacks
import PolicySyntax
import PolicyTestSupport
import SourceText
import StandardFunctions
import YAMLTree

/// The packs of one spec in a folder of their own, which goes away with them.
///
/// The pack `town` of `Specs/00-town.md` is there unless the spec brings its own files.
package final class SpecPack {
  package let folder: URL
  package let store: PolicyStore

  /// Writes the files; a path is relative to the folder of packs.
  package init(_ files: [WrittenFile]) throws {
    folder =
      FileManager.default.temporaryDirectory
      .appending(path: "policy-specs-\(UUID().uuidString)").standardizedFileURL
    let own = Set(files.map(\.path))
    for file in files + SpecPack.town.filter({ !own.contains($0.path) }) {
      let url = folder.appending(path: file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url)
    }
    store = PolicyStore(
      folders: [folder.path], library: StandardFunctions().functions, withTests: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// `town/pack.yaml` and `town/words.yaml`, as the first chapter shows them.
  package static let town: [WrittenFile] = SpecReader.specs(
    under: "Tests/LanguageTests/Specs"
  ).filter { $0.path.hasSuffix("00-town.md") }.flatMap(\.blocks).compactMap { block in
    guard block.kind == "file", let path = block.attributes.first else { return nil }
    var file = WrittenFile(path: path)
    file.add(block)
    return file
  }

  /// Everything there is to complain about: the folders, the packs, every edition and procedure.
  package func complaints() -> [Diagnostic] {
    var result = store.diagnostics
    for id in store.packIDs {
      guard let pack = store.pack(id) else { continue }
      var found = store.complaintsAboutVocabularies(of: pack)
      for policy in store.policies(of: pack) {
        for edition in store.editions(of: policy) {
          found += store.complaints(about: edition)
        }
      }
      result += pack.diagnostics + found
    }
    return once(result)
  }

  /// Each complaint once, as a person would want it.
  package func once(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<String> = []
    return diagnostics.filter { seen.insert(renderDiagnostics([$0])).inserted }
  }

  /// Complaints as a person sees them, with paths as the spec writes them.
  package func drawn(_ diagnostics: [Diagnostic]) -> String {
    renderDiagnostics(diagnostics).replacing(folder.path + "/", with: "")
  }

  /// What the tests of a pack's files say.
  package func testComplaints() -> [Diagnostic] {
    store.packIDs.compactMap { store.pack($0) }.flatMap(\.testFiles).flatMap { file in
      let reader = Reader()
      let tests = file.document.root.flatMap(reader.tests)
      return reader.diagnostics + (tests.map { store.run($0).flatMap(\.complaints) } ?? [])
    }
  }
}
