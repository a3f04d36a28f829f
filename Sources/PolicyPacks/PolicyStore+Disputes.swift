import PolicyEvaluation
import PolicySyntax

extension PolicyStore {
  /// What hangs on the facts of which parties say different things; nil where nothing is disputed.
  ///
  /// The case is decided under every combination of the values, each under the edition that then
  /// governs it.
  package func disputes(
    _ written: CaseDecl, _ selection: Selection, _ ruling: Ruling
  ) -> Disputes? {
    let written = applying(selection, to: written)
    guard let bound = bound(written, ruling.edition, selection).value, !bound.claims.isEmpty else {
      return nil
    }
    var asking = selection
    asking.options = .answerAlone
    return Disputes(bound.claims.map { ($0.spec, $0.values) }) { choice in
      var supposing = asking
      for (claim, index) in zip(bound.claims, choice) {
        let value = claim.values[index]
        supposing.supposed[claim.spec.id] = CaseInput.StatedFact(
          value: value.value, place: value.place)
      }
      guard case .decided(let ruling) = answer(written, supposing).value else { return nil }
      return ruling.decision
    }
  }
}
