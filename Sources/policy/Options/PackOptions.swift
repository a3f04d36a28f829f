import ArgumentParser
import PolicyPacks

/// Where packs are found.
struct PackOptions: ParsableArguments {
  @Option(
    name: .customLong("packs"),
    help: ArgumentHelp(
      "A folder of packs; may be given several times.",
      discussion:
        "Without it: POLICY_PATH, else ./policies, else the packs installed with the command.",
      valueName: "dir"),
    completion: .directory)
  var folders: [String] = []

  /// The folders to look in, the first that has a pack winning.
  var found: [String] {
    if !folders.isEmpty { return folders.map(Paths.trimmed) }
    if let path = environment("POLICY_PATH") {
      return path.split(separator: ":").map { Paths.trimmed(String($0)) }
    }
    if Files.isFolder("policies") { return ["policies"] }
    let installed = Paths.aboveExecutable.map { "\($0)/share/policy/policies" }
    return [installed.first(where: Files.isFolder) ?? "policies"]
  }

  /// The packs, none of them read yet.
  func store(withTests: Bool = false) -> PolicyStore {
    let store = PolicyStore(folders: found, library: nativeFunctions, withTests: withTests)
    // Why: a command ends with its answer; to take apart all it has read would only delay that.
    _ = Unmanaged.passRetained(store)
    return store
  }
}
