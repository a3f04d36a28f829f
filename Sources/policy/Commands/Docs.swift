import ArgumentParser
import Diagnostics
import PolicyPacks
import SourceText

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

/// The pages of `docs/diagnostics`, from an installation or a checkout.
enum DiagnosticPages {
  static func page(_ code: DiagnosticCode) -> String? {
    guard let folder else { return nil }
    guard let file = try? Files.read("\(folder)/\(code.rawValue).md") else { return nil }
    return file.text(0..<file.bytes.count)
  }

  /// The page's first line, without its code.
  static func title(_ code: DiagnosticCode) -> String? {
    let start = "# \(code.rawValue): "
    guard let first = page(code)?.split(separator: "\n").first, first.hasPrefix(start) else {
      return nil
    }
    return String(first.dropFirst(start.count))
  }

  private static let folder = Paths.aboveExecutable
    .flatMap { ["\($0)/share/policy/docs/diagnostics", "\($0)/docs/diagnostics"] }
    .first(where: Files.isFolder)
}
