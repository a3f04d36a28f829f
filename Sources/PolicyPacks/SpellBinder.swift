import CivilTime
import Diagnostics
import PolicyChecking
import PolicyEvaluation
import PolicyProgram
import PolicyReplay
import PolicySyntax
import PolicyValues
import SourceText

/// Gives the spells of a history their meaning, and complains of those that cannot have been so.
struct SpellBinder {
  /// What spells are called, by kind.
  private let kinds: [String: Wording]
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var spells: [Spell] = []

  /// - Parameter scopes: the names that a history may use; of two with one kind the first counts.
  init(_ scopes: [Scope]) {
    kinds = scopes.reduce(into: [:]) { kinds, scope in
      kinds.merge(scope.spells) { first, _ in first }
    }
  }

  mutating func bind(_ written: [SpellDecl]) {
    for spell in written {
      guard let label = kinds[spell.kind.value] else {
        diagnostics.append(.unknownSpell(spell.kind, near: kinds.keys.sorted()))
        continue
      }
      let earlier = spells.first {
        $0.kind == spell.kind.value && $0.from <= spell.until.value && spell.from.value <= $0.until
      }
      if let earlier { diagnostics.append(.spellsOverlap(spell, earlier.place)) }
      spells.append(
        Spell(
          kind: spell.kind.value, label: label, from: spell.from.value, until: spell.until.value,
          place: spell.range))
    }
  }
}

extension Law {
  /// Complains of a fact that says something else than the spells that it is counted from.
  func disagreement(_ spec: FactSpec, _ fact: CaseInput.StatedFact, on day: CivilDate)
    -> Diagnostic?
  {
    guard let rule = spec.spells, let place = fact.place,
      let count = spells(on: day).count(rule, on: day)
    else { return nil }
    let counted = min(max(count.value, spec.domain.lo), spec.domain.hi)
    guard counted != fact.value else { return nil }
    let isDay = rule.take == .since
    let words = isDay ? "\(CivilDate(packed: counted))" : "\(counted)"
    return .spellsDisagree(spec.id, words, day, at: place, count.spells.map(\.place))
  }
}
