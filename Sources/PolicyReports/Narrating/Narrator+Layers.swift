import PolicyEvaluation
import PolicyProgram
import PolicyValues

// What lay above the edition, and what its first day changed.
extension Narrator {
  /// The overlays that apply or may apply, each with the lines that it put in place of others.
  func overlays() -> [Block] {
    decision.program.overlays.compactMap { overlay in
      let name = overlay.title.map(speaker.text) ?? .code(overlay.id)
      let place = Inline.place(overlay.basis.place.place)
      switch decision.applies(overlay) {
      case true?:
        let changes = overlay.changes.map(change).joined(by: language == .zh ? "；" : "; ")
        return .paragraph(language.capitalised(say(.overlayApplies, name, place, changes)))
      case nil: return .paragraph(say(.overlayOpen, name, place))
      case false?: return nil
      }
    }
  }

  private func change(_ change: Overlay.Change) -> Inline {
    let (path, place) = (Inline.code(change.path), Inline.place(change.basis.place.place))
    guard let below = change.basis.replaced.first else {
      return say(.overlayAddition, path, place)
    }
    return say(.overlayChange, path, place, .place(below.place))
  }

  /// What the transition wrote into the record before anything was decided.
  func transition() -> [Block] {
    guard let transition = decision.program.transition, !decision.transitionRules.isEmpty else {
      return []
    }
    let changed = decision.transitioned.map(\.fact)
    let words = transition.facts.filter { changed.contains($0.fact) }.map { fact, term in
      let spec = decision.program.facts.first { $0.id == fact }
      return say(.factIs, spec.map { speaker.text($0.label) } ?? .code(fact), speaker.value(term))
    }
    guard !words.isEmpty else { return [] }
    let separator: Inline = language == .zh ? "；" : "; "
    return [
      .paragraph(
        say(.transitionWrote, speaker.date(transition.day.packed), words.joined(by: separator)))
    ]
  }

  /// The rules of the transition that hold or may hold, with their conditions.
  func transitionRules(_ depth: Depth) -> [Block] {
    guard let transition = decision.program.transition else { return [] }
    var tree = ConditionTree(speaker, tellsSums: depth == .full)
    let reasons = explanation.transition.compactMap { step -> Reason? in
      guard case .transition(let index) = step.kind else { return nil }
      if case .fails = step.verdict, depth < .full { return nil }
      let rule = transition.rules[index]
      var notes: [Inline] = rule.because.map { [speaker.text($0)] } ?? []
      notes += speaker.basis(rule.basis)
      let writes = language.both(rule.gives.map { given in speaker.outputName(given.output) })
      let name = rule.title.map { speaker.text($0) + say(.inBrackets, .code(rule.id)) }
      return Reason(
        id: step.id, mark: step.mark, text: say(.ruleGives, name ?? .code(rule.id), writes),
        notes: notes, children: step.children.flatMap { tree.parts($0) })
    }
    return section(.headingTransition, reasons.isEmpty ? [] : [.reasons(reasons)])
  }
}

extension SumTree {
  /// What chose between two layers: an overlay, or a rule of the transition; nil for any other table.
  func layerChooser(_ by: TermID) -> Inline? {
    let program = speaker.program
    guard let holds = speaker.known(by).value else { return nil }
    if let rule = program.transition?.rules.first(where: { $0.condition == by }) {
      let name = rule.title.map(speaker.text) ?? .code(rule.id)
      return speaker.say(holds == 1 ? .byTransition : .withoutTransition, name)
    }
    guard case .definition(let index) = program[by].kind,
      program.overlays.contains(where: { $0.id == program.definitions[index].id })
    else { return nil }
    let name = speaker.name(program.definitions[index])
    return speaker.say(holds == 1 ? .underOverlay : .outsideOverlay, name)
  }
}
