import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyReplay
import PolicyValues
import SourceText

/// Tells a replayed history: what happened, what the permit was, which days count, and why.
package func narrateTimeline(
  _ history: History, context: TimelineContext, language: Language
) -> [Block] {
  let narrator = TimelineNarrator(history: history, context: context, language: language)
  return narrator.opening() + narrator.happenings() + narrator.spells() + narrator.statuses()
    + narrator.ledger() + narrator.moves() + narrator.remedies() + narrator.due()
    + narrator.benefits()
    + narrator.readings() + narrator.grounds()
}

struct TimelineNarrator {
  let history: History
  let context: TimelineContext
  let language: Language
  /// The rules named so far, each told once at the end.
  private let footnotes = Footnotes()

  init(history: History, context: TimelineContext, language: Language) {
    self.history = history
    self.context = context
    self.language = language
  }

  private func say(_ word: TimelineWord, _ arguments: Inline...) -> Inline {
    filled(word.wording[language], arguments)
  }

  private func section(_ word: TimelineWord) -> Block { .heading(level: 2, say(word)) }

  // MARK: Opening

  func opening() -> [Block] {
    let policy = Inline(context.policy[language])
    return [.heading(level: 1, Inline(context.title)), .paragraph(policy), .paragraph(summary)]
  }

  /// How many days count, since when, and what waits.
  var summary: Inline {
    let ledger = history.ledger
    let asked = Inline(history.asked.description)
    guard let accumulated = ledger.accumulated else { return say(.summaryOpen, asked) }
    var parts = [say(.summary, asked, Inline("\(accumulated)", .emphasis), span(ledger))]
    if let since = ledger.continuousSince {
      parts.append(say(.continuousSince, Inline(since.description)))
    }
    if ledger.settledUntil < history.asked, ledger.segments.last?.kind == .grace {
      parts.append(say(.waiting, Inline(ledger.settledUntil.description)))
    }
    return language.sentences(parts)
  }

  func span(_ ledger: Ledger) -> Inline {
    guard let span = ledger.span else {
      return say(.daysUnit, Inline("\(ledger.accumulated ?? 0)"))
    }
    let years = span.years == 0 ? "" : say(.years, Inline("\(span.years)"))
    let months = span.months == 0 ? "" : say(.months, Inline("\(span.months)"))
    let days = say(.daysUnit, Inline("\(span.days)"))
    return years + months + days
  }

  // MARK: What happened

  func happenings() -> [Block] {
    let rows = Happening.all(history).map { happening -> [Inline] in
      let day = Inline(happening.day.description)
      switch happening.content {
      case .event(let index):
        let moment = history.moments[index]
        return [day, event(moment), result(moment), ground(history.rules(of: moment))]
      case .passage(let index):
        let passage = history.passages[index]
        return [day, say(.ofItself), self.passage(passage), ground(passage.rules)]
      case .change(_, let after):
        return [
          day, say(.ofItself), status(after), ground(after.rule.map { [$0] } ?? []),
        ]
      }
    }
    return [
      section(.whatHappened),
      .table(columns: [say(.day), say(.event), say(.result), say(.rule)], rows: rows),
    ]
  }

  /// The facts that an edition's first day wrote.
  func passage(_ passage: Passage) -> Inline {
    let facts = passage.changes.map { Inline(history.slots.facts[$0.slot].label[language]) }
    return say(.passage, facts.joined(by: language.say(.listComma)))
  }

  func event(_ moment: Moment) -> Inline {
    Inline(context.events[moment.event.name]?[language] ?? moment.event.name)
  }

  /// How the rules received an event, and what it did to the years.
  func result(_ moment: Moment) -> Inline {
    switch moment.judgement {
    case .accepted:
      let isAnew = restartsAnew(moment)
      let mark: Mark = moment.effect == .unknown ? .open : isAnew ? .fails : .holds
      let words = isAnew ? say(.restartsAnew) : effect(moment.effect)
      return (words ?? say(.accepted)).with(.verdict(mark))
    case .otherwise(let bit):
      let word = EngineChoices.outcomes.indices.first { bit >> Int32($0) & 1 == 1 }
      let outcome = word.map { Inline(EngineChoices.outcomes[$0].label[language]) } ?? ""
      return (outcome + (language == .zh ? "，" : ", ") + say(.kept)).with(.verdict(.fails))
    case .undetermined:
      return say(.unsure).with(.verdict(.open))
    case .noted: return say(.noted)
    case .noEdition: return say(.noEdition).with(.verdict(.open))
    }
  }

  /// Whether an event made years begin that had begun before.
  private func restartsAnew(_ moment: Moment) -> Bool {
    guard moment.effect == .restarts else { return false }
    let before = history.state.continuity.effects.prefix { effect in
      effect.moment.map { history.moments[$0].event.date < moment.event.date } ?? true
    }
    return before.contains { $0.kind == .restarts }
  }

