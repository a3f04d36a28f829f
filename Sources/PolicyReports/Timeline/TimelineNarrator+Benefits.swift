import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyReplay
import PolicyValues

// What the years are good for, and when.
extension TimelineNarrator {
  private func say(_ word: BenefitWord, _ arguments: Inline...) -> Inline {
    filled(word.wording[language], arguments)
  }

  func benefits() -> [Block] {
    guard !context.prospects.isEmpty else { return [] }
    return [.heading(level: 2, say(.heading))] + context.prospects.flatMap(blocks)
  }

  private func blocks(_ prospect: Prospect) -> [Block] {
    var blocks: [Block] = [
      .paragraph(language.sentences([name(prospect), soFar(prospect), today(prospect)]))
    ]
    blocks += table(missing(prospect))
    blocks += later(prospect)
    let isGranted = prospect.course.granted == history.asked
    blocks.append(
      .paragraph(
        language.sentences(isGranted ? [say(.grantedNow)] : [when(prospect)] + basis(prospect))))
    let others = others(prospect)
    return others.isEmpty ? blocks : blocks + [.paragraph(say(.otherReadings)), .list(others)]
  }

  /// The policy's title and the procedure's.
  private func name(_ prospect: Prospect) -> Inline {
    let joint: Inline = language == .zh ? "：" : ": "
    let stop: Inline = language == .zh ? "。" : "."
    return Inline(prospect.title[language], .emphasis) + joint
      + Inline(prospect.procedure.title[language]) + stop
  }

  /// The days that count on the asked day, where the benefit asks for years.
  private func soFar(_ prospect: Prospect) -> Inline {
    let years = [FactName.countedSince, FactName.continuousSince]
    let program = (prospect.later?.decision ?? prospect.decision)?.program
    if let program, !program.facts.contains(where: { years.contains($0.id) }) { return "" }
    let ledger = history.ledger
    return ledger.accumulated.map { say(.soFar, Inline("\($0)"), span(ledger)) } ?? ""
  }

  private func today(_ prospect: Prospect) -> Inline {
    let day = Inline(history.asked.description)
    guard let decision = prospect.decision else { return say(.noEdition, day) }
    let words = Narrator(
      explain(decision), ReportContext(policyTitle: prospect.title), language
    ).outcomeWords
    let rules = decision.decidingRules.map { decision.program.rules[$0] }
    guard !rules.isEmpty else { return say(.requested, day, words) }
    let brackets: (Inline, Inline) = language == .zh ? ("（", "）") : (" (", ")")
    return say(.requested, day, words + brackets.0 + ground(rules) + brackets.1)
  }

  // MARK: What is missing

  private func table(_ rows: [[Inline]]) -> [Block] {
    rows.isEmpty ? [] : [.table(columns: [say(.metFrom), say(.missing)], rows: rows)]
  }

  /// What is missing under the edition that governs when it may be granted, where that is a later one.
  private func later(_ prospect: Prospect) -> [Block] {
    guard let later = prospect.later else { return [] }
    let edition = Inline.code("\(prospect.policy)@\(later.decision.program.edition)")
    let rows = missing(later.decision, later.obstacles, later.missing, prospect.horizon)
    let word: BenefitWord = rows.isEmpty ? .laterNothing : .later
    return [.paragraph(say(word, Inline(later.from.description), edition))] + table(rows)
  }

  private func missing(_ prospect: Prospect) -> [[Inline]] {
    guard let decision = prospect.decision else { return [] }
    return missing(decision, prospect.obstacles, prospect.missing, prospect.horizon)
  }

  private func missing(
    _ decision: Decision, _ obstacles: [Prospect.Obstacle], _ missing: [Int], _ horizon: CivilDate
  ) -> [[Inline]] {
    let speaker = Speaker(language, decision)
    let unmet = obstacles.map { obstacle -> [Inline] in
      let sentence = language.capitalised(speaker.condition(obstacle.condition).sentence)
      let never =
        obstacle.isTimeless
        ? say(.notByTime) : say(.notUpTo, Inline((obstacle.looked ?? horizon).description))
      return [obstacle.from.map(inDays) ?? never, sentence]
    }
    let unstated = missing.map { index -> [Inline] in
      let fact = decision.program.facts[index]
      let words = Inline((fact.ask ?? fact.label)[language]) + (language == .zh ? "（" : " (")
      return ["–", say(.notStated, words + .code(fact.id) + (language == .zh ? "）" : ")"))]
    }
    return unmet + unstated
  }

  private func inDays(_ day: CivilDate) -> Inline {
    say(.metIn, Inline(day.description, .emphasis), distance(day))
  }

  private func distance(_ day: CivilDate) -> Inline { Inline("\(history.asked.days(to: day))") }

  // MARK: When

