import Diagnostics
import PolicySyntax
import YAMLTree

/// Files of one kind, each read as what it declares when that is first asked for.
final class DeclaredFiles<Declaration> {
  private let files: [PackFile]
  private let declare: (Reader, Node) -> Declaration?
  private var known: [Checked<Declaration?>?]

  init(_ files: [PackFile], _ declare: @escaping (Reader, Node) -> Declaration?) {
    self.files = files
    self.declare = declare
    known = Array(repeating: nil, count: files.count)
  }

  /// What the wanted files declare, in their order, with what is wrong with them.
  func read(where isWanted: (PackFile) -> Bool = { _ in true }) -> Checked<[Declaration]> {
    var found: [Declaration] = []
    var diagnostics: [Diagnostic] = []
    for index in files.indices where isWanted(files[index]) {
      let read = known[index] ?? read(files[index])
      known[index] = read
      diagnostics += read.diagnostics
      if let declaration = read.value { found.append(declaration) }
    }
    return Checked(found, diagnostics)
  }

  private func read(_ file: PackFile) -> Checked<Declaration?> {
    let reader = Reader()
    for diagnostic in file.diagnostics { reader.report(diagnostic) }
    // What a file lacks that could not be read to its end is nobody's mistake.
    let root = file.document.isComplete ? file.document.root : nil
    let found = root.flatMap { declare(reader, $0) }
    return Checked(found, reader.diagnostics)
  }
}
