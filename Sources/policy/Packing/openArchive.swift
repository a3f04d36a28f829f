import Diagnostics
import PolicyPacks
import SourceText

/// Reads an archive and holds it to one of the trusted keys: whatever is wrong with it, nothing of it
/// is used.
func openArchive(_ path: String, trusting keys: [Located<[UInt8]>]) throws -> PackArchive {
  let file: SourceFile
  do throws(Files.Unreadable) {
    file = try Files.read(path)
  } catch {
    throw complain([.unreadable(error)])
  }
  let read = readArchive(file)
  guard let archive = read.value else { throw complain(read.diagnostics) }
  guard keys.contains(where: { $0.value == archive.key.value }) else {
    throw complain([.untrustedKey(archive, trusted: keys)])
  }
  let isValid = try Ed25519Program.isValid(
    archive.signature.value, of: archive.signed, by: archive.key.value)
  guard isValid else { throw complain([.badSignature(archive)]) }
  return archive
}
