import Diagnostics
import PolicyChecking
import PolicyEvaluation
import PolicyProgram
import PolicySyntax
import PolicyValues

/// A fact with everything that is said of it.
package struct BoundClaim {
  package let spec: FactSpec
  /// Different values, the case's own first.
  package let values: [Disputes.Value]
}

extension CaseBinder {
  /// How many combinations of claims are decided at most.
  static let mostCombinations = 1_024

  /// The facts of which different things are said, with complaints about the claims.
  static func claims(
    of written: CaseDecl, _ scope: Scope, stated: [String: CaseInput.StatedFact]
  ) -> Checked<[BoundClaim]> {
    var diagnostics: [Diagnostic] = []
    var names: [String] = []
    var values: [String: [Disputes.Value]] = [:]
    var lone: [String: GivenDecl] = [:]
    for claim in written.claims {
      let bound = bind(claim, scope)
      diagnostics += bound.diagnostics
      for (given, fact) in bound.value {
        let name = given.name.value
        if values[name] == nil {
          names.append(name)
          if let own = stated[name], let place = own.place {
            values[name] = [Disputes.Value(value: own.value, parties: [nil], place: place)]
          }
        }
        add(fact, by: claim.party.value, at: given, to: &values[name, default: []])
        lone[name] = given
      }
    }
    for name in names where values[name]?.flatMap(\.parties).count == 1 {
      if let given = lone[name] { diagnostics.append(.oneSidedClaim(given.name)) }
    }
    let disputed = names.compactMap { name -> BoundClaim? in
      guard let all = values[name], all.count > 1, let spec = scope.facts[name]?.spec else {
        return nil
      }
      return BoundClaim(spec: spec, values: all)
    }
    let count = disputed.reduce(1) { min($0 * $1.values.count, Self.mostCombinations + 1) }
    if count > Self.mostCombinations, let first = written.claims.first {
      diagnostics.append(.tooManyClaims(first.party, most: Self.mostCombinations))
      return Checked([], diagnostics)
    }
    return Checked(disputed, diagnostics)
  }

  /// One party's facts with their values.
  private static func bind(
    _ claim: ClaimDecl, _ scope: Scope
  ) -> Checked<[(given: GivenDecl, fact: CaseInput.StatedFact)]> {
    var binder = CaseBinder(scope)
    binder.bind(
      CaseDecl(
        title: "", policy: nil, procedure: nil, today: nil, facts: claim.facts, papers: nil,
        readings: [], range: claim.party.range))
    let facts = binder.input.facts
    return Checked(
      claim.facts.compactMap { given in facts[given.name.value].map { (given, $0) } },
      binder.diagnostics)
  }

  private static func add(
    _ fact: CaseInput.StatedFact, by party: String, at given: GivenDecl,
    to values: inout [Disputes.Value]
  ) {
    if let index = values.firstIndex(where: { $0.value == fact.value }) {
      let old = values[index]
      values[index] = Disputes.Value(
        value: old.value, parties: old.parties + [party], place: old.place)
    } else {
      values.append(
        Disputes.Value(value: fact.value, parties: [party], place: given.value.range))
    }
  }
}
