import PolicySyntax
import SourceText

/// A pack in one file: a head of readable lines, an empty line, then the bytes of every file.
///
/// ```
/// policy-pack: 1
/// pack: town
/// version: 1.2.0
/// key: 64 hexadecimal digits
/// files: 2
/// DIGEST SIZE pack.yaml
/// DIGEST SIZE words.yaml
/// signature: 128 hexadecimal digits
/// ```
///
/// The signature is made with Ed25519 over all bytes before its own line, and these hold the digest of
/// every file; so it covers all that follows. Nothing but plain files can be written down at all.
package struct PackArchive: Sendable {
  package let pack: Located<String>
  package let version: Located<PackVersion>
  /// The public key that the signature is said to fit, 32 bytes.
  package let key: Located<[UInt8]>
  package let entries: [Entry]
  /// 64 bytes.
  package let signature: Located<[UInt8]>
  /// What is signed.
  package let signed: [UInt8]
  /// The files, their bytes held to the digests of the head.
  package let files: [SealedFile]

  /// A line of the head that announces a file.
  package struct Entry: Sendable {
    package let path: Located<String>
    /// In bytes.
    package let size: Located<Int>
    /// In hexadecimal digits.
    package let digest: Located<String>
  }

  /// The first line: what the file is, and of which form.
  package static let firstLine = "policy-pack: 1"
  package static let fileLimit = 2000
  /// The head ends within so many bytes.
  package static let headLimit = 1 << 20

  /// The bytes that are to be signed.
  package static func head(
    pack: String, version: PackVersion, key: [UInt8], files: [SealedFile]
  ) -> [UInt8] {
    var text = "\(firstLine)\npack: \(pack)\nversion: \(version)\nkey: \(hexadecimal(key))\n"
    text += "files: \(files.count)\n"
    for file in files { text += "\(file.digest) \(file.bytes.count) \(file.path)\n" }
    return Array(text.utf8)
  }

  /// A whole archive: its head, the signature of that, and the files in the order of the head.
  package static func bytes(head: [UInt8], signature: [UInt8], files: [SealedFile]) -> [UInt8] {
    head + Array("signature: \(hexadecimal(signature))\n\n".utf8) + files.flatMap(\.bytes)
  }
}
