import Diagnostics
import PolicyProgram
import PolicyValues

extension Lowering {
  /// Lays the program out and gives every table its final registers.
  func finish(
    _ names: [OutputName], _ rules: [DraftRule], _ statuses: [DraftRule],
    _ windows: [(name: String, opens: TermID, closes: TermID)],
    gap: (from: Lowered, until: Lowered)?, before: CodeBuilder.Register?,
    after: CodeBuilder.Register?, _ assumptions: [TermID]
  ) -> Program? {
    let dues = names.map { due($0) }
    let missing = procedure.map { _ in missingPapers() }
    let result: CodeBuilder.Result
    do throws(CodeBuilder.TooManyRegisters) {
      result = try builder.finish()
    } catch {
      diagnostics.append(
        .programTooLarge(procedure?.spec.id ?? edition.id, error.count, at: edition.place))
      return nil
    }
    return Program(
      policy: edition.id, edition: edition.edition, procedure: procedure?.spec, code: result.code,
      inputs: inputs, facts: facts, readings: readings, choices: choices(),
      papers: edition.scope.papers.values.sorted { $0.id < $1.id }, paperBits: paperBits,
      terms: terms.map { $0.final(result) }, definitions: definitions,
      windows: windows.compactMap(finalWindow), rules: rules.map { finalRule($0, result) },
      statuses: statuses.map { finalRule($0, result) },
      outputs: zip(names, dues).compactMap { finalOutput($0, $1, result) },
      requirements: requirements.map { finalRequirement($0, result) },
      incomplete: missing.map { result($0) }, statusBefore: before.map { result($0) },
      statusAfter: after.map { result($0) }, gapFrom: gap?.from.term, gapUntil: gap?.until.term,
      assumptions: assumptions,
      veils: Dictionary(veils.map { (result($0.register), $0.veil) }) { first, _ in first },
      calendar: edition.calendar, statusUses: statusUses.map { finalUse($0, result) },
      overlays: overlays(), transition: finalTransition(result))
  }

  /// Due: the outcome always, a target when redirected, everything else when accepted.
  private func due(
    _ name: OutputName
  ) -> (due: CodeBuilder.Register, gap: CodeBuilder.Register, conflict: CodeBuilder.Register) {
    guard let output = outputs[name], let outcome = outputs[.outcome] else {
      let no = builder.bool(false)
      return (no, no, no)
    }
    let accepted = builder.isOneOf(outcome.value, EngineChoices.accepted)
    let redirected = builder.isOneOf(outcome.value, EngineChoices.redirected)
    var due: CodeBuilder.Register
    var gap: CodeBuilder.Register
    switch name {
    case .outcome: due = builder.bool(true)
    case .to: due = redirected
    case .continuity:
      due = builder.or(accepted, builder.and(redirected, output.isGiven))
    default: due = accepted
    }
    if case .record = name { due = isWritten(name) }
    gap = builder.and(due, builder.not(output.isGiven))
    let conflict = builder.and(due, output.disagrees)
    return (due, gap, conflict)
  }

  /// Whether an event writes a record fact: by the block if it is accepted, or by a standing rule whose
  /// outcome it has. A refusal may so leave its mark; an incomplete request leaves none.
  func isWritten(_ name: OutputName) -> CodeBuilder.Register {
    guard let procedure, let outcome = outputs[.outcome], let output = outputs[name] else {
      return builder.bool(false)
    }
    let accepted = builder.isOneOf(outcome.value, EngineChoices.accepted)
    var writers = output.block == nil ? [] : [accepted]
    for (index, rule) in procedure.rules.enumerated()
    where rule.gives.contains(where: { $0.output == name }) {
      let stands = stands(index, name, of: procedure.rules, prefix: "rule")
      let given = rule.gives.first { $0.output == .outcome }
      let hasItsWay = given.map {
        builder.meets(
          outcome.value, value($0.value, of: rule, .outcome, "rule").register)
      }
      writers.append(builder.and(stands, hasItsWay ?? accepted))
    }
    return builder.any(writers)
  }

  private func choices() -> [ChoiceID: ChoiceSpec] {
    var choices = edition.scope.choices
    if let procedure { choices[EngineChoices.target] = procedure.targets }
    for reading in readings where choices[ChoiceID(reading.id)] == nil {
      let options = reading.options.map { (id: $0.id, label: $0.label) }
      choices[ChoiceID(reading.id)] = ChoiceSpec(id: ChoiceID(reading.id), options: options)
    }
    return choices
  }

  private func finalWindow(_ draft: (name: String, opens: TermID, closes: TermID)) -> Window? {
    if let visited = visitWindows[draft.name]?.window {
      return Window(
        id: visited.id, title: visited.title, opens: draft.opens, closes: draft.closes,
        isShown: false, basis: visited.basis)
    }
    return edition.windows[draft.name].map {
      Window(
        id: $0.id, title: $0.title, opens: draft.opens, closes: draft.closes, isShown: $0.isShown,
        basis: $0.basis)
    }
  }

  func finalRule(_ draft: DraftRule, _ result: CodeBuilder.Result) -> Rule {
    Rule(
      id: draft.rule.id, title: draft.rule.title, because: draft.rule.because,
      condition: draft.condition, applies: result(draft.applies),
      defeatedBy: draft.rule.defeatedBy,
      gives: draft.gives.map {
        Rule.Given(output: $0.output, value: $0.value, stands: result($0.stands))
      }, basis: draft.rule.basis, overlay: draft.rule.overlay)
  }

  private func finalOutput(
    _ name: OutputName,
    _ due: (due: CodeBuilder.Register, gap: CodeBuilder.Register, conflict: CodeBuilder.Register),
    _ result: CodeBuilder.Result
  ) -> Output? {
    outputs[name].map {
      Output(
        name: name, type: $0.type, value: result($0.value), due: result(due.due),
        gap: result(due.gap), conflict: result(due.conflict), block: $0.block,
        blockBasis: $0.blockBasis)
    }
  }

  private func finalRequirement(
    _ draft: DraftRequirement, _ result: CodeBuilder.Result
  ) -> Requirement {
    Requirement(
      id: draft.id, alternatives: draft.alternatives, asked: result(draft.asked),
      brought: result(draft.brought), lacking: result(draft.lacking),
      conditions: draft.conditions, because: draft.because, basis: draft.basis)
  }
}

extension Lowering.DraftTerm {
  fileprivate func final(_ result: CodeBuilder.Result) -> Term {
    let kind: Term.Kind =
      switch self.kind {
      case .final(let kind): kind
      case .table(let branches):
        .table(
          branches.map {
            Term.Branch(condition: result($0.condition), keys: $0.keys, value: $0.value)
          })
      }
    return Term(
      kind: kind, register: result(register), type: type, operands: operands, place: place)
  }
}