  private func effect(_ kind: Continuity.Kind?) -> Inline? {
    switch kind {
    case .continues: say(.continues)
    case .bridges: say(.bridges)
    case .resumes: say(.resumes)
    case .restarts: say(.restarts)
    case .ends: say(.ends)
    case .unknown: say(.accepted) + (language == .zh ? "；" : "; ") + say(.yearsOpen)
    case nil: nil
    }
  }

  // MARK: Statuses

  func statuses() -> [Block] {
    let rows = history.intervals.map { interval in
      [
        Inline(interval.from.description), Inline(interval.until.description),
        Inline("\(interval.days)"), status(interval), ground(interval.rule.map { [$0] } ?? []),
      ]
    }
    return [
      section(.statuses),
      .table(
        columns: [say(.from), say(.until), say(.days), say(.status), say(.rule)], rows: rows),
    ]
  }

  func status(_ interval: StatusInterval) -> Inline {
    if interval.status == EngineChoices.noStatus { return say(.noPermit) }
    if let label = interval.label { return Inline(label[language]) }
    let facts = interval.undetermined.flatMap(\.facts)
    let words = say(.unknownStatus).with(.verdict(.open))
    guard let fact = facts.first else { return words }
    return words + (language == .zh ? "（" : " (") + .code(fact) + (language == .zh ? "）" : ")")
  }

  /// What a status is called, by its id.
  private func statusLabel(_ id: String) -> String {
    let label =
      history.intervals.first { $0.name == id }?.label
      ?? EngineChoices.statuses.first { $0.id == id }?.label
    return label?[language] ?? id
  }

  // MARK: Ledger

  func ledger() -> [Block] {
    var rows = history.ledger.segments.map { segment -> [Inline] in
      let was = segment.was.map { say(.was, kind($0)) } ?? ""
      return [
        Inline(segment.from.description), Inline(segment.until.description),
        Inline("\(segment.days)"), kind(of: segment) + was,
        isBeforeAny(segment) ? "" : ground(history.rules(of: segment)),
      ]
    }
    let ledger = history.ledger
    rows.append([
      say(.total).with(.emphasis), "",
      Inline(ledger.accumulated.map { "\($0)" } ?? "?", .emphasis), say(.allCounted),
      ledger.countedSince.map { say(.countedSince, Inline($0.description)) } ?? "",
    ])
    return [
      section(.ledger),
      .table(columns: [say(.from), say(.until), say(.days), say(.kind), say(.rule)], rows: rows),
    ]
  }

  /// What the days of a segment are called; those before any counted are no gap in anything.
  func kind(of segment: Segment) -> Inline {
    isBeforeAny(segment) ? say(.notYet) : kind(segment.kind)
  }

  private func isBeforeAny(_ segment: Segment) -> Bool {
    segment.kind == .gap && segment.moment == nil && segment == history.ledger.segments.first
  }

  func kind(_ kind: Segment.Kind) -> Inline {
    switch kind {
    case .start: say(.start)
    case .counted: say(.counted)
    case .grace: say(.grace)
    case .gap: say(.gap)
    case .bridged: say(.bridged)
    case .beforeRestart: say(.beforeRestart)
    case .undetermined: say(.undetermined)
    }
  }

  /// The rules by their names, each with the number under which it is told in full.
  func ground(_ rules: [Rule]) -> Inline {
    rules.map { .code($0.id) + Inline(" [\(footnotes.number(of: $0))]") }
      .joined(by: language.say(.listComma))
  }

  /// Every rule that was named: its reason, its sources with their articles, its line.
  func grounds() -> [Block] {
    let rows = footnotes.rules.enumerated().map { index, rule -> [Inline] in
      let reason = (rule.because ?? rule.title).map { Inline($0[language]) } ?? .code(rule.id)
      let sources = rule.basis.citations.map(citation)
      let parts = [reason] + sources + [.place(rule.basis.place.place)]
      return [Inline("[\(index + 1)]"), parts.joined(by: language == .zh ? "；" : "; ")]
    }
    guard !rows.isEmpty else { return [] }
    return [section(.ground), .table(columns: ["", say(.source)], rows: rows)]
  }

  private func citation(_ citation: Citation) -> Inline {
    let title = Inline(citation.source.title[language], .place)
    guard let article = citation.article else { return title }
    let isNumber = article.first?.isASCII == true && article.first?.isNumber == true
    let place = isNumber ? say(.article, Inline(article)) : Inline(article)
    return title + (language == .zh ? "" : ", ") + place.with(.place)
  }

  // MARK: Remedies

