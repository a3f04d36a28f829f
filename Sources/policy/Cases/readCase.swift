import Diagnostics
import PolicyPacks
import PolicySyntax
import SourceText

/// A case as read from its file.
struct CaseFile {
  let written: CaseDecl
  let file: SourceFile
}

/// Reads a case; `-` is standard input.
func readCase(_ path: String) -> Checked<CaseFile?> {
  do throws(Files.Unreadable) {
    return caseFile(PackFile(try Files.read(path)))
  } catch {
    return Checked(nil, [.unreadable(error)])
  }
}

/// A file as a case, with complaints if it is none.
func caseFile(_ file: PackFile) -> Checked<CaseFile?> {
  guard let kind = file.kind, let root = file.document.root,
    case .mapping(let entries, _) = root, let first = entries.first
  else { return Checked(nil, file.diagnostics) }
  guard kind == .caseFile else {
    return Checked(nil, file.diagnostics + [.notACase(kind.rawValue, at: first.key.range)])
  }
  // What a file that could not be read to its end lacks is nobody's mistake.
  guard file.document.isComplete else { return Checked(nil, file.diagnostics) }
  let reader = Reader()
  let written = reader.caseFile(root)
  return Checked(
    written.map { CaseFile(written: $0, file: file.file) },
    file.diagnostics + reader.diagnostics)
}
