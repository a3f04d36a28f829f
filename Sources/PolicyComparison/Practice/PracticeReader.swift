import CivilTime
import PolicyChecking
import PolicyEvaluation
import PolicyProgram
import PolicyValues
import SourceText

/// Finds out what an edition does with a permit that starts on a day, by deciding.
///
/// - Parameters:
///   - question: the procedure by which permits are renewed.
///   - prelude: the edition's presumptions and assumptions.
/// - Returns: nil where no day and no answers were found on which a request is accepted.
package func practice(
  of edition: CheckedEdition, _ question: Question, _ prelude: Prelude, starts: CivilDate
) -> Practice? {
  PracticeReader(edition, question, prelude, starts: starts)?.practice()
}

struct PracticeReader {
  let edition: CheckedEdition
  let sample: SampleCase
  let starts: CivilDate
  let expires: CivilDate
  let procedure: CheckedProcedure
  let spec: ProcedureSpec
  /// The answers under which a request in time is accepted, and a day of it.
  let known: SampleCase.Known
  let inTime: CivilDate
  /// What the registers hold on that day.
  let registers: [Ends]

  init?(_ edition: CheckedEdition, _ question: Question, _ prelude: Prelude, starts: CivilDate) {
    self.edition = edition
    self.starts = starts
    sample = SampleCase(question, prelude, starts: starts)
    guard let spec = question.program.procedure,
      let procedure = edition.procedures.first(where: { $0.spec.id == spec.id }),
      let year = starts.adding(months: 12, .monthEnd)
    else { return nil }
    self.spec = spec
    self.procedure = procedure
    let presumed = sample.decide(sample.plain, on: year).input.value(of: "permit.expires")
    expires = presumed.map { CivilDate(packed: $0) } ?? year
    let days = [-15, -5, 0, 15, -45].map { year.adding(days: $0) }
    let found = days.lazy.compactMap { [sample] day in
      sample.accepted(sample.plain, on: day).map { (day, $0.0) }
    }.first
    guard let found else { return nil }
    (inTime, known) = found
    registers = sample.decide(known, on: inTime).registers
  }

  func practice() -> Practice {
    Practice(
      policy: edition.id, edition: edition.edition, title: edition.title, procedure: spec,
      starts: starts, expires: expires, spans: spans(), channels: channels(), agents: agents(),
      fee: procedure.fee.map { rest($0.value, $0.basis) },
      completion: procedure.completedBy.map { rest($0.value, $0.basis) })
  }

  private func rest(_ value: Expr, _ basis: Basis) -> Practice.Rest {
    Practice.Rest(plainText(value), basis, at: value.range)
  }

  private func plainText(_ value: Expr) -> String {
    var printer = ExprPrinter(edition: edition, aliases: Aliases())
    printer.inlines = true
    printer.settles = true
    return printer.text(value)
  }

  // MARK: Days

  /// The days on which an answer may change: every day that a register holds, whatever the day of
  /// filing, and the day after it.
  private var cuts: [CivilDate] {
    let types = sample.question.program.code.types
    let probes = [inTime, inTime.adding(days: 1)].map { sample.decide(known, on: $0).registers }
    let range = starts.packed...expires.adding(days: 1200).packed
    var days: Set<Int32> = [starts.packed, expires.packed]
    for index in types.indices where types[index] == .day {
      guard let day = probes[0][index].value, probes[1][index].value == day, range.contains(day)
      else { continue }
      days.insert(day)
    }
    let all = days.flatMap { day in
      (-1...1).map { CivilDate(packed: day).adding(days: $0) }
    }
    return Set(all).sorted()
  }

  private func spans() -> [Practice.Span] {
    let cuts = cuts
    let last = expires.adding(days: 1200)
    var spans: [Practice.Span] = []
    for (index, from) in cuts.enumerated() {
      let until = index + 1 < cuts.count ? cuts[index + 1].adding(days: -1) : last
      let decision = sample.decided(base, on: from).1
      let span = span(decision, from, until)
      if let before = spans.last, alike(before, span) {
        spans[spans.count - 1] = self.span(decision, before.from, until)
      } else {
        spans.append(span)
      }
    }
    return spans
  }

