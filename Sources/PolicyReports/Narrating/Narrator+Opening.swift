import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

// The outcome, first in one sentence, then with everything it gives.
extension Narrator {
  func opening() -> [Block] {
    let title = context.caseTitle.map { Inline($0) } ?? say(.reportTitle, subject)
    var blocks: [Block] = [.heading(level: 1, title), .paragraph(outcomeSentence)]
    let given = self.given()
    if !given.isEmpty { blocks.append(.fields(given)) }
    if !decision.presumed.isEmpty {
      blocks.append(
        .paragraph(say(.restsOnPresumptions, presumptions.joined(by: language == .zh ? "；" : "; ")))
      )
    }
    if decision.isOverWhenGranted { blocks.append(.paragraph(say(.validityIsOver))) }
    return blocks + transition() + overlays()
  }

  /// What was asked about: the procedure, else the status under the policy.
  private var subject: Inline {
    let policy = speaker.text(context.policyTitle)
    guard let procedure = decision.program.procedure else { return say(.subjectStatus, policy) }
    return say(.subjectProcedure, policy, speaker.text(procedure.title))
  }

  /// The outcome in one sentence, its word standing out.
  var outcomeSentence: Inline {
    let day = speaker.day.map(speaker.date)
    guard let procedure = decision.program.procedure else { return statusSentence(day) }
    let title = speaker.text(procedure.title)
    let request = day.map { say(.requestOn, $0, title) } ?? say(.requestOnUnknownDay, title)
    return language.capitalised(say(.outcomeOf, request, outcomeWords))
  }

  var outcomeWords: Inline {
    guard let outcome = decision.output(.outcome).known else { return verdict(.outcomeOpen, .open) }
    let words = speaker.outcome(outcome, to: decision.output(.to).known)
    return words.with(.verdict(outcome == EngineChoices.accepted ? .holds : .fails))
  }

  private func verdict(_ word: Word, _ mark: Mark) -> Inline { say(word).with(.verdict(mark)) }

  private func statusSentence(_ day: Inline?) -> Inline {
    let policy = speaker.text(context.policyTitle)
    let status =
      decision.statusBefore.known
      .map { speaker.value($0, .choice(EngineChoices.status)).with(.verdict(.value)) }
      ?? verdict(.outcomeOpen, .open)
    guard let day else { return say(.statusUnknownDay, policy, status) }
    return language.capitalised(say(.statusOn, day, policy, status))
  }

  /// The procedure to turn to.
  var target: Inline { speaker.target(decision.output(.to).known) }

  private var presumptions: [Inline] {
    decision.presumed.map { id in
      guard let index = decision.program.facts.firstIndex(where: { $0.id == id }) else {
        return .code(id)
      }
      return factSentence(index)
    }
  }

  /// A fact with its value: a bool in its own words.
  func factSentence(_ index: Int) -> Inline {
    let fact = decision.program.facts[index]
    let ends = speaker.fact(index)
    if case .bool = fact.type, let value = ends.value,
      let words = value == 1 ? fact.ifTrue : fact.ifFalse
    {
      return speaker.text(words)
    }
    return say(.factIs, speaker.text(fact.label), speaker.value(ends, fact.type, unit: fact.unit))
  }

  // MARK: What is given

  private func given() -> [Block.Field] {
    var fields: [Block.Field] = []
    func add(_ word: Word, _ value: Inline?) {
      if let value { fields.append(Block.Field(say(word), value)) }
    }
    if decision.program.procedure != nil { add(.outputStatus, status(decision.statusBefore)) }
    add(.outputStatusAfter, status(decision.statusAfter))
    add(.outputValidity, validity)
    add(.outputContinuity, continuity)
    add(.outputFee, fee)
    add(.outputCompletedBy, value(.completedBy))
    return fields
  }

  private func status(_ value: OutputValue) -> Inline? {
    value.known.map { speaker.value($0, .choice(EngineChoices.status)) }
  }

  func value(_ name: OutputName) -> Inline? {
    guard let output = decision.program.output(name) else { return nil }
    return decision.output(name).known.map { speaker.value($0, output.type) }
  }

  var validity: Inline? {
    let ends = (value(.validityStarts), value(.validityEnds))
    switch ends {
    case (let from?, let until?): return say(.fromUntil, from, until)
    case (let from?, nil): return say(.fromOn, from)
    case (nil, let until?): return say(.until, until)
    case (nil, nil): return nil
    }
  }

  var continuity: Inline? {
    guard let effect = value(.continuity) else { return nil }
    guard let gap = decision.gap else { return effect }
    return say(
      .continuityWithGap, effect, speaker.date(gap.from.packed), speaker.date(gap.until.packed),
      Inline(String(gap.days)))
  }

  var fee: Inline? {
    guard let amount = decision.output(.fee).known else { return nil }
    return amount == 0 ? say(.noFee) : speaker.value(amount, .money)
  }
}

extension Decision {
  /// The days that may not count, both inside, where continuity is said and a day lies between.
  var gap: (from: CivilDate, until: CivilDate, days: Int)? {
    guard output(.continuity).known != nil, let from = program.gapFrom,
      let until = program.gapUntil,
      let first = self[program[from].register].value,
      let last = self[program[until].register].value,
      first <= last, !isNever(last)
    else { return nil }
    let days = (CivilDate(packed: first), CivilDate(packed: last))
    return (days.0, days.1, days.0.days(to: days.1) + 1)
  }
}
