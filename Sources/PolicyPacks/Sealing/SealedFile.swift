import Diagnostics
import SourceText

/// One file of a pack as it goes into a lock or an archive.
package struct SealedFile: Sendable, Equatable {
  /// Inside the pack's folder.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The SHA-256 digest in lower-case hexadecimal digits.
  package var digest: String { hexadecimal(sha256(bytes)) }
}

/// Every file of a pack's folder but those whose names start with a full stop, sorted by the bytes
/// of their paths.
///
/// A link, a device and a name that not every machine can hold are complained about (P0623): what
/// they stand for could be another file elsewhere.
package func sealedFiles(of folder: String) -> Checked<[SealedFile]> {
  var files: [SealedFile] = []
  var diagnostics: [Diagnostic] = []
  func visit(_ inner: String) {
    for name in Files.list(inner.isEmpty ? folder : "\(folder)/\(inner)") ?? [] {
      let path = inner.isEmpty ? name : "\(inner)/\(name)"
      let whole = "\(folder)/\(path)"
      if let problem = PackPath.problem(path) {
        diagnostics.append(.unsealable(whole, "the path \(problem)"))
        continue
      }
      switch Files.kind(whole) {
      case .folder: visit(path)
      case .link: diagnostics.append(.unsealable(whole, "it is a link"))
      case .other, nil: diagnostics.append(.unsealable(whole, "it is neither a file nor a folder"))
      case .file:
        do throws(Files.Unreadable) {
          files.append(SealedFile(path: path, bytes: try Files.read(whole).bytes))
        } catch {
          diagnostics.append(.unreadable(error))
        }
      }
    }
  }
  visit("")
  files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  if let clash = PackPath.clash(files.map(\.path)) {
    diagnostics.append(
      .unsealable(
        "\(folder)/\(files[clash.later].path)",
        "some machines cannot keep it apart from `\(files[clash.earlier].path)`"))
  }
  return Checked(files, diagnostics)
}
