import Diagnostics
import PolicySyntax
import SourceText

extension Diagnostic {
  /// P0620: a file that is no lock.
  static func notALock(_ file: SourceFile) -> Diagnostic {
    Diagnostic(
      .badLock, "`\(file.path)` is no lock of packs", at: file.start, "`lock: 1` is expected",
      help: "write one with `policy pack lock`")
  }

  /// P0620: a lock of another form.
  static func lockForm(_ form: Located<Int>) -> Diagnostic {
    Diagnostic(
      .badLock, "the lock has the form \(form.value)", at: form.range, "form 1 is understood")
  }

  /// P0620: something in a lock that cannot stand there.
  static func badLockEntry(_ sentence: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.badLock, sentence, at: range, "not what a lock holds")
  }

  /// P0621: a pack that was locked and is not there.
  static func lockedPackAbsent(_ id: Located<String>) -> Diagnostic {
    Diagnostic(
      .lockBroken, "the locked pack `\(id.value)` is not there", at: id.range, "locked here",
      help: "name its folder with `--packs`, or lock anew with `policy pack lock`")
  }

  /// P0621: a pack of another version than was locked.
  static func lockedVersion(
    _ entry: PackLock.Pack, now: Located<PackVersion>?, at place: SourceRange
  ) -> Diagnostic {
    let words = { (version: PackVersion?) in version.map { "version \($0)" } ?? "no version" }
    return Diagnostic(
      .lockBroken,
      "the pack `\(entry.id.value)` was locked with \(words(entry.version?.value))"
        + " and has \(words(now?.value))",
      at: entry.version?.range ?? entry.id.range, "locked here",
      others: [Label(place, "what it has now")])
  }

  /// P0621: a file that changed since it was locked.
  static func lockedFileChanged(_ file: PackLock.File, at path: String) -> Diagnostic {
    Diagnostic(
      .lockBroken, "`\(path)` is not the file that was locked", at: file.digest.range,
      "the digest it had",
      help: "restore the file, or lock anew with `policy pack lock`")
  }

  /// P0621: a file that was locked and is not there.
  static func lockedFileAbsent(_ file: PackLock.File, in folder: String) -> Diagnostic {
    Diagnostic(
      .lockBroken, "the locked file `\(folder)/\(file.path.value)` is not there",
      at: file.path.range, "locked here",
      help: "restore the file, or lock anew with `policy pack lock`")
  }

  /// P0622: a pack that the lock does not know.
  static func packNotLocked(_ id: String, in folder: String, _ lock: SourceFile) -> Diagnostic {
    let file = SourceFile(path: "\(folder)/pack.yaml", bytes: [])
    return Diagnostic(
      .notLocked, "the lock `\(lock.path)` does not know the pack `\(id)`", at: file.start,
      "not locked", help: "lock anew with `policy pack lock`")
  }

  /// P0622: a file that the lock does not know.
  static func fileNotLocked(_ path: String, _ entry: PackLock.Pack) -> Diagnostic {
    let file = SourceFile(path: path, bytes: [])
    return Diagnostic(
      .notLocked, "`\(path)` came to the pack after it was locked", at: file.start, "not locked",
      others: [Label(entry.id.range, "the pack was locked without it")],
      help: "remove the file, or lock anew with `policy pack lock`")
  }

  /// P0623: a file that cannot go into a lock or an archive.
  static func unsealable(_ path: String, _ reason: String) -> Diagnostic {
    let file = SourceFile(path: path, bytes: [])
    return Diagnostic(
      .unsealable, "`\(path)` cannot be part of a sealed pack: \(reason)", at: file.start)
  }

  /// P0623: a pack without a version, which no archive can be named for.
  package static func noVersion(_ id: Located<String>) -> Diagnostic {
    Diagnostic(
      .unsealable, "the pack `\(id.value)` says no version", at: id.range, "no `version:` here",
      help: "add `version: 1.0.0`")
  }

  /// P0623: more files, or more bytes, than an archive holds.
  package static func tooLarge(_ id: Located<String>, _ sentence: String) -> Diagnostic {
    Diagnostic(
      .unsealable, "the pack `\(id.value)` is too large for an archive: \(sentence)", at: id.range)
  }
}

extension SourceFile {
  /// The first byte's place, for what is to be said of the file as a whole.
  var start: SourceRange { SourceRange(self, 0..<0) }
}