  func remedies() -> [Block] {
    guard !context.remedies.isEmpty else { return [] }
    return [section(.remedies), .list(context.remedies.map(remedy))]
  }

  private func remedy(_ remedy: Remedy) -> Inline {
    let day = Inline(history.moments[remedy.moment].event.date.description)
    func act(_ act: Remedy.Act) -> Inline {
      let name = Inline(context.events[act.event]?[language] ?? act.event)
      return say(.remedyAct, Inline(act.latest.description, .emphasis), name)
    }
    var parts: [Inline] = []
    switch remedy.acts.count {
    case 0 where remedy.withGap == nil && remedy.perhaps == nil: return say(.remedyNone, day)
    case 0: parts.append(say(.remedyNotWhole, day))
    case 1: parts.append(say(.remedy, day, act(remedy.acts[0])))
    default: parts.append(say(.remedySeveral, day, language.both(remedy.acts.map(act))))
    }
    if let perhaps = remedy.perhaps { parts.append(say(.remedyPerhaps, act(perhaps))) }
    if let withGap = remedy.withGap {
      parts.append(say(.remedyWithGap, act(withGap)))
      if withGap.isOpen, remedy.perhaps == nil { parts.append(say(.remedyOpen)) }
    }
    return language.sentences(parts)
  }

  // MARK: From here on

  func due() -> [Block] {
    guard !context.due.isEmpty else { return [] }
    let rows = context.due.map { due in
      [
        Inline(due.opens.description),
        due.closes.isNever ? language.say(.never) : Inline(due.closes.description),
        Inline(due.title[language]),
        Inline(due.procedureTitle[language]) + (language == .zh ? "，" : ", ") + .place(due.place),
      ]
    }
    return [
      section(.due),
      .table(
        columns: [say(.from), say(.until), say(.dueWindow), say(.dueProcedure)],
        rows: rows),
    ]
  }

  func moves() -> [Block] {
    guard !context.moves.isEmpty else { return [] }
    let asked = Inline(history.asked.description)
    let lines = context.moves.map { move -> Inline in
      let (day, title) = (Inline(move.day.description), Inline(move.title[language], .emphasis))
      func days(_ days: Int?) -> Inline { Inline(days.map { "\($0)" } ?? "?") }
      var parts: [Inline] = []
      switch move.isKept {
      case true?: parts.append(say(.moveKept, day, title, days(move.before), days(move.after)))
      case false?: parts.append(say(.moveLost, day, title, days(move.before), days(move.after)))
      case nil: parts.append(say(.moveOpen, day, title))
      }
      if let decided = move.decided {
        let moment = history.moments.last { $0.event.date == decided && $0.effect != nil }
        let rules = moment.map { ground(history.rules(of: $0)) } ?? ""
        parts.append(say(.moveBy, Inline(decided.description), rules))
      }
      parts.append(say(.moveStayed, asked, days(move.stayed)))
      return language.sentences(parts)
    }
    return [section(.moves), .list(lines)]
  }

  // MARK: Readings

  func readings() -> [Block] {
    guard !context.readings.isEmpty else { return [] }
    var blocks = [section(.readings)]
    blocks.append(.paragraph(say(context.readings.count == 1 ? .same : .differ)))
    if !context.triedAll { blocks.append(.paragraph(say(.notAll))) }
    guard context.readings.count > 1 else { return blocks }
    let rows = context.readings.enumerated().map { index, group -> [Inline] in
      let total = group.total
      let singles = group.rows.filter { $0.options.count == 1 }.flatMap(\.options)
      let shown = singles.isEmpty ? group.rows.first?.options ?? [] : singles
      let names = shown.map { Inline.code("\($0.reading)=\($0.option)") }
      // Which options change nothing fills a page and tells little; the object has them all.
      let others = names.isEmpty ? [] : [say(.sameUnder, Inline("\(names.count)"))]
      let listed = index == 0 ? [say(.chosen)] + others : names
      return [
        Inline(total.accumulated.map { "\($0)" } ?? "?", .emphasis),
        Inline(total.countedSince?.description ?? "–"),
        Inline(total.status.map(statusLabel) ?? "?"),
        listed.joined(by: language.say(.listComma)),
      ]
    }
    blocks.append(
      .table(
        columns: [say(.allCounted), say(.from), say(.status), say(.options)], rows: rows))
    return blocks
  }
}

/// Rules in the order in which a report first names them.
private final class Footnotes {
  private(set) var rules: [Rule] = []

  /// The number of a rule, from 1; two with one place are one.
  func number(of rule: Rule) -> Int {
    let place = rule.basis.place.place
    if let known = rules.firstIndex(where: { $0.basis.place.place == place && $0.id == rule.id }) {
      return known + 1
    }
    rules.append(rule)
    return rules.count
  }
}
