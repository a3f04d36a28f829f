import Diagnostics
import PolicySyntax
import SourceText

extension Diagnostic {
  /// P0624: a line of an archive's head that is not as it must be.
  static func notAnArchive(_ range: SourceRange, expected: String) -> Diagnostic {
    Diagnostic(
      .notAnArchive, "`\(range.file.path)` is no archive of a pack", at: range,
      "\(expected) is expected")
  }

  /// P0624: no empty line follows the head.
  static func archiveHeadOpen(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .notAnArchive, "`\(range.file.path)` is no archive of a pack", at: range,
      "no empty line ends this head within \(PackArchive.headLimit) bytes")
  }

  /// P0624: fewer bytes than announced.
  static func archiveEndsEarly(_ entry: PackArchive.Entry, has count: Int) -> Diagnostic {
    Diagnostic(
      .notAnArchive, "the archive ends before the file `\(entry.path.value)` does",
      at: entry.size.range, "\(entry.size.value) bytes are announced, \(count) are left")
  }

  /// P0624: more bytes than announced.
  static func bytesLeftOver(_ count: Int, after entry: PackArchive.Entry) -> Diagnostic {
    Diagnostic(
      .notAnArchive, "the archive goes on behind its last file", at: entry.path.range,
      "the last file, then \(count) more byte\(count == 1 ? "" : "s")")
  }

  /// P0625: a path that could mean something outside of the pack's folder.
  static func badPath(_ path: Located<String>, _ problem: String) -> Diagnostic {
    Diagnostic(
      .badEntry, "the path `\(path.value)` of the archive \(problem)", at: path.range,
      "nothing is unpacked")
  }

  /// P0625: one path twice.
  static func entryTwice(_ entry: PackArchive.Entry, first: PackArchive.Entry) -> Diagnostic {
    Diagnostic(
      .badEntry, "the archive has the file `\(entry.path.value)` twice", at: entry.path.range,
      "again here",
      others: [Label(first.path.range, "first here")])
  }

  /// P0625: paths in another order than that of their bytes.
  static func entriesOutOfOrder(
    _ entry: PackArchive.Entry, after before: PackArchive.Entry
  ) -> Diagnostic {
    Diagnostic(
      .badEntry, "the files of the archive are not in the order of their paths",
      at: entry.path.range,
      "belongs before", others: [Label(before.path.range, "this one")])
  }

  /// P0625: paths that some machine cannot keep apart.
  static func entriesClash(
    _ entry: PackArchive.Entry, with other: PackArchive.Entry
  ) -> Diagnostic {
    Diagnostic(
      .badEntry, "some machines cannot keep `\(entry.path.value)` apart from `\(other.path.value)`",
      at: entry.path.range, "this one", others: [Label(other.path.range, "and this one")])
  }

  /// P0626: a file whose bytes are not those that were announced.
  static func changedEntry(_ entry: PackArchive.Entry) -> Diagnostic {
    Diagnostic(
      .changedEntry, "the file `\(entry.path.value)` of the archive was changed",
      at: entry.digest.range, "its bytes have another digest")
  }

  /// P0627: a signature that does not fit.
  package static func badSignature(_ archive: PackArchive) -> Diagnostic {
    Diagnostic(
      .badSignature, "the signature of the archive does not fit", at: archive.signature.range,
      "made for other lines than those above",
      others: [Label(archive.key.range, "or with another key than this one")])
  }

  /// P0627: a key that nobody named as trusted.
  package static func untrustedKey(
    _ archive: PackArchive, trusted: [Located<[UInt8]>]
  ) -> Diagnostic {
    Diagnostic(
      .badSignature, "the archive is signed with a key that is not trusted", at: archive.key.range,
      "signed with this key",
      others: trusted.map { Label($0.range, "this key is trusted") },
      help: "name the signer's public key with `--key`, once it is known to be the signer's")
  }

  /// P0628: a file that holds no key of the kind that is wanted.
  package static func badKey(_ range: SourceRange, wanted: String) -> Diagnostic {
    Diagnostic(
      .badKey, "`\(range.file.path)` holds no \(wanted) key", at: range,
      "`policy-\(wanted)-key: 1` and a line of 64 hexadecimal digits are expected")
  }

  /// P0628: a secret key that others may read.
  package static func openKey(_ file: SourceFile, mode: String) -> Diagnostic {
    Diagnostic(
      .badKey, "others may read the secret key `\(file.path)`: its mode is \(mode)",
      at: file.start, help: "let nobody else read it with `chmod 600`")
  }

  /// P0629: an archive whose `pack.yaml` is absent or says something else than its head.
  package static func headMismatch(
    _ range: SourceRange, _ sentence: String, _ other: SourceRange?
  ) -> Diagnostic {
    Diagnostic(
      .cannotInstall, sentence, at: range, "the head says this",
      others: other.map { [Label($0, "`pack.yaml` says this")] } ?? [])
  }

  /// P0629: a place that is taken.
  package static func placeTaken(
    _ archive: PackArchive, _ sentence: String, help: String?
  ) -> Diagnostic {
    Diagnostic(
      .cannotInstall, sentence, at: archive.pack.range, "to be installed", help: help)
  }
}
