import PolicyPacks

extension SpecPack {
  /// What looking at every case finds in the packs, a line each: the edition, the code, what it is
  /// about, and whether the edition accepts it; then the entries that accept nothing.
  func lookedEverywhere() -> String {
    var lines: [String] = []
    for id in store.packIDs {
      guard let pack = store.pack(id) else { continue }
      let (checks, idle) = store.exhaustive(pack: pack, budget: 100_000)
      for check in checks {
        let edition = check.edition.id
        lines += check.findings.map {
          "\(edition) \($0.diagnostic.code.rawValue) \($0.subject): found"
        }
        lines += check.known.map { finding, entry in
          "\(edition) \(finding.diagnostic.code.rawValue) \(finding.subject): \(entry.reason)"
        }
      }
      lines += idle.map { "\(id) \($0.code.rawValue): \($0.message)" }
    }
    return lines.isEmpty ? "nothing\n" : lines.joined(separator: "\n") + "\n"
  }
}
