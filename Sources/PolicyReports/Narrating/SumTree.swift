import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Turns the steps of a value into reasons: what it is called, and the arithmetic that made it.
struct SumTree {
  let speaker: Speaker

  init(_ speaker: Speaker) { self.speaker = speaker }

  private var program: Program { speaker.program }

  /// A value under a name of its own: a window's end, an output.
  func named(_ name: Inline, _ step: Step) -> Reason {
    reason(step, text: name)
  }

  func reason(_ step: Step) -> Reason {
    guard case .term(let id) = step.kind else {
      return Reason(id: step.id, mark: step.mark, text: "")
    }
    switch program[id].kind {
    case .table: return choice(step, id)
    case .fact(let index):
      return Reason(
        id: step.id, mark: .value, text: speaker.noun(id), detail: speaker.value(id),
        notes: [speaker.origin(ofFact: index)])
    default: return reason(step, text: speaker.noun(id))
    }
  }

  /// Whether there is arithmetic behind a value.
  func isDerived(_ id: TermID) -> Bool {
    switch program[id].kind {
    case .fact, .literal, .always, .unstated, .reading: false
    default: true
    }
  }

  private func reason(_ step: Step, text: Inline) -> Reason {
    let story = story(of: step)
    return Reason(
      id: step.id, mark: .value, text: text, detail: story.detail, notes: story.notes,
      children: story.children)
  }

  /// A value's name, and its value or the equation that gives it, without what lies below.
  func line(_ id: TermID) -> (name: Inline, value: Inline) {
    let story = story(of: Step(id: "", kind: .term(id), verdict: .value, value: nil))
    return (speaker.noun(id), story.detail ?? speaker.value(id))
  }

  /// Whether a value is more than a fact under other names.
  private func hasSum(_ id: TermID) -> Bool {
    switch program[id].kind {
    case .definition: program[id].operands.first.map(hasSum) ?? false
    case .windowEnd: program[id].operands.first.map(hasSum) ?? false
    case .output(let name): program.output(name)?.block.map(hasSum) ?? true
    default: isDerived(id)
    }
  }

  private struct Story {
    var detail: Inline?
    var notes: [Inline] = []
    var children: [Reason] = []
  }

  private func story(of step: Step) -> Story {
    guard case .term(let id) = step.kind else { return Story() }
    let term = program[id]
    switch term.kind {
    case .shift(let spec): return sum(id, spec, step)
    case .definition, .windowEnd, .output:
      guard let body = step.children.first else { return Story(detail: speaker.value(id)) }
      return isNamed(term)
        ? Story(detail: speaker.value(id), children: [reason(body)]) : story(of: body)
    case .table: return Story(detail: speaker.value(id), children: [choice(step, id)])
    case .rolled: return rolled(id, step)
    case .call(let name):
      let call = speaker.call(name, term.operands.map(speaker.value))
      return Story(detail: equation(call, id), children: derived(step.children))
    case .plus, .minus:
      let sign: Inline = if case .plus = term.kind { " + " } else { " − " }
      let sum = term.operands.map(speaker.value).joined(by: sign)
      return Story(detail: equation(sum, id), children: derived(step.children))
    case .fact(let index):
      return Story(detail: named(id), notes: [speaker.origin(ofFact: index)])
    case .unstated: return Story(detail: speaker.say(.unstated), notes: [.place(term.place.place)])
    default: return Story(detail: speaker.value(id))
    }
  }

  /// A definition in which another definition stands keeps its own line.
  private func isNamed(_ term: Term) -> Bool {
    guard let inner = term.operands.first else { return false }
    switch program[inner].kind {
    case .definition, .windowEnd: return true
    default: return false
    }
  }

  private func sum(_ id: TermID, _ spec: ShiftSpec, _ step: Step) -> Story {
    let base = program[id].operands[0]
    let left = speaker.sum(named(base), spec)
    var notes =
      spec.convention.map { [speaker.say(.convention, .place($0.place))] } ?? []
    if spec.workdays != nil {
      notes += speaker.workdayNotes(
        from: speaker.known(base).value, to: speaker.known(id).value)
    }
    return Story(detail: equation(left, id), notes: notes, children: derived(step.children))
  }

  /// A value after its name, where it has one.
  private func named(_ id: TermID) -> Inline {
    switch program[id].kind {
    case .fact, .definition, .windowEnd, .output:
      filled("{1} {2}", [speaker.noun(id), speaker.value(id)])
    default: speaker.value(id)
    }
  }

  private func rolled(_ id: TermID, _ step: Step) -> Story {
    let (before, after) = (speaker.known(program[id].operands[0]), speaker.known(id))
    let moved = speaker.say(.movedFrom, speaker.value(id), speaker.value(program[id].operands[0]))
    let isMoved = before != after && after.value != nil
    return Story(
      detail: isMoved ? moved : speaker.value(id),
      notes: isMoved ? [speaker.say(.convention, .place(program[id].place.place))] : [],
      children: isMoved ? derived(step.children) : step.children.flatMap { story(of: $0).children })
  }

  private func equation(_ left: Inline, _ id: TermID) -> Inline {
    left + " = " + speaker.value(id).with(.emphasis)
  }

  private func derived(_ steps: [Step]) -> [Reason] {
    steps.filter { step in
      if case .term(let id) = step.kind { hasSum(id) } else { false }
    }.map(reason)
  }

  // MARK: Tables

  /// What a table was chosen by, and the entry that it chose.
  private func choice(_ step: Step, _ id: TermID) -> Reason {
    // What it was chosen by stands last.
    let entries = step.children.dropLast()
    guard entries.count == 1, let entry = entries.first else {
      return Reason(
        id: step.id, mark: .value, text: chooser(id), detail: speaker.value(id),
        children: entries.map(reason))
    }
    let story = story(of: entry)
    return Reason(
      id: step.id, mark: .value, text: chooser(id), detail: story.detail, notes: story.notes,
      children: story.children)
  }

  func chooser(_ id: TermID) -> Inline {
    let by = program[id].operands[0]
    if let layer = layerChooser(by) { return layer }
    let value = speaker.value(by)
    if case .reading(let index) = program[by].kind {
      return speaker.say(.readingIs, speaker.text(program.readings[index].ask), value)
    }
    guard case .date = program[by].type, case .table(let branches) = program[id].kind else {
      return speaker.say(.tableBy, speaker.noun(by), value)
    }
    let keys = branches.first { speaker.decision[$0.condition].value == 1 }?.keys ?? []
    let names = program.windows.indices.filter { keys.contains(program.windows[$0].id) }
      .map(speaker.windowName)
    return names.isEmpty
      ? speaker.say(.tableBy, speaker.noun(by), value)
      : speaker.say(.inWindow, speaker.dated(by), speaker.language.either(names))
  }
}
