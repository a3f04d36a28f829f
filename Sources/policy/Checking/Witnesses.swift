import Foundation
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
  func write(into folder: String) throws {
    let url = URL(filePath: folder, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for file in files {
      try Data(file.text.utf8).write(to: url.appending(path: file.name))
    }
  }
}