  /// What stays the same on every day; the rest is answered anew, for later days ask for more.
  var base: SampleCase.Known {
    var base = sample.plain
    if let channel = known.facts["request.channel"] { base.facts["request.channel"] = channel }
    return base
  }

  private func alike(_ a: Practice.Span, _ b: Practice.Span) -> Bool {
    a.outcome == b.outcome && a.target == b.target && a.continuity == b.continuity
      && a.status == b.status && a.rules == b.rules && a.open == b.open
  }

  private func span(_ decision: Decision, _ from: CivilDate, _ until: CivilDate) -> Practice.Span {
    let program = decision.program
    let rules = decision.decidingRules.map { program.rules[$0] }
    let status = word(decision.statusBefore, EngineChoices.status, program)
    return Practice.Span(
      from: from, until: until, outcome: decision.outcome,
      target: word(decision.output(.to), EngineChoices.target, program),
      continuity: word(decision.output(.continuity), EngineChoices.continuity, program),
      status: status,
      statusRest: program.statuses.filter { $0.id == status }.map {
        Practice.Rest($0.id, $0.basis)
      },
      open: open(decision), rules: rules.map(\.id),
      rest: rules.map { Practice.Rest($0.id, $0.basis) }, opens: edge(from, isOpening: true),
      closes: edge(until, isOpening: false))
  }

  /// What keeps the outcome, or the years, from being said.
  func open(_ decision: Decision) -> [String] {
    var open: [String] = []
    for (output, reason) in decision.undetermined
    where ["outcome", "continuity", "to"].contains(output) {
      open += reason.readings + reason.facts
      if reason.why == .silent { open.append("unstated") }
    }
    return open.eachOnce().sorted()
  }

  private func word(_ value: OutputValue, _ choice: ChoiceID, _ program: Program) -> String? {
    value.known.flatMap { program.choices[choice]?.names($0).first }
  }

  /// How the policy writes a day: the end of a window, else a definition, else a day after either.
  private func edge(_ day: CivilDate, isOpening: Bool) -> Practice.Rest? {
    if let own = written(day, isOpening: isOpening) { return own }
    guard isOpening, let before = written(day.adding(days: -1), isOpening: false) else {
      return nil
    }
    return Practice.Rest(before.text + " + 1 day", before)
  }

  private func written(_ day: CivilDate, isOpening: Bool) -> Practice.Rest? {
    let program = sample.question.program
    func value(_ term: TermID) -> Int32? { registers[Int(program[term].register.index)].value }
    var texts: [Practice.Rest] = []
    for window in program.windows {
      guard let own = edition.windows[window.id] else { continue }
      let (term, text) = isOpening ? (window.opens, own.opens) : (window.closes, own.closes)
      if value(term) == day.packed { texts.append(rest(text, own.basis)) }
    }
    for definition in program.definitions where value(definition.body) == day.packed {
      guard let own = edition.definitions[definition.id], own.value.type == .date else { continue }
      texts.append(rest(own.value, own.basis))
    }
    // Why: a day that depends on more facts says less than one that is plain.
    return texts.first { !$0.text.contains("{") && $0.text != "never" }
  }

  // MARK: Ways and people

  private func channels() -> [Practice.Channel] {
    let id = ChoiceID("channel")
    guard let fact = sample.question.program.facts.first(where: { $0.id == "request.channel" }),
      case .choice(let own) = fact.type,
      let choice = sample.question.program.choices[own] ?? edition.scope.choices[id]
    else { return [] }
    return choice.options.enumerated().map { index, option in
      let known = sample.plain.with("request.channel", 1 << Int32(index))
      let accepted = sample.accepted(known, on: inTime)?.1
      let decision = accepted ?? sample.decided(known, on: inTime).1
      let done = accepted?.output(.completedBy).known
      return Practice.Channel(
        id: option.id, label: option.label, isAccepted: accepted != nil,
        fee: accepted?.output(.fee).known,
        days: done.map { CivilDate(packed: $0).dayNumber - inTime.dayNumber },
        rest: decision.decidingRules.map {
          Practice.Rest(decision.program.rules[$0].id, decision.program.rules[$0].basis)
        })
    }
  }
}
