import ArgumentParser
import Diagnostics
import PolicySyntax

/// `policy docs CODE`: the page of a complaint, or of a block of the language.
struct Docs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract:
      "Explain the code of a complaint, or the keys of a block; without either, list them all.")

  @Argument(
    help: ArgumentHelp(
      "The code in brackets, for instance P0102, or a block, for instance window.",
      valueName: "code"),
    completion: .list(DiagnosticCode.allCases.map(\.rawValue) + documentedBlocks.map(\.name)))
  var code: String?

  func validate() throws {
    guard let code, DiagnosticCode(rawValue: code.uppercased()) == nil, blockPage(code) == nil
    else {
      return
    }
    throw ValidationError(
      "`\(code)` is no code of a complaint and no block; `policy docs` lists them")
  }

  func run() throws {
    if let page = code.flatMap(blockPage) { return Stream.answers.write(page) }
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
    let blocks = documentedBlocks.map { "\($0.name): \($0.title)\n" }
    Stream.answers.write(lines.joined() + blocks.joined())
  }
}
