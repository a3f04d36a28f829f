import CivilTime
import Diagnostics
import PolicyEvaluation
import PolicyProgram
import PolicyReplay
import PolicySyntax
import PolicyValues
import SourceText

extension PolicyStore {
  /// How far into the days to come a benefit is looked for: twenty years.
  private static let horizon = 7_305

  /// What a history means for each benefit: what was missing on the asked day, and from when on it
  /// would be granted.
  ///
  /// - Parameters:
  ///   - history: the history as replayed.
  ///   - everyReading: whether the readings of the history are tried too, not only the benefit's own.
  package func prospects(
    _ bound: BoundHistory, _ history: History, everyReading: Bool
  ) -> [Prospect] {
    guard !bound.benefits.isEmpty else { return [] }
    let last = CivilDate(dayNumber: history.asked.dayNumber + Self.horizon) ?? history.asked
    let continuation = continuation(bound, history, [], until: last)
    return bound.benefits.map { benefit in
      let search = BenefitSearch(store: self, bound: bound, benefit: benefit)
      let course = search.course(continuation, [])
      let today = search.decided(continuation, on: history.asked)
      var others: [(options: [(reading: String, option: String)], course: Prospect.Course)] = []
      for options in search.options(today, everyReading) {
        let isHistorys = options.contains { pair in
          bound.statutes.readings.contains { $0.id == pair.reading }
        }
        var going = continuation
        if isHistorys {
          guard !bound.replayer(with: options).law.excludesItsReadings else { continue }
          let other = bound.replay(with: options, until: history.asked, telling: false)
          going = self.continuation(bound, other, options, until: last)
          if !search.asks(options), search.isAlike(going, continuation) { continue }
        }
        let other = search.course(going, options)
        if other != course { others.append((options, other)) }
      }
      return Prospect(
        policy: benefit.policy, title: benefit.title, procedure: benefit.procedure,
        decision: today?.decision,
        obstacles: search.obstacles(continuation, today), missing: search.missing(today),
        later: search.later(course, continuation, today), course: course, others: others,
        continuation: continuation, horizon: last,
        words: benefit.words)
    }
  }

  private func continuation(
    _ bound: BoundHistory, _ history: History, _ options: [(reading: String, option: String)],
    until last: CivilDate
  ) -> Continuation {
    bound.replayer(with: options).continuation(
      of: bound.events.filter { $0.date <= history.asked }, history.state, from: history.asked,
      until: last)
  }
}

/// Looks for the days on which one benefit is granted to whom a history is about.
private struct BenefitSearch {
  let store: PolicyStore
  let bound: BoundHistory
  let benefit: Benefit
  /// The request, without its day and the record.
  private let written: CaseDecl

  init(store: PolicyStore, bound: BoundHistory, benefit: Benefit) {
    self.store = store
    self.bound = bound
    self.benefit = benefit
    let own = bound.written
    func located(_ text: String) -> Located<String> { Located(text, at: own.range) }
    written = CaseDecl(
      title: own.title, policy: located(benefit.policy),
      procedure: located(benefit.procedure.id), today: nil,
      facts: own.facts.filter { given in
        let name = given.name.value
        return benefit.scope.facts[name] != nil
          && ![FactName.day, FactName.requestDate].contains(name)
      }, papers: nil, readings: [], range: own.range)
  }

  // MARK: The request

  /// What is asked under some options, of a record that stands from a day on.
  private func selection(
    _ facts: [Int32], on day: CivilDate, _ options: [(reading: String, option: String)]
  ) -> Selection {
    let chosen = bound.readings.filter { old in !options.contains { $0.reading == old.reading } }
    var selection = Selection(
      readings: (chosen + options).filter {
        benefit.scope.readings[$0.reading]?.bit($0.option) != nil
      }.map { ($0.reading, $0.option) }, usesPresumptions: bound.presumes, options: .answerAlone)
    for (fact, value) in zip(bound.statutes.slots.facts, facts)
    where fact.isRecord && value != FactSlots.unknown && benefit.reads.contains(fact.id) {
      selection.supposed[fact.id] = CaseInput.StatedFact(value: value, place: nil)
    }
    for (id, fact) in bound.counted(on: day, benefit.scope) where benefit.reads.contains(id) {
      selection.supposed[id] = fact
    }
    return selection
  }

  /// The records to come as far as this benefit reads them, neighbours that are alike as one, each
  /// cut where something that spells come to changes.
  private func records(_ continuation: Continuation) -> [Continuation.Stretch] {
    alike(continuation).flatMap { stretch in
      let days = bound.changes(
        of: benefit.reads, benefit.scope, after: stretch.from, until: stretch.until)
      let ends = days.map { $0.adding(days: -1) } + [stretch.until]
      return zip([stretch.from] + days, ends).map {
        Continuation.Stretch(from: $0, until: $1, facts: stretch.facts)
      }
    }
  }

