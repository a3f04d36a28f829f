import Diagnostics
import Foundation
import Testing

@testable import PolicyPacks

/// Complaints about folders, which no text of a pack can bring about.
@Suite struct FolderTests {
  @Test func aFolderThatIsNotThereIsComplainedAbout() {
    let store = PolicyStore(folders: ["no-such-folder-of-packs"])
    #expect(
      renderDiagnostics(store.diagnostics) == """
        error[P0501]: `no-such-folder-of-packs` cannot be read: no such folder
          ╭─ no-such-folder-of-packs:1:1
          │
        1 │
          │ ^
          │

        """)
  }

  @Test func aPackInTwoFoldersIsComplainedAboutAndTheFirstCounts() throws {
    let root = FileManager.default.temporaryDirectory
      .appending(path: "policy-folders-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    let text = "pack: town\ntitle: { zh: 镇, en: town }\nlanguage: 1\nnames: [Town]\n"
    for folder in ["a", "b"] {
      let town = root.appending(path: "\(folder)/town")
      try FileManager.default.createDirectory(at: town, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: town.appending(path: "pack.yaml"))
    }
    let folders = ["a", "b"].map { root.appending(path: $0).path }
    let store = PolicyStore(folders: folders)
    #expect(store.diagnostics.map(\.code) == [.duplicatePack])
    #expect(store.diagnostics.first?.message == "two packs have the id `town`")
    #expect(store.pack("town")?.folder == "\(folders[0])/town")
  }
}
