import Diagnostics
import PolicyChecking
import PolicySyntax

extension PolicyStore {
  /// What is wrong with the vocabularies of a pack that no policy of the pack uses; the others are
  /// checked along with the policies.
  package func complaintsAboutVocabularies(of pack: LoadedPack) -> [Diagnostic] {
    var used: Set<String> = []
    for edition in policies(of: pack).flatMap({ editions(of: $0) }) {
      // Why: of an edition that could not be checked nobody knows what it uses.
      guard let uses = checked(edition).value?.uses else { return [] }
      used.formUnion(vocabularies(uses).map(\.id.value))
    }
    return pack.vocabularies.filter { !used.contains($0.id.value) }.flatMap { vocabulary in
      let scope = scope([vocabulary.id])
      return scope.diagnostics + (scope.value.map { checkVocabulary(vocabulary, $0) } ?? [])
    }
  }

  /// Everything wrong with an edition: what checking it says, then what each of its programs adds.
  ///
  /// One complaint may stand in several, since they share definitions; whoever shows them shows it once.
  package func complaints(about edition: EditionFile) -> [Diagnostic] {
    let checked = checked(edition)
    guard let value = checked.value, !checked.hasErrors else { return checked.diagnostics }
    let procedures = value.procedures.map { Optional($0) } + [nil]
    let programs = procedures.flatMap { procedure in
      complaintsOfLowering(
        value, procedure: procedure, calendar: workdays(value), neighbours: neighbours)
    }
    return checked.diagnostics + programs + prelude(edition).diagnostics
      + complaintsAboutTransition(value)
  }
}
