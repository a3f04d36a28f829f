import Diagnostics
import PolicyPacks
import PolicySyntax

/// A pack that is ready to be put into an archive: it checks, has a version, and all its files are
/// plain files.
struct SealedPack {
  let id: String
  let version: PackVersion
  let files: [SealedFile]

  /// Everything that keeps a pack from being sealed is complained about at once.
  init(_ id: String, _ store: PolicyStore, _ surveyor: Surveyor) throws {
    guard let folder = store.locations[id], let pack = store.pack(id) else {
      throw noPack(id, store)
    }
    var findings = Findings()
    findings.look(at: .pack(id, store), surveyor)
    let sealed = sealedFiles(of: folder)
    var errors = findings.complaints.filter { $0.severity == .error } + sealed.diagnostics
    if let declared = pack.declaration, !errors.contains(where: { $0.code == .badVersion }) {
      if declared.version == nil { errors.append(.noVersion(declared.id)) }
      errors += Self.excess(of: sealed.value).map { [.tooLarge(declared.id, $0)] } ?? []
    }
    guard errors.isEmpty, let version = pack.declaration?.version?.value else {
      throw complain(errors)
    }
    self.id = id
    self.version = version
    self.files = sealed.value
  }

  /// What is too much for an archive, as a sentence.
  private static func excess(of files: [SealedFile]) -> String? {
    if files.count > PackArchive.fileLimit {
      return "it has \(files.count) files, \(PackArchive.fileLimit) are allowed"
    }
    let size = files.reduce(0) { $0 + $1.bytes.count }
    let limit = Files.sizeLimit - PackArchive.headLimit
    return size > limit ? "it has \(size) bytes, \(limit) are allowed" : nil
  }

  /// The archive, signed with a secret key.
  func archive(signedBy secret: [UInt8]) throws -> [UInt8] {
    let head = PackArchive.head(
      pack: id, version: version, key: try Ed25519Program.publicKey(of: secret), files: files)
    let signature = try Ed25519Program.signature(of: head, by: secret)
    return PackArchive.bytes(head: head, signature: signature, files: files)
  }
}
