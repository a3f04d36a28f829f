import CivilTime
import Diagnostics
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

// `status on`: the status rules of an edition once more, with `day` as asked.
extension Lowering {
  func status(_ target: StatusTarget, on day: Expr, at place: SourceRange) -> Lowered {
    let type = ValueType.choice(EngineChoices.status)
    let day = lower(day)
    let sources = sources(of: target, at: place)
    guard !sources.isEmpty else { return silent(type, at: place) }
    var isChosen = false
    if case .policy = target { isChosen = true }
    var answers: [StatusAnswer] = []
    for source in sources {
      guard let answer = answer(source, on: day, isChosen: isChosen, at: place) else {
        return silent(type, at: place)
      }
      answers.append(answer)
    }
    statusUses.append(DraftStatusUse(editions: answers.map(\.draft)))
    let use = statusUses.count - 1
    return term(.status(use), chosen(answers, isChosen: isChosen), type, [day.term], at: place)
  }

  /// What one edition says of the day, and whether it has the say.
  private struct StatusAnswer {
    let value: CodeBuilder.Register
    let draft: DraftStatusUse.Edition
  }

  private func sources(of target: StatusTarget, at place: SourceRange) -> [Neighbours.Source] {
    var names: [String]
    switch target {
    case .own: return [Neighbours.Source(edition: edition, calendar: workdays)]
    case .edition(let name): names = [name]
    case .policy(let policy): names = neighbours.editions(policy).map { "\(policy)@\($0.edition)" }
    }
    return names.compactMap { name in
      let source = neighbours.checked(name)
      if source == nil { diagnostics.append(.statusOfBroken(name, at: place)) }
      if let source, source.edition.statuses.isEmpty, names.count == 1 {
        diagnostics.append(.nothingSaysStatus(name, at: place))
        return nil
      }
      return source
    }
  }

  // MARK: One edition

  private func answer(
    _ source: Neighbours.Source, on day: Lowered, isChosen: Bool, at place: SourceRange
  ) -> StatusAnswer? {
    let name = "\(source.edition.id)@\(source.edition.edition)"
    let mark = "@\(name)@\(place.file.path):\(place.bytes.lowerBound)"
    let key = "status" + mark
    guard !inProgress.contains(key) else {
      diagnostics.append(.statusAsksItself(at: place))
      return nil
    }
    inProgress.append(key)
    defer { inProgress.removeLast() }
    let isOwn = source.edition.id == edition.id && source.edition.edition == edition.edition
    return visiting(source, StatusVisit(mark: mark, place: place, day: day)) {
      let governs = isChosen ? self.governs(source.edition) : nil
      return StatusAnswer(
        value: status(of: source.edition),
        draft: DraftStatusUse.Edition(
          checked: source.edition, isOwn: isOwn, governs: governs,
          rules: draft(source.edition.statuses, prefix: "status")))
    }
  }

  /// Lowers in another edition's names and conventions; what was lowered before stays as it was.
  private func visiting<Result>(
    _ source: Neighbours.Source, _ visit: StatusVisit, _ body: () -> Result
  ) -> Result {
    let old = (edition, workdays, calendarNumber, self.visit, known, standing)
    (edition, workdays, calendarNumber) = (source.edition, source.calendar, nil)
    self.visit = visit
    (known, standing) = ([:], [:])
    let result = body()
    (edition, workdays, calendarNumber, self.visit, known, standing) = old
    return result
  }

  /// Whether the edition being visited is the one that governs on the day.
  private func governs(_ edition: CheckedEdition) -> CodeBuilder.Register {
    let day =
      edition.governedBy.map { lower($0).register }
      ?? fact("day", at: edition.inForcePlace).register
    let from = register(of: edition.inForce.from)
    let until = register(of: edition.inForce.until)
    let begun = builder.atMost(from, day)
    return builder.and(begun, builder.atMost(day, until))
  }

  private func register(of day: DisputedDay) -> CodeBuilder.Register {
    guard let name = day.reading else { return builder.day(day.first.value.packed) }
    let reading = reading(name.value, at: name.range).register
    let options = edition.scope.readings[name.value]?.options ?? []
    var result = builder.day(day.day(under: options.last?.id).packed)
    for (index, option) in options.enumerated().dropLast().reversed() {
      let own = builder.day(day.day(under: option.id).packed)
      result = builder.select(builder.oneOf(reading, 1 << Int32(index)), own, result)
    }
    return result
  }

