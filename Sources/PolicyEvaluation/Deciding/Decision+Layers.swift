import CivilTime
import PolicyProgram
import PolicyValues

// What overlays and the edition's first day had to do with a decision.
extension Decision {
  /// Whether an overlay applies to the case; nil: it cannot be said.
  package func applies(_ overlay: Overlay) -> Bool? {
    self[program[overlay.guarding].register].value.map { $0 == 1 }
  }

  /// The overlays that are known to apply, by id.
  package var applyingOverlays: [String] {
    program.overlays.filter { applies($0) == true }.map(\.id)
  }

  /// The rules of the transition, by index, that wrote into this record.
  package var transitionRules: [Int] {
    let rules = program.transition?.rules ?? []
    return rules.indices.filter { self[rules[$0].applies].value == 1 }
  }

  /// The record facts that the transition changed, with the value that it wrote; those that it found as
  /// they should be are not listed.
  package var transitioned: [(fact: String, value: Int32)] {
    guard let transition = program.transition, !transitionRules.isEmpty else { return [] }
    let given = Set(
      transitionRules.flatMap { transition.rules[$0].gives.map(\.output) })
    return transition.facts.compactMap { fact, term in
      guard given.contains(.record(fact)), let value = self[program[term].register].value,
        input.value(of: fact) != value
      else { return nil }
      return (fact, value)
    }
  }

  /// Whether what is granted is over before the day of the request.
  package var isOverWhenGranted: Bool {
    guard output(.outcome).known == EngineChoices.accepted,
      let until = output(.validityEnds).known, let day = input.value(of: "request.date")
    else { return false }
    return until < day
  }
}
