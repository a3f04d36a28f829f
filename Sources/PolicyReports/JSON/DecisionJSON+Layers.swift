import PolicyEvaluation
import PolicyProgram
import PolicyValues

// Overlays and transitions; absent where the edition has none.
extension DecisionJSON {
  /// The overlays that may change this decision, each with what it puts in place of what.
  var overlays: JSON? {
    guard !program.overlays.isEmpty else { return nil }
    return .array(
      program.overlays.map { overlay in
        [
          "id": .string(overlay.id),
          "applies": decision.applies(overlay).map(JSON.bool) ?? .null,
          "from": day(overlay.from.packed), "until": day(overlay.until.packed),
          "place": .string(overlay.basis.place.place),
          "sources": .strings(overlay.basis.citations.map(\.source.id)),
          "changes": .array(overlay.changes.map(change)),
        ]
      })
  }

  private func change(_ change: Overlay.Change) -> JSON {
    [
      "path": .string(change.path), "place": .string(change.basis.place.place),
      "replaced": change.basis.replaced.first.map { .string($0.place) } ?? .null,
      "sources": .strings(change.basis.citations.map(\.source.id)),
    ]
  }

  /// What the edition's first day wrote into the record before anything was decided.
  var transition: JSON? {
    guard let transition = program.transition else { return nil }
    let record = decision.transitioned.map { fact, value -> (String, JSON?) in
      let type = program.facts.first { $0.id == fact }?.type ?? .bool
      return (fact, plain(value, type))
    }
    return [
      "day": day(transition.day.packed),
      "rules": .strings(decision.transitionRules.map { transition.rules[$0].id }),
      "record": .members(record),
    ]
  }
}
