import Diagnostics
import PolicyChecking
import PolicySyntax

extension PolicyStore {
  /// What is wrong with the vocabularies of a pack that no policy of the pack uses, the others being
  /// checked along with the policies; and packs that it uses and does not name.
  package func complaintsAboutVocabularies(of pack: LoadedPack) -> [Diagnostic] {
    let unlisted = complaintsAboutUnlistedPacks(of: pack)
    var used: Set<String> = []
    for edition in policies(of: pack).flatMap({ editions(of: $0) }) {
      // Why: of an edition that could not be checked nobody knows what it uses.
      guard let uses = checked(edition).value?.uses else { return unlisted }
      used.formUnion(vocabularies(uses).map(\.id.value))
    }
    return unlisted
      + pack.vocabularies.filter { !used.contains($0.id.value) }.flatMap { vocabulary in
        let scope = scope([vocabulary.id])
        return scope.diagnostics + (scope.value.map { checkVocabulary(vocabulary, $0) } ?? [])
      }
  }

  /// Everything wrong with an edition: what checking it says, then what each of its programs adds.
  ///
  /// One complaint may stand in several, since they share definitions; whoever shows them shows it once.
  ///
  /// - Parameter keepingPrograms: whether its programs are to be asked afterwards.
  package func complaints(
    about edition: EditionFile, keepingPrograms: Bool = false
  ) -> [Diagnostic] {
    let checked = checked(edition)
    guard let value = checked.value, !checked.hasErrors else { return checked.diagnostics }
    let procedures = value.procedures.map { Optional($0) } + [nil]
    let programs = procedures.flatMap { procedure in
      keepingPrograms
        ? question(edition, procedure: procedure?.spec.id).diagnostics
        : complaintsOfLowering(
          value, procedure: procedure, calendar: workdays(value), neighbours: neighbours)
    }
    return checked.diagnostics + programs + prelude(edition).diagnostics
      + complaintsAboutTransition(value)
  }
}
