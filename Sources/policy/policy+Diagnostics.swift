import Diagnostics
import PolicyPacks
import SourceText

extension Diagnostic {
  /// P0502: another kind of file where a case is wanted.
  static func notACase(_ kind: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unknownKind, "the file is no case", at: range, "this begins a file of the kind `\(kind)`",
      help: "name a file whose first key is `case:`")
  }

  /// P0502: a file that is no edition of a policy where one is to be compared.
  static func notAPolicy(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unknownKind, "the file is no edition of a policy", at: range,
      help: "name a file that begins with `policy:` and has `edition` and `in-force`")
  }

  /// P0502: a path without tests where tests are wanted.
  static func noTests(in path: String) -> Diagnostic {
    let file = SourceFile(path: path, bytes: [])
    return Diagnostic(
      .unknownKind, "`\(path)` holds no tests", at: file.wholeRange,
      help: "name a pack, a folder of packs, or a file whose first key is `tests:`")
  }

  /// P0605: a policy, named on the command line, that no pack has.
  static func unknown(_ policy: String, _ store: PolicyStore) -> Diagnostic {
    let line = SourceFile(path: "command line", text: policy)
    let known = store.packIDs.compactMap { store.pack($0) }.flatMap { pack in
      store.policies(of: pack).flatMap { name in
        policy.contains("@") ? store.editions(of: name).map(\.id) : [name]
      }
    }
    return .unknownPolicy(Located(policy, at: line.wholeRange), near: known)
  }
}
