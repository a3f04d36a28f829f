import ArgumentParser
import Diagnostics
import PolicyPacks

/// `policy pack lock`: writes down what the packs consist of.
struct PackLockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock",
    abstract: "Write down the version and the SHA-256 digest of every file of the packs.",
    discussion: """
      Without a name, all packs are locked; a pack brings along those that it needs. The lock is \
      `packs.lock` in the first folder of packs. Nothing is written while a need is not met.
      """)

  @Argument(help: ArgumentHelp("A pack to lock.", valueName: "pack")) var names: [String] = []
  @OptionGroup var packs: PackOptions
  @OptionGroup var output: OutputOption

  func run() throws {
    if packs.isNowhere { throw noPacks(in: packs) }
    let store = packs.store()
    var locked: [(pack: LoadedPack, files: [SealedFile])] = []
    var errors: [Diagnostic] = names.isEmpty ? store.diagnostics : []
    for pack in try chosen(store) {
      guard let folder = store.locations[pack.id] else {
        // Why: a pack that is not named as its folder is complained about with its own files.
        errors += pack.diagnostics
        continue
      }
      let sealed = sealedFiles(of: folder)
      errors += pack.diagnostics.filter { Self.stopping.contains($0.code) } + sealed.diagnostics
      locked.append((pack, sealed.value))
    }
    guard errors.isEmpty else { throw complain(errors) }
    let path = output.path ?? "\(packs.found[0])/\(PackLock.usualName)"
    do throws(Files.Unreadable) {
      try Files.replace(path, with: Array(PackLock.text(locked).utf8))
    } catch {
      Stream.complaints.write("policy: `\(error.path)` cannot be written: \(error.reason)\n")
      throw ExitStatus.complaints
    }
    let files = locked.reduce(0) { $0 + $1.files.count }
    Stream.answers.write(
      "wrote \(path): \(counted(locked.count, "pack")), \(counted(files, "file"))\n")
  }

  /// What leaves open which packs, or which versions, are to be locked.
  private static let stopping: Set<DiagnosticCode> = [
    .packNeeds, .wrongVersion, .needsCycle, .badVersion, .unreadableFile,
  ]

  private func chosen(_ store: PolicyStore) throws -> [LoadedPack] {
    var chosen: [LoadedPack] = []
    for name in names.isEmpty ? store.packIDs : names {
      guard let pack = store.pack(name) else { throw noPack(name, store) }
      chosen += store.closure(of: pack).filter { new in !chosen.contains { $0 === new } }
    }
    guard chosen.isEmpty, store.diagnostics.isEmpty else { return chosen }
    throw noPacks(in: packs)
  }
}

/// Says that no pack has a name.
func noPack(_ name: String, _ store: PolicyStore) -> ExitStatus {
  Stream.complaints.write(
    "policy: there is no pack `\(name)` in \(store.folders.joined(separator: ", "))\n")
  return .complaints
}

/// Says that there is no pack at all, and where packs were looked for.
func noPacks(in options: PackOptions) -> ExitStatus {
  Stream.complaints.write(
    "policy: there are no packs in \(options.places); name a folder of packs with `--packs`\n")
  return .complaints
}