  /// Whether the benefit itself asks any of some readings.
  func asks(_ options: [(reading: String, option: String)]) -> Bool {
    options.contains { benefit.scope.readings[$0.reading] != nil }
  }

  /// Whether two continuations leave the benefit the same records on the same days.
  func isAlike(_ one: Continuation, _ other: Continuation) -> Bool {
    let slots = bound.statutes.slots
    let read = slots.facts.indices.filter { benefit.reads.contains(slots.facts[$0].id) }
    let (mine, others) = (alike(one), alike(other))
    return mine.count == others.count
      && zip(mine, others).allSatisfy { a, b in
        a.from == b.from && a.until == b.until && read.allSatisfy { a.facts[$0] == b.facts[$0] }
      }
  }

  private func alike(_ continuation: Continuation) -> [Continuation.Stretch] {
    let slots = bound.statutes.slots
    let read = slots.facts.indices.filter { benefit.reads.contains(slots.facts[$0].id) }
    var result: [Continuation.Stretch] = []
    for stretch in continuation.stretches {
      if let last = result.last, read.allSatisfy({ last.facts[$0] == stretch.facts[$0] }) {
        result[result.count - 1] = Continuation.Stretch(
          from: last.from, until: stretch.until, facts: last.facts)
      } else {
        result.append(stretch)
      }
    }
    return result
  }

  /// A request on the first of the days to come.
  func decided(
    _ continuation: Continuation, on day: CivilDate
  ) -> (bound: BoundCase, decision: Decision)? {
    guard let facts = continuation.stretches.first?.facts else { return nil }
    let selection = selection(facts, on: day, [])
    let written = store.applying(selection, to: written)
    let days = day.dayNumber...day.dayNumber
    guard let edition = store.governed(written, selection, over: days).first?.edition,
      let bound = supposing(selection, day.dayNumber, written, edition)
    else { return nil }
    return (bound, bound.question.decide(bound.input, .answerAlone))
  }

  private func supposing(
    _ selection: Selection, _ day: Int, _ written: CaseDecl, _ edition: EditionFile
  ) -> BoundCase? {
    var selection = selection
    store.suppose(&selection, day, written, [:])
    return store.bound(written, edition, selection).value
  }

  // MARK: The days to come

  /// When it is granted, exactly: every day on which the answer may turn is decided.
  func course(
    _ continuation: Continuation, _ options: [(reading: String, option: String)]
  ) -> Prospect.Course {
    var course = Prospect.Course()
    for record in records(continuation) {
      let selection = selection(record.facts, on: record.from, options)
      guard
        let strip = store.strip(written, selection, from: record.from, until: record.until).value
      else { continue }
      course.isComplete = course.isComplete && strip.isComplete
      for piece in strip.pieces {
        if case .noEdition = piece.content, course.open == nil { course.unruled = piece.until }
        guard let decision = piece.first else { continue }
        switch decision.output(.outcome) {
        case .value(EngineChoices.accepted):
          course.granted = piece.from
          return course
        case .undetermined(let reasons) where course.open == nil:
          course.open = piece.from
          for reason in reasons {
            course.facts += reason.facts.filter { !course.facts.contains($0) }
            course.readings += reason.readings.filter { !course.readings.contains($0) }
            if !course.why.contains(reason.why) { course.why.append(reason.why) }
          }
        case .undetermined, .value, .notDue: break
        }
      }
    }
    return course
  }

  // MARK: What stands in the way

  /// The rule that would grant it, of several the one that fails in the fewest conditions.
  private func grant(_ decision: Decision) -> (rule: Rule, failing: [TermID])? {
    let program = decision.program
    let explanation = explain(decision)
    let attempts = program.rules.indices.compactMap { index -> (rule: Rule, failing: [TermID])? in
      guard let given = program.rules[index].given(.outcome),
        decision[program[given.value].register].hi & EngineChoices.accepted != 0
      else { return nil }
      return (program.rules[index], failing(explanation.rules[index], program))
    }
    return attempts.min { $0.failing.count < $1.failing.count }
  }

  /// The conditions of a step that are known not to hold, each as deep as it goes.
  private func failing(_ step: Step, _ program: Program) -> [TermID] {
    guard case .term(let id) = step.kind else {
      return step.children.flatMap { failing($0, program) }
    }
    guard case .fails = step.verdict else { return [] }
    switch program[id].kind {
    case .all, .any: return step.children.flatMap { failing($0, program) }
    case .definition:
      let inner = step.children.flatMap { failing($0, program) }
      return inner.isEmpty ? [id] : inner
    default: return [id]
    }
  }

