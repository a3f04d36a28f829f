import PolicyProgram
import PolicyValues
import SourceText

// Overlays are tables over their guards; a transition is what every other line reads.
extension Lowering {
  func overlaid(
    _ overlay: String, _ value: Lowered, otherwise rest: Lowered, _ type: ValueType,
    at place: SourceRange
  ) -> Lowered {
    let guarding = lower(Expr(.definition(overlay), .bool, at: place))
    return either(guarding, [overlay], value, otherwise: rest, type, at: place)
  }

  /// The overlays that came up in this program.
  func overlays() -> [Overlay] {
    edition.overlays.compactMap { overlay in
      guard let guarding = definitions.first(where: { $0.id == overlay.id }) else { return nil }
      let changes = overlay.changes.filter { concernsProgram($0.path) }
      guard !changes.isEmpty else { return nil }
      return Overlay(
        id: overlay.id, title: overlay.title, from: overlay.from, until: overlay.until,
        basis: overlay.basis, guarding: guarding.body, changes: changes)
    }
  }

  private func concernsProgram(_ path: String) -> Bool {
    let keys = path.split(separator: "/").map(String.init)
    guard keys.count > 1 else { return true }
    return switch keys[0] {
    case "procedures": keys[1] == procedure?.spec.id
    case "windows": windowNames.contains(keys[1])
    case "define": definitions.contains { $0.id == keys[1] }
    default: true
    }
  }

  // MARK: Transitions

  /// Lowers what the edition's first day writes; from here on the record is read as it left it.
  ///
  /// In the transition itself `day` is that first day, and the record is what the case says.
  func lowerTransition() {
    guard !edition.transition.isEmpty else { return }
    let rules = edition.transition
    // A second time reads what the first time left.
    written = transitioned
    if edition.scope.facts["day"] != nil {
      written["day"] = literal(edition.from.packed, .date, at: edition.inForcePlace)
    }
    transition = draft(rules, prefix: "transition")
    for fact in Set(rules.flatMap { $0.gives.compactMap(\.output.recordFact) }).sorted() {
      transitioned[fact] = transitioned(fact, before: self.fact(fact, at: edition.place))
    }
    written = transitioned
    known = [:]
    standing = [:]
  }

  /// The value of a record fact after the transition; in dispute where standing rules disagree.
  private func transitioned(_ fact: String, before old: Lowered) -> Lowered {
    let place = edition.scope.facts[fact]?.spec.place ?? edition.place
    let type = edition.scope.facts[fact]?.spec.type ?? .bool
    var given: [(applies: Lowered, value: Lowered, rule: String)] = []
    for rule in transition {
      guard let entry = rule.gives.first(where: { $0.output == .record(fact) }) else { continue }
      let register = terms[Int(entry.value.index)].register
      given.append(
        (
          Lowered(register: rule.applies, term: rule.condition),
          Lowered(register: register, term: entry.value), rule.rule.id
        ))
    }
    var value = old
    for entry in given.reversed() {
      value = either(
        entry.applies, [entry.rule], entry.value, otherwise: value, type,
        at: entry.applies.place(self))
    }
    var disputes: [CodeBuilder.Register] = []
    for (index, first) in given.enumerated() {
      for second in given[(index + 1)...] where second.value.register != first.value.register {
        let both = builder.and(first.applies.register, second.applies.register)
        let same = same(first.value.register, second.value.register, type)
        disputes.append(builder.and(both, builder.not(same)))
      }
    }
    guard !disputes.isEmpty else { return value }
    let register = veiled(
      value.register, known: builder.not(builder.any(disputes)), floor: least(type), .disputed)
    return term(.definition(definitionIndex(fact, value)), register, type, [value.term], at: place)
  }

  func finalTransition(_ result: CodeBuilder.Result) -> Transition? {
    guard !transition.isEmpty else { return nil }
    return Transition(
      day: edition.from, rules: transition.map { finalRule($0, result) },
      facts: transitioned.sorted { $0.key < $1.key }.map { ($0.key, $0.value.term) })
  }
}

extension Lowering.Lowered {
  fileprivate func place(_ lowering: Lowering) -> SourceRange {
    lowering.terms[Int(term.index)].place
  }
}

extension OutputName {
  /// The record fact that is written; nil for every other output.
  package var recordFact: String? {
    if case .record(let fact) = self { fact } else { nil }
  }
}