  /// The one status that stands; unknown where none or several do.
  private func status(of edition: CheckedEdition) -> CodeBuilder.Register {
    let type = ValueType.choice(EngineChoices.status)
    let words = home.scope.choices[EngineChoices.status]
    var given: [(stands: CodeBuilder.Register, value: CodeBuilder.Register)] = []
    for (index, rule) in edition.statuses.enumerated() {
      guard let bit = words?.bit(rule.id) else {
        reportUnknown("status", rule.id, rule.basis.place)
        continue
      }
      let stands = stands(index, .outcome, of: edition.statuses, prefix: "status")
      given.append((stands, builder.constant(bit, .choice(bit))))
    }
    guard var value = given.last?.value else {
      return veiled(least(type), known: builder.bool(false), floor: least(type), .noStatus)
    }
    for entry in given.dropLast().reversed() {
      value = builder.select(entry.stands, entry.value, value)
    }
    let some = veiled(
      value, known: builder.any(given.map(\.stands)), floor: least(type), .noStatus)
    let single = builder.not(severalHold(given.map(\.stands)))
    return veiled(some, known: single, floor: least(type), .severalStatuses)
  }

  /// What the edition says that has the say.
  private func chosen(_ answers: [StatusAnswer], isChosen: Bool) -> CodeBuilder.Register {
    guard isChosen, var value = answers.last?.value else {
      return answers.first?.value ?? least(.choice(EngineChoices.status))
    }
    let guards = answers.compactMap(\.draft.governs)
    for (answer, governs) in zip(answers, guards).dropLast().reversed() {
      value = builder.select(governs, answer.value, value)
    }
    return veiled(
      value, known: builder.any(guards), floor: least(.choice(EngineChoices.status)), .noEdition)
  }

  // MARK: What the edition visited reads

  /// `day` is the day asked about; a fact must be the same here and there. nil: read it as ever.
  func factOnVisit(_ name: String, _ visit: StatusVisit, at place: SourceRange) -> Lowered? {
    if name == "day" { return visit.day }
    guard let there = edition.scope.facts[name]?.spec else { return nil }
    guard let here = home.scope.facts[name]?.spec, here.type == there.type,
      here.domain == there.domain, hasSameOptions(here.type)
    else {
      reportUnknown("fact", name, there.place)
      return silent(there.type, at: place)
    }
    return nil
  }

  private func hasSameOptions(_ type: ValueType) -> Bool {
    switch type {
    case .choice(let id), .set(let id):
      home.scope.choices[id]?.options.map(\.id) == edition.scope.choices[id]?.options.map(\.id)
    case .bool, .date, .int, .money: true
    }
  }

  /// A reading that both editions have is one reading; the options it may take must be known there.
  func readingOnVisit(_ name: String, _ visit: StatusVisit, at place: SourceRange) -> Lowered {
    guard let there = edition.scope.readings[name] else { return silent(.bool, at: place) }
    guard let here = home.scope.readings[name] else {
      return ownReading(name, there, at: place)
    }
    let own = ownReading(name, here, at: place)
    let bits = here.options.map { there.bit($0.id) }
    guard !bits.contains(nil) else {
      reportUnknown("reading", name, there.basis.place)
      return own
    }
    if here.options.map(\.id) == there.options.prefix(here.options.count).map(\.id) { return own }
    var values = bits.compactMap { $0 }.map { builder.constant($0, .choice($0)) }
    var result = values.removeLast()
    for (index, value) in values.enumerated().reversed() {
      result = builder.select(builder.oneOf(own.register, 1 << Int32(index)), value, result)
    }
    return Lowered(register: result, term: own.term)
  }

  private func reportUnknown(_ kind: String, _ name: String, _ declared: SourceRange?) {
    guard let visit else { return }
    diagnostics.append(
      .statusReadsUnknown(
        kind, name, of: "\(edition.id)@\(edition.edition)", at: visit.place, place: declared))
  }

  /// A window's name, told apart from that of the edition asked about.
  ///
  /// The latter stands first, so that a window's plain name finds it.
  func windowKey(_ name: String) -> String {
    guard let visit else { return name }
    if home.windows[name] != nil, !windowNames.contains(name) { windowNames.append(name) }
    return name + visit.mark
  }

  func finalUse(_ use: DraftStatusUse, _ result: CodeBuilder.Result) -> StatusUse {
    StatusUse(
      editions: use.editions.map { edition in
        StatusUse.Edition(
          id: "\(edition.checked.id)@\(edition.checked.edition)", title: edition.checked.title,
          isOwn: edition.isOwn, governs: edition.governs.map { result($0) },
          rules: edition.rules.map { finalRule($0, result) }, place: edition.checked.place)
      })
  }
}
