import Diagnostics
import PolicyPacks
import SourceText

/// A key in a file of its own: a line that says which kind it is, a line of hexadecimal digits.
enum KeyFile {
  enum Kind: String {
    case secret
    case shared = "public"

    /// How the file of such a key opens.
    var firstLine: String { "policy-\(rawValue)-key: 1" }
  }

  static func text(_ kind: Kind, _ key: [UInt8]) -> String {
    "\(kind.firstLine)\n\(hexadecimal(key))\n"
  }

  /// Reads a key; a secret one is refused where others may read it too (P0628).
  static func read(_ path: String, _ kind: Kind) throws -> Located<[UInt8]> {
    let file: SourceFile
    do throws(Files.Unreadable) {
      file = try Files.read(path)
    } catch {
      throw complain([.unreadable(error)])
    }
    let start = Array("\(kind.firstLine)\n".utf8)
    let line = start.count..<max(start.count, file.bytes.count - 1)
    guard file.bytes.starts(with: start), file.bytes.last == 0x0A,
      let key = hexadecimalBytes(file.text(line), count: 32)
    else {
      // Why: what should be a secret is not shown, whatever it is.
      let shown = kind == .secret ? SourceFile(path: file.path, bytes: []) : file
      throw complain([.badKey(SourceRange(shown, shown.lineRange(0)), wanted: kind.rawValue)])
    }
    if kind == .secret, path != "-", let mode = Files.permissions(path), mode & 0o077 != 0 {
      throw complain([.openKey(file, mode: "0" + String(mode, radix: 8))])
    }
    return Located(key, at: SourceRange(file, line))
  }
}
