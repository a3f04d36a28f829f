import PolicyTestSupport

/// A Swift file of the checkout, read once for all checks.
struct Source {
  let path: String
  let swift: SwiftText

  init(path: String, text: String) {
    self.path = path
    self.swift = SwiftText(text)
  }

  /// The target it belongs to: the folder below `Sources` or `Tests`.
  var target: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : ""
  }

  /// Every Swift file under `Sources`.
  static let all = read("Sources")
  /// Every Swift file under `Tests`.
  static let tests = read("Tests")
  /// The files of the layers that compute: no files, no wording for people, no outside world.
  static let pure = all.filter { !Layers.touchTheWorld($0.target) }

  private static func read(_ folder: String) -> [Source] {
    Repository.files(under: folder, withExtension: "swift")
      .map { Source(path: $0, text: Repository.text($0)) }
  }
}

/// Which targets may do what the others may not.
enum Layers {
  /// The doors, the shells and the tests' own support: they read files and write bytes.
  static func touchTheWorld(_ target: String) -> Bool {
    let doorsAndShells: Set<String> = [
      "PolicyPacks", "PolicyReports", "PolicyKit", "PolicyLanguageServer", "PolicyService",
      "PolicyTestSupport",
    ]
    // Why: executables are named in lower case, everything else is a module.
    return doorsAndShells.contains(target) || target.first?.isLowercase == true
  }
}
