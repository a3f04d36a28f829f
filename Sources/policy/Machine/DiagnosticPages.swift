import Diagnostics
import PolicyPacks
import SourceText

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
