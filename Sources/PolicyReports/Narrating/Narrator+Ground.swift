import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

// What everything rests on: sums, facts, the edition, the digests.
extension Narrator {
  /// The arithmetic of the dates that are given and, in full, of every window.
  func dates(_ depth: Depth) -> [Block] {
    let sums = SumTree(speaker)
    let asked = depth == .full ? nil : windowsAsked()
    let reasons = explanation.dates.compactMap { name, step -> Reason? in
      let isRecord = OutputName(key: name) == nil && window(name) == nil
      if isRecord, depth < .full { return nil }
      if let asked, let window = window(name), !asked.contains(window.index) { return nil }
      let text = self.name(of: name)
      if step.value.map({ $0 == Ends(PackedDay.never) }) == true, window(name)?.isOpening == false {
        return Reason(id: step.id, mark: .value, text: text, detail: say(.noLastDay))
      }
      return sums.named(text, step)
    }
    return section(.headingDates, reasons.isEmpty ? [] : [.reasons(reasons)])
  }

  private func window(_ name: String) -> (index: Int, isOpening: Bool)? {
    for (index, window) in decision.program.windows.enumerated() {
      if name == "\(window.id).opens" { return (index, true) }
      if name == "\(window.id).closes" { return (index, false) }
    }
    return nil
  }

  private func name(of date: String) -> Inline {
    guard let window = window(date) else { return speaker.outputName(key: date) }
    let name = say(window.isOpening ? .firstDayOf : .lastDayOf, speaker.windowName(window.index))
    return Inline(language.bare(name.plain))
  }

  /// The windows that the rules which decided or would accept ask about.
  private func windowsAsked() -> Set<Int> {
    let program = decision.program
    var found: Set<Int> = []
    var seen: Set<TermID> = []
    func walk(_ id: TermID) {
      guard seen.insert(id).inserted else { return }
      if case .relative(_, let window) = program[id].kind { found.insert(window) }
      program[id].operands.forEach(walk)
    }
    for rule in accepting + decision.decidingRules { walk(program.rules[rule].condition) }
    if program.procedure == nil { program.statuses.forEach { walk($0.condition) } }
    return found
  }

  // MARK: Facts

  func facts() -> [Block] {
    let facts = decision.program.facts
    let rows = facts.indices.map { index -> [Inline] in
      let fact = facts[index]
      let ends = speaker.fact(index)
      let value =
        ends.isOpen ? say(.notStated) : speaker.value(ends, fact.type, unit: fact.unit)
      return [
        speaker.text(fact.label) + say(.inBrackets, .code(fact.id)), value,
        ends.isOpen ? "" : speaker.origin(ofFact: index, isBrief: true),
      ]
    }
    let columns = [say(.columnFact), say(.columnValue), say(.columnOrigin)]
    return section(.headingFacts, rows.isEmpty ? [] : [.table(columns: columns, rows: rows)])
  }

  // MARK: The edition

  func edition() -> [Block] {
    let program = decision.program
    var fields: [Block.Field] = []
    func add(_ word: Word, _ value: Inline?) {
      if let value { fields.append(Block.Field(say(word), value)) }
    }
    add(.fieldPolicy, speaker.text(context.policyTitle) + say(.inBrackets, .code(program.policy)))
    let id = Inline.code(program.edition)
    add(.fieldEdition, context.editionTitle.map { speaker.text($0) + say(.inBrackets, id) } ?? id)
    add(.fieldInForce, context.inForce.map(inForce))
    add(.fieldWhyEdition, context.governing.map(governing))
    add(.fieldPacks, context.packs.isEmpty ? nil : language.both(context.packs.map(speaker.text)))
    add(.fieldNotices, notices)
    return section(.headingEdition, [.fields(fields)])
  }

  private func inForce(_ days: ReportContext.InForce) -> Inline {
    let span = speaker.span(days.from.packed, days.until.packed)
    return days.place.map { span + say(.inBrackets, .place($0.place)) } ?? span
  }

  private func governing(_ day: ReportContext.Governing) -> Inline {
    if day.isChosen { return say(.editionChosen) }
    return say(.editionBy, speaker.text(day.label), speaker.date(day.date.packed))
  }

  private var notices: Inline? {
    guard !context.notices.isEmpty else { return nil }
    return context.notices.map { notice in
      let title = speaker.text(notice.title)
      return notice.place.map { title + say(.inBrackets, .place($0.place)) } ?? title
    }.joined(by: language == .zh ? "；" : "; ")
  }

  func digests() -> [Block] {
    var fields: [Block.Field] = []
    func add(_ word: Word, _ text: String?) {
      if let text { fields.append(Block.Field(say(word), .code(text))) }
    }
    add(.fieldPolicy, context.digests.policy)
    add(.fieldCalendar, context.digests.calendar)
    add(.fieldEngine, context.digests.engine)
    return section(.headingDigests, fields.isEmpty ? [] : [.fields(fields)])
  }
}
