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
      .paragraph(language.sentences([name(prospect), soFar, today(prospect)]))
    ]
    let rows = missing(prospect)
    if !rows.isEmpty {
      blocks.append(.table(columns: [say(.metFrom), say(.missing)], rows: rows))
    }
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

  /// The days that count on the asked day.
  private var soFar: Inline {
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

  private func missing(_ prospect: Prospect) -> [[Inline]] {
    guard let decision = prospect.decision else { return [] }
    let speaker = Speaker(language, decision)
    let unmet = prospect.obstacles.map { obstacle -> [Inline] in
      let sentence = language.capitalised(speaker.condition(obstacle.condition).sentence)
      return [obstacle.from.map(inDays) ?? say(.notByTime), sentence]
    }
    let unstated = prospect.missing.map { index -> [Inline] in
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
      let isStuck = prospect.obstacles.contains { $0.from == nil }
      parts.append(
        say(isStuck ? .notWithinSo : .notWithin, Inline(prospect.horizon.description)))
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
    if case .assumed(let from) = going.end, from <= last {
      parts.append(say(.assumed, Inline(from.description)))
    }
    return parts
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
    return say(course.isComplete ? .shortNone : .shortUnknown)
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
