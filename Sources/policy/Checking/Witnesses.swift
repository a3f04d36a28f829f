import PolicyExploration
import PolicyPacks

/// The applicants of findings, as case files that `policy decide` runs.
struct Witnesses {
  private let files: [(name: String, text: String)]

  init(_ looks: [ExhaustiveCheck]) {
    files = looks.flatMap { look in
      look.findings.compactMap { finding in
        finding.witness.map { witness in
          let parts = [
            finding.diagnostic.code.rawValue, look.edition.id,
            finding.program.procedure == nil ? "status" : "", finding.subject,
          ]
          let name = parts.filter { !$0.isEmpty }.joined(separator: "-")
            .map { $0 == "/" || $0 == "@" || $0 == "|" ? "-" : $0 }
          return (
            String(name) + ".yaml",
            witness.caseText(title: finding.diagnostic.message, policy: look.edition.id)
          )
        }
      }
    }
  }

  /// Writes one file for each applicant, making the folder if there is none.
  ///
  /// A file that already says the same stays; one that says something else is an error and is left as it was.
  func write(into folder: String) throws {
    try Files.makeFolder(folder)
    for file in files {
      let path = folder.hasSuffix("/") ? folder + file.name : "\(folder)/\(file.name)"
      if Files.exists(path), try Files.read(path).bytes == Array(file.text.utf8) { continue }
      try Files.write(file.text, to: path)
    }
  }
}
