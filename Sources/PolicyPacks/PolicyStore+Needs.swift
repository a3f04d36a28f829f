import Diagnostics
import PolicySyntax
import SourceText

extension PolicyStore {
  /// What is wrong with the packs that a pack names as needed: absent, of another version, or
  /// needing the pack in turn.
  func complaintsAboutNeeds(of pack: LoadedPack) -> [Diagnostic] {
    (pack.declaration?.needs ?? []).flatMap { need -> [Diagnostic] in
      guard locations[need.pack.value] != nil, let other = self.pack(need.pack.value) else {
        return [.missingPack(need.pack, known: packIDs)]
      }
      var found: [Diagnostic] = []
      // Why: a version that cannot be read has been complained about where it stands.
      if let declaration = other.declaration, !need.accepts(declaration.version?.value),
        declaration.version != nil
          || !other.diagnostics.contains(where: { $0.code == .badVersion })
      {
        found.append(
          .wrongVersion(need, found: declaration.version?.value, at: declaration.versionPlace))
      }
      if let back = closingNeed(of: pack.id, from: other) {
        found.append(.needsCycle(need.pack, back: back))
      }
      return found
    }
  }

  /// The need by which a pack, or one that it builds on, comes back to a pack; nil: none does.
  private func closingNeed(of id: String, from start: LoadedPack) -> Located<String>? {
    var seen: Set<String> = []
    func search(_ pack: LoadedPack) -> Located<String>? {
      guard seen.insert(pack.id).inserted else { return nil }
      let needs = pack.declaration?.needs ?? []
      if let back = needs.first(where: { $0.pack.value == id }) { return back.pack }
      if pack.id == id { return nil }
      for need in needs {
        if let found = self.pack(need.pack.value).flatMap(search) { return found }
      }
      return nil
    }
    return start.id == id
      ? start.declaration?.needs.first { $0.pack.value == id }?.pack : search(start)
  }

  /// A pack, then all that it builds on, each once, nearest first; what is absent is left out.
  package func closure(of pack: LoadedPack) -> [LoadedPack] {
    var found: [LoadedPack] = []
    func visit(_ pack: LoadedPack) {
      guard !found.contains(where: { $0 === pack }) else { return }
      found.append(pack)
      for need in pack.declaration?.needs ?? [] { self.pack(need.pack.value).map(visit) }
    }
    visit(pack)
    return found
  }

  /// Needs of a policy's packs that are not met: nothing may be decided before they are.
  func unmetNeeds(of policy: String) -> [Diagnostic] {
    (pack(of: policy).map(closure) ?? []).flatMap(\.unmetNeeds)
  }
}

extension PackDecl {
  /// Where the version is written, or else whose it would be.
  fileprivate var versionPlace: SourceRange { version?.range ?? id.range }
}