  private func when(_ prospect: Prospect) -> Inline {
    let course = prospect.course
    var parts = course.unruled.map { [say(.unruled, Inline($0.description))] } ?? []
    if let open = course.open {
      parts.append(
        open == history.asked
          ? say(.openNow, waits(prospect, course))
          : say(
            .openFrom, Inline(open.description, .emphasis), distance(open), waits(prospect, course))
      )
      if let granted = course.granted {
        parts.append(say(.grantedLater, Inline(granted.description, .emphasis)))
      }
    } else if let granted = course.granted {
      parts.append(say(.granted, Inline(granted.description, .emphasis), distance(granted)))
    } else if prospect.continuation.end == .over {
      parts.append(say(.isOver))
    } else if !course.isComplete {
      parts.append(say(.shortUnknown))
    } else {
      let isStuck = prospect.obstacles.contains { $0.from == nil && $0.isTimeless }
      parts.append(
        say(isStuck ? .notWithinSo : .notWithin, Inline(prospect.horizon.description)))
      parts.append(say(.lookedUntil, Inline(prospect.horizon.description)))
    }
    if !course.isComplete { parts.append(say(.unfinished)) }
    return language.sentences(parts)
  }

  /// What it hangs on.
  private func waits(_ prospect: Prospect, _ course: Prospect.Course) -> Inline {
    func words(_ id: String) -> Inline { Inline(prospect.words[id]?[language] ?? id) }
    var items: [Inline] = []
    if !course.facts.isEmpty {
      items.append(say(.facts, language.both(course.facts.map(words))))
    }
    items += course.readings.map { say(.reading, words($0), .code($0)) }
    return items.isEmpty ? say(.silence) : items.joined(by: language == .zh ? "；" : "; ")
  }

  /// What the days to come rest on, as far as the answer needs them.
  private func basis(_ prospect: Prospect) -> [Inline] {
    let going = prospect.continuation
    guard going.end != .over else { return [] }
    let last = prospect.course.granted ?? prospect.course.open ?? prospect.horizon
    let acts = going.acts.filter { $0.day <= last }
    var parts: [Inline] = []
    switch (acts.first, acts.last) {
    case (let first?, let final?) where acts.count > 1:
      parts.append(
        say(
          .acts, Inline("\(acts.count)"), Inline(first.day.description),
          Inline(final.day.description)))
    case (let only?, _): parts.append(say(.oneAct, Inline(only.day.description)))
    default: parts.append(say(.noActs))
    }
    if acts.first?.effect == .resumes {
      parts.append(say(.lateFirst, Inline(history.ledger.settledUntil.description)))
    }
    let spells = lasting(prospect)
    if !spells.isEmpty {
      let names = language.both(spells.map { Inline("“\($0)”") })
      parts.append(filled(SpellWord.goesOnAssumed.wording[language], [names]))
    }
    let presumed = presumed(prospect)
    if !presumed.isEmpty { parts.append(say(.presumed, language.both(presumed))) }
    if case .assumed(let from) = going.end, from <= last {
      parts.append(say(.assumed, Inline(from.description)))
    }
    return parts
  }

  /// The kinds of spells that go on and that the benefit counts.
  private func lasting(_ prospect: Prospect) -> [String] {
    let program = (prospect.later?.decision ?? prospect.decision)?.program
    let read = program?.facts.compactMap { $0.spells?.spell } ?? []
    let open = context.spells.filter { $0.until.isNever && read.contains($0.kind) }
    return open.map { $0.label[language] }
  }

  /// The facts that nobody stated and that the answer takes as presumed.
  private func presumed(_ prospect: Prospect) -> [Inline] {
    guard let decision = prospect.later?.decision ?? prospect.decision else { return [] }
    return decision.program.facts.filter { decision.input.presumed[$0.id] != nil }.map { fact in
      let place = Inline.place(fact.place.place)
      return Inline(fact.label[language]) + (language == .zh ? "（" : " (") + place
        + (language == .zh ? "）" : ")")
    }
  }

  // MARK: Other readings

  private func others(_ prospect: Prospect) -> [Inline] {
    prospect.others.map { options, course in
      let names = options.map { Inline.code("\($0.reading)=\($0.option)") }
      let joint: Inline = language == .zh ? "：" : ": "
      return names.joined(by: language.say(.listComma)) + joint + short(prospect, course)
    }
  }

  private func short(_ prospect: Prospect, _ course: Prospect.Course) -> Inline {
    if let granted = course.granted, course.open == nil {
      return say(.shortGranted, Inline(granted.description))
    }
    if let open = course.open {
      return say(.shortOpen, Inline(open.description), waits(prospect, course))
    }
    return course.isComplete
      ? say(.shortNone, Inline(prospect.horizon.description)) : say(.shortUnknown)
  }

  // MARK: Days to note

  /// The days to come on which a benefit is granted or becomes possible, for pictures and calendars.
  func milestones() -> [Milestone] {
    context.prospects.compactMap { prospect in
      guard let day = prospect.course.first, day > history.asked else { return nil }
      let isOpen = day == prospect.course.open
      let joint = language == .zh ? "：" : ": "
      let what = say(isOpen ? .noteOpen : .noteGranted)
      return Milestone(
        id: "\(prospect.policy)/\(prospect.procedure.id)", day: day,
        words: prospect.procedure.title[language] + joint + what.plain,
        place: prospect.procedure.basis.place.place)
    }
  }
}

/// A day to come that a calendar should hold.
struct Milestone: Hashable, Sendable {
  let id: String
  let day: CivilDate
  let words: String
  let place: String
}
