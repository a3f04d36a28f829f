import ArgumentParser
import Diagnostics

/// `policy docs CODE`: the page of a complaint.
struct Docs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Explain the code of a complaint, with an example; without a code, list them all.")

  @Argument(
    help: ArgumentHelp("The code in brackets, for instance P0102.", valueName: "code"),
    completion: .list(DiagnosticCode.allCases.map(\.rawValue)))
  var code: String?

  func validate() throws {
    guard let code, DiagnosticCode(rawValue: code.uppercased()) == nil else { return }
    throw ValidationError("`\(code)` is no code of a complaint; `policy docs` lists them")
  }

  func run() throws {
    guard let code = code.flatMap({ DiagnosticCode(rawValue: $0.uppercased()) }) else {
      return list()
    }
    guard let page = DiagnosticPages.page(code) else {
      Stream.complaints.write("policy: the page of \(code.rawValue) is not installed\n")
      throw ExitStatus.complaints
    }
    Stream.answers.write(page)
  }

  private func list() {
    let lines = DiagnosticCode.allCases.map { code in
      let title = DiagnosticPages.title(code).map { ": \($0)" } ?? ""
      return "\(code.rawValue) \(code.severity.rawValue)\(title)\n"
    }
    Stream.answers.write(lines.joined())
  }
}