  /// What the edition that governs the first day on which it may be granted makes of a request on the
  /// asked day, where another edition governs that one.
  func later(
    _ course: Prospect.Course, _ continuation: Continuation,
    _ today: (bound: BoundCase, decision: Decision)?
  ) -> Prospect.Later? {
    guard let first = course.first, let asked = continuation.stretches.first,
      let record = continuation.stretches.last(where: { $0.from <= first })
    else { return nil }
    let then = selection(record.facts, on: first, [])
    let days = first.dayNumber...first.dayNumber
    let selection = selection(asked.facts, on: asked.from, [])
    let written = store.applying(selection, to: written)
    guard let edition = store.governed(written, then, over: days).first?.edition,
      edition.id != today?.bound.edition.id,
      let bound = supposing(selection, asked.from.dayNumber, written, edition)
    else { return nil }
    let judged = (bound: bound, decision: bound.question.decide(bound.input, .answerAlone))
    return Prospect.Later(
      from: edition.from, decision: judged.decision, obstacles: obstacles(continuation, judged),
      missing: missing(judged))
  }

  func obstacles(
    _ continuation: Continuation, _ today: (bound: BoundCase, decision: Decision)?
  ) -> [Prospect.Obstacle] {
    guard let today, let grant = grant(today.decision),
      today.decision.output(.outcome).known != EngineChoices.accepted
    else { return [] }
    var seen: Set<TermID> = []
    return grant.failing.filter { seen.insert($0).inserted }.map { condition -> Prospect.Obstacle in
      let coming = coming(condition, continuation, today.bound.edition)
      return Prospect.Obstacle(
        condition: condition, from: coming.day, looked: coming.looked,
        isTimeless: changing(continuation, today.bound).isDisjoint(
          with: today.decision.program.facts(of: condition)))
    }
  }

  /// The facts that do not stay as they are while time goes by.
  private func changing(_ continuation: Continuation, _ bound: BoundCase) -> Set<String> {
    guard let first = continuation.stretches.first, let last = continuation.stretches.last else {
      return []
    }
    let slots = self.bound.statutes.slots
    let moved = slots.facts.indices.filter { slot in
      continuation.stretches.contains { $0.facts[slot] != first.facts[slot] }
    }
    let counted = benefit.scope.facts.values.map(\.spec.id).filter { id in
      !self.bound.changes(of: [id], benefit.scope, after: first.from, until: last.until).isEmpty
    }
    let following = store.following(bound, filed: first.from.dayNumber).keys
    return Set(moved.map { slots.facts[$0].id } + counted + following)
      .union([FactName.day, FactName.requestDate])
  }

  /// The first day on which a condition is met under one edition, and the last that it governs.
  private func coming(
    _ condition: TermID, _ continuation: Continuation, _ edition: EditionFile
  ) -> (day: CivilDate?, looked: CivilDate?) {
    var looked: CivilDate?
    for record in records(continuation) {
      let selection = selection(record.facts, on: record.from, [])
      let written = store.applying(selection, to: written)
      let days = record.from.dayNumber...record.until.dayNumber
      for part in store.governed(written, selection, over: days)
      where part.edition?.id == edition.id {
        guard let bound = supposing(selection, part.days.lowerBound, written, edition) else {
          continue
        }
        let found = bound.question.coming(
          condition, bound.input, of: FactName.requestDate, over: part.days,
          along: store.following(bound, filed: part.days.lowerBound))
        looked = CivilDate(dayNumber: part.days.upperBound)
        if let day = found.day { return (CivilDate(dayNumber: day), looked) }
      }
    }
    return (nil, looked)
  }

  /// The facts that the granting rule reads and nobody stated.
  func missing(_ today: (bound: BoundCase, decision: Decision)?) -> [Int] {
    guard let today, let grant = grant(today.decision) else { return [] }
    let program = today.decision.program
    let read = Set(program.facts(of: grant.rule.condition))
    return program.facts.indices.filter { index in
      read.contains(program.facts[index].id)
        && today.decision.input.value(of: program.facts[index].id) == nil
    }
  }

  // MARK: Readings

  /// Every other option of the readings that may matter, with what must move along.
  func options(
    _ today: (bound: BoundCase, decision: Decision)?, _ everyReading: Bool
  ) -> [[(reading: String, option: String)]] {
    var result: [[(reading: String, option: String)]] = []
    let program = today?.decision.program
    for (index, reading) in (program?.readings ?? []).enumerated() {
      guard let today, let program else { break }
      let taken =
        today.bound.input.readings[reading.id] ?? reading.fallback.map { 1 << Int32($0) } ?? 0
      for option in reading.options.indices where taken != 1 << Int32(option) {
        guard let (_, along) = today.bound.question.admissible(today.bound.input, index, option)
        else { continue }
        result.append(
          ([(index, option)] + along.map { ($0.reading, $0.option) }).map {
            (program.readings[$0.0].id, program.readings[$0.0].options[$0.1].id)
          })
      }
    }
    guard everyReading else { return result }
    for reading in bound.statutes.readings
    where !(program?.readings.contains { $0.id == reading.id } ?? false) {
      let taken = bound.option(of: reading)
      result += reading.options.map(\.id).filter { $0 != taken }.map { [(reading.id, $0)] }
    }
    return result
  }
}
