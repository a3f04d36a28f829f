import PolicySyntax
import SourceText

/// What packs consisted of when somebody locked them: every version, every file, every digest.
package struct PackLock: Sendable {
  package let packs: [Pack]
  package let file: SourceFile

  package struct Pack: Sendable {
    package let id: Located<String>
    package let version: Located<PackVersion>?
    package let files: [File]
  }

  package struct File: Sendable {
    /// Inside the pack's folder.
    package let path: Located<String>
    /// In hexadecimal digits.
    package let digest: Located<String>
  }

  /// The name of a lock that nobody named otherwise.
  package static let usualName = "packs.lock"
  static let digestMark = "sha256:"

  /// The text of a lock: the same for the same files, whatever folders they lie in.
  package static func text(_ packs: [(pack: LoadedPack, files: [SealedFile])]) -> String {
    var text = "# Written by `policy pack lock`; `policy pack verify` compares it with the packs.\n"
    text += "lock: 1\npacks:\n"
    for (pack, files) in packs.sorted(by: { $0.pack.id < $1.pack.id }) {
      text += "  \(pack.id):\n"
      if let version = pack.declaration?.version?.value { text += "    version: \(version)\n" }
      let needs = (pack.declaration?.needs ?? []).map(\.pack.value)
      if !needs.isEmpty { text += "    needs: [\(needs.joined(separator: ", "))]\n" }
      text += "    files:\n"
      for file in files { text += "      \(file.path): \(digestMark)\(file.digest)\n" }
    }
    return text
  }
}
