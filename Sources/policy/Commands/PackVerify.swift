import ArgumentParser
import Diagnostics
import PolicyPacks
import SourceText

/// `policy pack verify`: whether packs are still those that were locked, and archives those that
/// were signed.
struct PackVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compare packs with their lock, or archives with a public key.",
    discussion: """
      A file is a lock or an archive; without one, it is `packs.lock` in the first folder of \
      packs. Nothing is changed.
      """)

  @Argument(help: ArgumentHelp("A lock or an archive.", valueName: "file"), completion: .file())
  var paths: [String] = []
  @OptionGroup var packs: PackOptions
  @OptionGroup var trust: TrustOptions

  func run() throws {
    let keys = try trust.keys()
    var failed = false
    for path in paths.isEmpty ? ["\(packs.found[0])/\(PackLock.usualName)"] : paths {
      do {
        try verify(path, keys)
      } catch ExitStatus.complaints {
        failed = true
      }
    }
    if failed { throw ExitStatus.complaints }
  }

  private func verify(_ path: String, _ keys: [Located<[UInt8]>]) throws {
    let file: SourceFile
    do throws(Files.Unreadable) {
      file = try Files.read(path)
    } catch {
      throw complain([.unreadable(error)])
    }
    let isArchive = file.bytes.starts(with: Array("policy-pack:".utf8))
    try isArchive ? verifyArchive(path, keys) : verifyLock(file)
  }

  private func verifyArchive(_ path: String, _ keys: [Located<[UInt8]>]) throws {
    let archive = try openArchive(path, trusting: keys)
    Stream.answers.write(
      "\(path): pack \(archive.pack.value) \(archive.version.value),"
        + " \(counted(archive.files.count, "file")), signed with a trusted key\n")
  }

  private func verifyLock(_ file: SourceFile) throws {
    let read = readLock(file)
    guard let lock = read.value else { throw complain(read.diagnostics) }
    let differences = packs.store().differences(from: lock)
    guard differences.isEmpty else { throw complain(differences) }
    let files = lock.packs.reduce(0) { $0 + $1.files.count }
    Stream.answers.write(
      "\(file.path): \(counted(lock.packs.count, "pack")), \(counted(files, "file")) as locked\n")
  }
}

/// Whose signatures are believed.
struct TrustOptions: ParsableArguments {
  @Option(
    name: .customLong("key"),
    help: ArgumentHelp(
      "A public key that is trusted; may be given several times.", valueName: "file"),
    completion: .file(extensions: ["pub"]))
  var paths: [String] = []

  func keys() throws -> [Located<[UInt8]>] { try paths.map { try KeyFile.read($0, .shared) } }
}
