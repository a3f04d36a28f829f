import PolicyProgram
import PolicyValues

/// Runs two programs in lock-step over everything that both can be asked.
///
/// - Parameters:
///   - budget: how many boxes one question may run.
/// - Returns: nil if a question is too large to be put as a program.
package func compareBehaviour(
  _ a: Program, _ b: Program, budget: Int = 2_000_000
) -> BehaviourDiff? {
  let pairing = Pairing(a, b)
  do throws(CodeBuilder.TooManyRegisters) {
    var aspects: [AspectDiff] = []
    for aspect in BehaviourDiff.Aspect.allCases {
      aspects.append(try pairing.differences(in: aspect, budget: budget))
    }
    return BehaviourDiff(
      a: a, b: b, sharedFacts: pairing.sharedFacts, factsOnlyInA: pairing.factsOnlyInA,
      factsOnlyInB: pairing.factsOnlyInB, ownReadings: pairing.ownReadings, aspects: aspects)
  } catch {
    return nil
  }
}

extension Pairing {
  fileprivate func differences(
    in aspect: BehaviourDiff.Aspect, budget: Int
  ) throws(CodeBuilder.TooManyRegisters) -> AspectDiff {
    var changes: [BehaviourChange] = []
    var left = 0
    var hidden = 0
    for contrast in contrasts(of: aspect) {
      let inquiry = try inquiry(contrast)
      guard inquiry.settled != false else { continue }
      var search = Search(finder: WitnessFinder(inquiry: inquiry, program: a), isWanted: false)
      try search.look(for: inquiry, budget: budget)
      left = max(left, search.left)
      hidden += search.hidden
      guard let witness = search.witness else { continue }
      let other = witnessOfB(witness)
      changes.append(
        BehaviourChange(
          aspect: aspect, from: contrast.from, to: contrast.to, isBetter: contrast.isBetter,
          anchors: search.anchors, when: try conditions(inquiry, budget: budget), witness: witness,
          witnessOfB: other, needsReading: search.needsReading,
          rulesA: rules(witness, contrast), rulesB: other.map { rules($0, contrast) } ?? []))
    }
    let sorted = changes.enumerated().sorted { x, y in
      let (more, less) = (x.element.anchors?.count ?? 0, y.element.anchors?.count ?? 0)
      return more == less ? x.offset < y.offset : more > less
    }
    return AspectDiff(
      aspect: aspect, changes: sorted.map(\.element), left: left, hidden: hidden)
  }

  private func rules(_ witness: Witness, _ contrast: Contrast) -> [String] {
    contrast.outputs.flatMap { witness.standing($0) }.reduce(into: []) { ids, index in
      let id = witness.program.rules[index].id
      if !ids.contains(id) { ids.append(id) }
    }
  }

  /// The options of facts and readings without which the difference does not show.
  private func conditions(
    _ inquiry: Inquiry, budget: Int
  ) throws(CodeBuilder.TooManyRegisters) -> [BehaviourChange.Condition] {
    var conditions: [BehaviourChange.Condition] = []
    let reached = Set(inquiry.inputs(of: inquiry.target))
    for (place, unknown) in inquiry.unknowns.enumerated() where reached.contains(place) {
      let domain = inquiry.code.inputs[place].domain
      let values = values(inquiry.code.inputs[place].type, domain)
      guard values.count > 1, values.count <= 12 else { continue }
      var possible: [Ends] = []
      for value in values {
        let part = try inquiry.narrowed(place, to: value)
        var search = Search(finder: WitnessFinder(inquiry: part, program: a), isWanted: true)
        try search.look(for: part, budget: budget / 8)
        if search.witness != nil || search.left > 0 || search.hidden > 0 { possible.append(value) }
      }
      guard possible.count < values.count else { continue }
      if let condition = named(unknown, possible) { conditions.append(condition) }
    }
    return conditions
  }

  private func values(_ type: RegisterType, _ domain: Ends) -> [Ends] {
    switch type {
    case .bool: domain.isOpen ? [Ends(0), Ends(1)] : []
    case .choice:
      (0..<31).map { Int32(1) << $0 }.filter { $0 & domain.hi != 0 }.map { Ends($0) }
    case .set, .day, .int, .money: []
    }
  }

  private func named(_ unknown: Unknown, _ values: [Ends]) -> BehaviourChange.Condition? {
    switch unknown {
    case .fact(let id):
      guard let fact = (a.facts + b.facts).first(where: { $0.id == id }) else { return nil }
      let words = values.flatMap { value -> [String] in
        switch fact.type {
        case .choice(let list): (a.choices[list] ?? b.choices[list])?.names(value.hi) ?? []
        default: [value.lo == 1 ? "true" : "false"]
        }
      }
      return BehaviourChange.Condition(name: id, isReading: false, options: words)
    case .reading(let id):
      guard let reading = (a.readings + b.readings).first(where: { $0.id == id }) else {
        return nil
      }
      let words = reading.options.indices.filter { index in
        values.contains { $0.hi >> Int32(index) & 1 == 1 }
      }.map { reading.options[$0].id }
      return BehaviourChange.Condition(name: id, isReading: true, options: words)
    case .silent, .cut: return nil
    }
  }
}
