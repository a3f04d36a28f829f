import ArgumentParser
import PolicyPacks

/// Where packs are found.
struct PackOptions: ParsableArguments {
  @Option(
    name: .customLong("packs"),
    help: ArgumentHelp(
      "A folder of packs; may be given several times.",
      discussion:
        """
        Without it: POLICY_PATH, else ./policies, else the packs installed with the command. A \
        folder of packs that is named first comes first.
        """,
      valueName: "dir"),
    completion: .directory)
  var folders: [String] = []

  /// The folders to look in, the first that has a pack winning; never empty, each once.
  ///
  /// In POLICY_PATH, which colons divide, an empty part stands for the usual folders: `a:` is `a`
  /// and then those.
  var found: [String] {
    if !folders.isEmpty { return onlyOnce(folders) }
    guard let path = environment("POLICY_PATH") else { return [usual] }
    return onlyOnce(
      path.split(separator: ":", omittingEmptySubsequences: false).map {
        $0.isEmpty ? usual : String($0)
      })
  }

  /// Whether nobody named a folder, and none of the usual ones is there.
  var isNowhere: Bool {
    folders.isEmpty && environment("POLICY_PATH") == nil && !Files.isFolder(usual)
  }

  /// Where packs were looked for, and who said so, in words.
  var places: String {
    if isNowhere { return "`policies`, nor are any installed with the command" }
    let list = found.map { "`\($0)`" }.joined(separator: ", ")
    if !folders.isEmpty { return "\(list), named by `--packs`" }
    return environment("POLICY_PATH") == nil ? list : "\(list), named by POLICY_PATH"
  }

  /// The packs beside us, or else those installed with the command.
  private var usual: String {
    if Files.isFolder("policies") { return "policies" }
    let installed = Paths.aboveExecutable.map { "\($0)/share/policy/policies" }
    return installed.first(where: Files.isFolder) ?? "policies"
  }

  private func onlyOnce(_ paths: [String]) -> [String] {
    var seen: Set<String> = []
    return paths.map(Paths.trimmed).filter { seen.insert(Paths.real($0) ?? $0).inserted }
  }

  /// The packs, none of them read yet.
  func store(withTests: Bool = false) -> PolicyStore {
    PackOptions.store(of: found, withTests: withTests)
  }

  /// The packs of some folders, none of them read yet.
  static func store(of folders: [String], withTests: Bool) -> PolicyStore {
    let store = PolicyStore(folders: folders, library: nativeFunctions, withTests: withTests)
    // Why: a command ends with its answer; to take apart all it has read would only delay that.
    _ = Unmanaged.passRetained(store)
    return store
  }
}
