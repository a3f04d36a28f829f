import Diagnostics
import PolicySyntax
import SourceText
import YAMLTree

extension PolicyStore {
  /// Packs that a pack's files build on, and neither its `needs:` nor those of what it needs name:
  /// who installs the pack would not get them. O(keys at the top of the files).
  package func complaintsAboutUnlistedPacks(of pack: LoadedPack) -> [Diagnostic] {
    let listed = Set(closure(of: pack).map(\.id))
    var seen: Set<String> = []
    return pack.files.flatMap(namesBuiltOn).compactMap { name in
      let id = String(name.value.prefix { $0 != "/" })
      // Why: what no pack has is complained about as such.
      guard !listed.contains(id), locations[id] != nil, seen.insert(id).inserted else { return nil }
      return .unlistedPack(id, at: name.range, needs: pack.declaration?.id.range)
    }
  }

  /// What a file names at its top that another pack may hold.
  private func namesBuiltOn(_ file: PackFile) -> [Located<String>] {
    guard [.policy, .vocabulary, .overlay].contains(file.kind),
      case .mapping(let entries, _)? = file.document.root
    else { return [] }
    return entries.filter { ["extends", "uses", "calendar", "above"].contains($0.key.text) }
      .flatMap { names($0.value) }
  }

  private func names(_ node: Node) -> [Located<String>] {
    switch node {
    case .scalar(let scalar): [Located(scalar.text, at: scalar.range)]
    case .sequence(let items, _): items.flatMap(names)
    case .mapping: []
    }
  }
}
