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

  /// Where the folders were named, in words.
  var origin: String {
    if !folders.isEmpty { return "named by `--packs`" }
    if environment("POLICY_PATH") != nil { return "named by POLICY_PATH" }
    return Files.isFolder("policies") ? "the working folder's packs" : "the usual folders"
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
    PolicyStore(folders: found, library: nativeFunctions, withTests: withTests)
  }
}
