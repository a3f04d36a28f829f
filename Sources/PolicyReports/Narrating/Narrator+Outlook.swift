import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

// What the days to come hold, under every reading.
extension Narrator {
  private func say(_ word: CaseWord, _ arguments: Inline...) -> Inline {
    filled(word.wording[language], arguments)
  }

  // MARK: Too early

  /// When to come, what would be said then, and under which readings that differs.
  func whenItOpens(
    _ first: Outlook.Opening, _ others: ArraySlice<Outlook.Opening>
  ) -> [Block] {
    var sentences = [when(first)]
    if let obstacle = obstacle(first) { sentences.append(obstacle) }
    guard !others.isEmpty else { return [.paragraph(language.sentences(sentences))] }
    sentences.append(say(.daysHangOnReadings))
    var blocks: [Block] = [.paragraph(language.sentences(sentences)), .list(others.map(other))]
    if let safe = safe([first] + others) { blocks.append(.paragraph(safe)) }
    return blocks
  }

  private func when(_ opening: Outlook.Opening) -> Inline {
    guard let from = opening.from else { return say(Word.nextLater) }
    guard isWelcome(opening) else { return say(.notTooEarlyFrom, Inline(from.description)) }
    let name = windows(of: accepting + decision.decidingRules)
      .first { $0.opens == from.packed }.map { speaker.windowName($0.index) }
    let start = Inline(from.description)
    switch (opening.until, name) {
    case (let until?, let name?):
      let closes = windows(of: accepting).first { $0.opens == from.packed }?.closes
      return closes == until.packed
        ? say(Word.nextFromUntil, start, name, Inline(until.description))
        : say(.comeFromUntil, start, Inline(until.description))
    case (let until?, nil): return say(.comeFromUntil, start, Inline(until.description))
    case (nil, let name?): return say(Word.nextFrom, start, name)
    case (nil, nil): return say(.comeFrom, start)
    }
  }

  private func isWelcome(_ opening: Outlook.Opening) -> Bool {
    let welcome = [EngineChoices.accepted, EngineChoices.incomplete]
    return opening.decision?.output(.outcome).known.map(welcome.contains) ?? false
  }

  /// What would stand in the way on the day on which it opens.
  private func obstacle(_ opening: Outlook.Opening) -> Inline? {
    guard let decision = opening.decision, let from = opening.from else { return nil }
    let day = Inline(from.description)
    guard let outcome = decision.output(.outcome).known else {
      let facts = decision.undetermined.filter { $0.output == OutputName.outcome.key }
        .flatMap(\.reason.facts)
      return facts.isEmpty
        ? say(.openOnThatDay, day)
        : say(.openOnThatDayFor, day, language.both(facts.map(question)))
    }
    guard outcome != EngineChoices.accepted else { return nil }
    let narrator = Narrator(explain(decision), context, language)
    if outcome == EngineChoices.incomplete {
      let names = decision.missing.map { narrator.speaker.name(decision.program.requirements[$0]) }
      return say(.missingOnThatDay, day, language.both(names))
    }
    let reasons = decision.decidingRules.map { rule in
      say(.becauseOfRule, narrator.because(rule), narrator.ruleName(rule))
    }
    return say(
      .otherwiseOnThatDay, day, narrator.outcomeWords,
      reasons.joined(by: language == .zh ? "；" : "; "))
  }

  private func other(_ opening: Outlook.Opening) -> Inline {
    let read = opening.choice.map(words) ?? ""
    guard let from = opening.from else { return say(.readingOpensNever, read) }
    let days = speaker.span(from.packed, opening.until?.packed ?? PackedDay.never)
    guard let decision = opening.decision,
      decision.output(.outcome) != .value(EngineChoices.accepted)
    else { return say(.readingOpens, read, days) }
    return say(
      .readingOpensOtherwise, read, days,
      Narrator(explain(decision), context, language).outcomeWords)
  }

  /// The option, with those that must move along.
  private func words(_ choice: Outlook.Choice) -> Inline {
    let read = self.choice((choice.reading, choice.option))
    guard !choice.along.isEmpty else { return read }
    let others = language.both(choice.along.map { self.choice($0) })
    return read + say(Word.inBrackets, say(Word.togetherWith, others))
  }

  /// The days that are right under every one of these readings.
  private func safe(_ openings: [Outlook.Opening]) -> Inline? {
    guard openings.allSatisfy(isWelcome) else { return nil }
    let starts = openings.map(\.from)
    guard !starts.contains(nil), let from = starts.compactMap({ $0 }).max() else { return nil }
    let until = openings.compactMap(\.until).min()
    guard let until else { return say(.safeFrom, Inline(from.description)) }
    guard from <= until else { return say(.noSafeDay) }
    return say(.safeFromUntil, Inline(from.description), Inline(until.description))
  }

  // MARK: The last day

  /// Under which readings another day is the last, of a day read off a decision.
  func otherLastDays(_ last: KeyPath<Narrator, Inline?>, _ taken: Inline?) -> [Block] {
    guard let alternatives = context.outlook?.alternatives, let taken else { return [] }
    let lines = alternatives.compactMap { alternative -> Inline? in
      guard alternative.decision.outcome == decision.outcome else { return nil }
      var context = context
      context.outlook = nil
      let narrator = Narrator(explain(alternative.decision), context, language)
      guard let day = narrator[keyPath: last], day != taken else { return nil }
      return say(.readingEnds, words(alternative.choice), day)
    }
    return lines.isEmpty ? [] : [.paragraph(say(.lastDayHangsOnReadings)), .list(lines)]
  }
}
