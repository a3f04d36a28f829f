import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicySyntax
import PolicyValues

extension PolicyStore {
  /// How many days after the day of the request are looked at: four years.
  private static let horizon = 1_461

  /// What the days to come hold for a case that was decided; nil where nothing is filed on a day.
  package func outlook(
    _ written: CaseDecl, _ selection: Selection, _ ruling: Ruling
  ) -> Outlook? {
    let decision = ruling.decision
    guard decision.program.procedure != nil, let filed = decision.input.value(of: "request.date"),
      filed < PackedDay.never
    else { return nil }
    let written = applying(selection, to: written)
    var asking = selection
    asking.options = .answerAlone
    let tomorrow = CivilDate(packed: filed).dayNumber + 1
    let days = tomorrow...tomorrow + Self.horizon
    let isTooEarly = decision.output(.outcome).known == EngineChoices.notYet
    return Outlook(
      openings: isTooEarly ? openings(written, asking, ruling, days) : [],
      alternatives: isTooEarly ? [] : alternatives(written, asking, ruling))
  }

  // MARK: Too early

  private func openings(
    _ written: CaseDecl, _ selection: Selection, _ ruling: Ruling, _ days: ClosedRange<Int>
  ) -> [Outlook.Opening] {
    let first = opening(written, selection, days, nil)
    var openings = [first]
    for choice in choicesThatMatter(written, selection, ruling, days) {
      let other = opening(
        written, choosing(choice, ruling.decision.program, selection), days, choice)
      // How long a refusal lasts is nobody's question.
      let ends = other.until != first.until && first.decision?.isWelcome ?? false
      if other.from != first.from || ends || other.decision?.outcome != first.decision?.outcome {
        openings.append(other)
      }
    }
    return openings
  }

  /// The other options of the readings on which the outcome of the days to come may hang.
  private func choicesThatMatter(
    _ written: CaseDecl, _ selection: Selection, _ ruling: Ruling, _ days: ClosedRange<Int>
  ) -> [Outlook.Choice] {
    guard let bound = bound(written, ruling.edition, selection).value else { return [] }
    let mattering = bound.question.readingsThatMatter(bound.input, of: "request.date", over: days)
    return otherChoices(bound).filter { mattering.contains($0.reading) }
  }

  /// Every other option of every reading; what it excludes moves along.
  private func otherChoices(_ bound: BoundCase) -> [Outlook.Choice] {
    bound.question.program.readings.enumerated().flatMap { index, reading in
      let taken =
        bound.input.readings[reading.id] ?? reading.fallback.map { 1 << Int32($0) } ?? 0
      return reading.options.indices.filter { taken != 1 << Int32($0) }.compactMap { option in
        bound.question.admissible(bound.input, index, option).map { _, along in
          Outlook.Choice(reading: index, option: option, along: along)
        }
      }
    }
  }

  private func choosing(
    _ choice: Outlook.Choice, _ program: Program, _ selection: Selection
  ) -> Selection {
    var selection = selection
    for (reading, option) in [(choice.reading, choice.option)] + choice.along {
      let spec = program.readings[reading]
      selection.readings.removeAll { $0.0 == spec.id }
      selection.readings.append((spec.id, spec.options[option].id))
    }
    return selection
  }

  /// The first of some days on which something else than "not yet" would be said.
  private func opening(
    _ written: CaseDecl, _ selection: Selection, _ days: ClosedRange<Int>,
    _ choice: Outlook.Choice?
  ) -> Outlook.Opening {
    let written = applying(selection, to: written)
    var found: (from: CivilDate, decision: Decision)?
    for part in governed(written, selection, over: days) {
      guard let edition = part.edition else { break }
      let ties = ties(written, edition, selection)
      func decide(_ number: Int) -> BoundCase? {
        var supposing = selection
        suppose(&supposing, number, written, ties.moving)
        return bound(written, edition, supposing).value
      }
      guard let first = decide(part.days.lowerBound) else { break }
      let turns = first.question.turns(
        first.input, of: "request.date", over: part.days,
        along: following(first, filed: part.days.lowerBound).merging(ties.moving) { $1 },
        ofOutcome: true)
      for number in [part.days.lowerBound] + turns.days {
        guard let bound = decide(number), let day = CivilDate(dayNumber: number) else { break }
        let decision = bound.question.decide(bound.input, .answerAlone)
        if let found, !isAlike(found.decision, decision) {
          return Outlook.Opening(
            choice: choice, from: found.from, until: day.adding(days: -1),
            decision: found.decision)
        }
        guard found == nil, decision.output(.outcome).known != EngineChoices.notYet else {
          continue
        }
        found = (day, decision)
      }
    }
    return Outlook.Opening(
      choice: choice, from: found?.from, until: nil, decision: found?.decision)
  }

  /// Whether the outcome is the same, by rules of the same names.
  private func isAlike(_ a: Decision, _ b: Decision) -> Bool {
    func rules(_ decision: Decision) -> [String] {
      decision.decidingRules.map { decision.program.rules[$0].id }
    }
    return a.outcome == b.outcome && rules(a) == rules(b)
  }

  // MARK: Not too early

  private func alternatives(
    _ written: CaseDecl, _ selection: Selection, _ ruling: Ruling
  ) -> [Outlook.Alternative] {
    let open = [EngineChoices.incomplete, EngineChoices.refused]
    guard let outcome = ruling.decision.output(.outcome).known, open.contains(outcome) else {
      return []
    }
    guard let own = bound(written, ruling.edition, selection).value else { return [] }
    return otherChoices(own).compactMap { choice in
      let selection = choosing(choice, ruling.decision.program, selection)
      let written = applying(selection, to: written)
      guard let bound = bound(written, ruling.edition, selection).value else { return nil }
      return Outlook.Alternative(
        choice: choice, decision: bound.question.decide(bound.input, .answerAlone))
    }
  }
}

extension Decision {
  /// Whether the request is accepted, or would be with its papers.
  fileprivate var isWelcome: Bool {
    let welcome = [EngineChoices.accepted, EngineChoices.incomplete]
    return output(.outcome).known.map(welcome.contains) ?? false
  }
}
