import Diagnostics

extension PolicyStore {
  /// Everything wrong with an edition: what checking it says, then what each of its programs adds.
  ///
  /// One complaint may stand in several, since they share definitions; whoever shows them shows it once.
  package func complaints(about edition: EditionFile) -> [Diagnostic] {
    let checked = checked(edition)
    guard let value = checked.value, !checked.hasErrors else { return checked.diagnostics }
    let procedures = value.procedures.map { Optional($0.spec.id) }
    let programs = (procedures + [nil]).flatMap { procedure in
      question(edition, procedure: procedure).diagnostics.dropFirst(checked.diagnostics.count)
    }
    return checked.diagnostics + programs + prelude(edition).diagnostics
      + complaintsAboutTransition(value)
  }
}
