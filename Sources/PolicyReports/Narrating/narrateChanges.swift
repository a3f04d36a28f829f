import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Says the nearest changes that would give a case another outcome.
///
/// - Parameters:
///   - decisions: by outcome and change, the decision of the changed case.
///   - days: the days of the request that were tried.
package func narrate(
  _ nearest: NearestChanges, decisions: [[Decision]], days: (from: CivilDate, until: CivilDate)?,
  context: ReportContext, language: Language
) -> [Block] {
  let own = Narrator(explain(nearest.decision), context, language)
  let narrator = ChangesNarrator(nearest: nearest, decisions: decisions, own: own)
  return narrator.blocks(days)
}

/// The nearest changes about to be told in one language.
struct ChangesNarrator {
  let nearest: NearestChanges
  let decisions: [[Decision]]
  /// Who tells the case as it stands.
  let own: Narrator

  private var language: Language { own.language }
  private var program: Program { nearest.decision.program }

  private func say(_ word: CaseWord, _ arguments: Inline...) -> Inline {
    filled(word.wording[language], arguments)
  }

  func blocks(_ days: (from: CivilDate, until: CivilDate)?) -> [Block] {
    let title = own.context.caseTitle.map { Inline($0) } ?? say(.whatIfTitle)
    var blocks: [Block] = [.heading(level: 1, title), .paragraph(own.outcomeSentence)]
    guard !nearest.wants.isEmpty else {
      let isOpen = nearest.decision.output(.outcome).known == nil
      return blocks + [.paragraph(say(isOpen ? .answerFirst : .alreadySo))]
        + own.openQuestions(.rules)
    }
    for (index, want) in nearest.wants.enumerated() where !want.changes.isEmpty {
      blocks += [.heading(level: 2, say(.whatIfWant, outcome(want.outcome)))]
      blocks += told(want, decisions[index])
    }
    let without = nearest.wants.filter(\.changes.isEmpty)
    let (none, unfinished) = (without.filter(\.isComplete), without.filter { !$0.isComplete })
    if !none.isEmpty {
      blocks += [
        .heading(level: 2, say(.whatIfNone)),
        .paragraph(say(.noChangeLeadsTo, language.either(none.map { outcome($0.outcome) }))),
      ]
    }
    if !unfinished.isEmpty {
      let names = language.either(unfinished.map { outcome($0.outcome) })
      blocks.append(.paragraph(say(.noChangeFound, names)))
    }
    if let days, nearest.decision.input.value(of: "request.date") != nil {
      blocks.append(
        .paragraph(
          say(
            .daysTried, .code(program.edition), Inline(days.from.description),
            Inline(days.until.description))))
    }
    return blocks
  }

  /// What an outcome is called in the list of outcomes.
  private func outcome(_ bit: Int32) -> Inline {
    own.speaker.value(bit, .choice(EngineChoices.outcome))
  }

  // MARK: Changes

  /// At most this many pairs of facts are told.
  private static let most = 6

  private func told(_ want: NearestChanges.Want, _ decisions: [Decision]) -> [Block] {
    let pairs = want.changes.first.map { $0.parts.count > 1 } ?? false
    var blocks: [Block] = pairs ? [.paragraph(say(.onlyTogether))] : []
    let shown = Array(
      zip(want.changes, decisions).prefix(pairs ? Self.most : want.changes.count))
    blocks.append(.reasons(shown.map(reason)))
    if want.changes.count > shown.count {
      let rest = Inline(String(want.changes.count - shown.count))
      blocks.append(.paragraph(say(.morePairs, rest)))
    }
    if !want.isComplete { blocks.append(.paragraph(say(.searchUnfinished))) }
    return blocks
  }

  private func reason(_ change: NearestChanges.Change, _ decision: Decision) -> Reason {
    let narrator = Narrator(explain(decision), own.context, language)
    var notes = decision.decidingRules.map { rule in
      say(.decidedBy, narrator.ruleName(rule), narrator.because(rule))
        + narrator.say(.inBrackets, narrator.speaker.place(program.rules[rule].basis))
    }
    if let effect = narrator.value(.continuity) { notes.append(say(.continuityIs, effect)) }
    if let fee = narrator.fee, decision.output(.fee) != nearest.decision.output(.fee) {
      notes.append(say(.feeIs, fee))
    }
    if decision.output(.outcome).known == EngineChoices.incomplete {
      let names = decision.missing.map { narrator.speaker.name(program.requirements[$0]) }
      notes.append(say(.missingAre, language.both(names)))
    }
    let text = change.parts.map(part).joined(by: language == .zh ? "；" : "; ")
    return Reason(
      mark: .value, text: language.capitalised(text), detail: distance(change), notes: notes)
  }

  private func part(_ part: NearestChanges.Part) -> Inline {
    switch part {
    case .fact(let index, let old, let new, let others):
      let fact = program.facts[index]
      let name = own.speaker.text(fact.label)
      if case .bool = fact.type {
        let words = new == 1 ? fact.ifTrue : fact.ifFalse
        return words.map(own.speaker.text)
          ?? own.say(.factIs, name, own.speaker.value(new, .bool))
      }
      let choice = if case .choice(let id) = fact.type { id } else { ChoiceID("") }
      let value =
        others == new
        ? own.speaker.value(new, fact.type, unit: fact.unit)
        : language.either(own.speaker.labels(others, choice))
      return say(
        .insteadOf, name, value.with(.emphasis),
        own.speaker.value(old, fact.type, unit: fact.unit))
    case .papers(let add, let drop):
      var lines: [Inline] = []
      if !add.isEmpty { lines.append(say(.bringPapers, papers(add))) }
      if !drop.isEmpty { lines.append(say(.leavePapers, papers(drop))) }
      return lines.joined(by: language == .zh ? "；" : "; ")
    }
  }

  private func papers(_ names: [String]) -> Inline {
    language.both(
      names.map { name in
        let parts = name.split(separator: ":").map(String.init)
        return own.speaker.paper(parts[0], must: Array(parts.dropFirst()))
      })
  }

  /// How far the change goes, where days or numbers are counted.
  private func distance(_ change: NearestChanges.Change) -> Inline? {
    guard change.parts.count == 1, case .fact(let index, let old, let new, _) = change.parts[0]
    else {
      return nil
    }
    switch program.facts[index].type {
    case .date where old < PackedDay.never && new < PackedDay.never:
      let days = own.say(change.distance == 1 ? .day : .days, Inline(String(change.distance)))
      return say(new > old ? .daysLater : .daysEarlier, days)
    default: return nil
    }
  }
}
