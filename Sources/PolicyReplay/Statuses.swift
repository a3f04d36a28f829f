import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Finds what a permit was on every day between two moments.
///
/// An interval of days is run at once; where that leaves the status open it is halved, so an edge
/// costs as many runs as its distance has binary digits, and the days between edges cost nothing.
struct Statuses {
  let law: Law
  private(set) var intervals: [StatusInterval] = []
  /// Whether the record speaks of a permit at all.
  private var hasPermit = true

  init(_ law: Law) { self.law = law }

  /// Adds the days from one to another, while the record stays as it is.
  mutating func add(from first: CivilDate, until last: CivilDate, _ state: ReplayState) {
    guard first <= last else { return }
    hasPermit = state.hasPermit
    cover(first.dayNumber, last.dayNumber, state.facts)
  }

  private mutating func cover(_ first: Int, _ last: Int, _ facts: [Int32]) {
    guard let from = CivilDate(dayNumber: first), let until = CivilDate(dayNumber: last) else {
      return
    }
    if let found = settled(from, until, facts) { return append(found) }
    let middle = (first + last) / 2
    cover(first, middle, facts)
    cover(middle + 1, last, facts)
  }

  private mutating func append(_ interval: StatusInterval) {
    if let last = intervals.last, interval.continues(last) {
      intervals[intervals.count - 1].until = interval.until
    } else {
      intervals.append(interval)
    }
  }

  /// The one status of all days between two; nil where they may differ.
  private func settled(
    _ from: CivilDate, _ until: CivilDate, _ facts: [Int32]
  ) -> StatusInterval? {
    if law.changes(facts, from: from, until: until) { return nil }
    var facts = facts
    law.count(&facts, on: from)
    if let day = law.day { facts[day] = from.packed }
    let found: RuleBook?? =
      from == until
      ? .some(law.book(on: from, facts)) : law.book(between: from, until, known(facts))
    guard let book = found else { return nil }
    guard let book, let runner = book.runner(nil), let status = runner.program.statusBefore else {
      let why = book == nil ? [Undetermined(why: .edition)] : []
      return StatusInterval(
        from: from, until: until, status: nil, rule: nil, undetermined: why, book)
    }
    guard from < until, let day = law.day else { return single(from, facts, book, runner) }
    let open = (slot: day, ends: Ends(from.packed, until.packed))
    var partly = known(facts)
    _ = book.presume(&partly, open: open)
    runner.run(partly, open: open)
    if let bits = runner[status].value, bits != 0, bits & (bits - 1) == 0 {
      guard let rule = standing(runner) else { return nil }
      return StatusInterval(
        from: from, until: until, status: bits, rule: rule, undetermined: [], book)
    }
    return unsaid(from, until, facts, book, runner)
  }

  /// Days whose status cannot be said at either end nor in the middle, for the same reason, or which
  /// have none: more is not asked, since to ask of every single day is to ask as often as there are
  /// days.
  private func unsaid(
    _ from: CivilDate, _ until: CivilDate, _ facts: [Int32], _ book: RuleBook, _ runner: Runner
  ) -> StatusInterval? {
    let middle = from.adding(days: from.days(to: until) / 2)
    var found: StatusInterval?
    for day in [from, middle, until] {
      var facts = facts
      if let slot = law.day { facts[slot] = day.packed }
      let one = single(day, facts, book, runner)
      guard one.rule == nil, found.map({ one.continues($0) }) ?? true else { return nil }
      found = one
    }
    return StatusInterval(
      from: from, until: until, status: found?.status, rule: nil,
      undetermined: found?.undetermined ?? [], book)
  }

  private func single(
    _ day: CivilDate, _ facts: [Int32], _ book: RuleBook, _ runner: Runner
  ) -> StatusInterval {
    var facts = facts
    _ = book.presume(&facts)
    var input = CaseInput()
    input.readings = book.readings
    for (slot, value) in facts.enumerated() where value != FactSlots.unknown {
      input.presumed[law.slots.facts[slot].id] = value
    }
    let decision = runner.question.decide(
      input, .init(sensitivity: false, everyReading: false, presumptions: false))
    var reasons: [Undetermined] = []
    if case .undetermined(let why) = decision.statusBefore { reasons = why }
    let bits = decision.statusBefore.known
    // Who has no permit is not asked for its dates.
    if !hasPermit, bits == nil, reasons.contains(where: asksForPermit) {
      return StatusInterval(
        from: day, until: day, status: EngineChoices.noStatus, rule: nil, undetermined: [], book)
    }
    let rule = decision.program.statuses.first { status in
      status.given(.outcome).map {
        decision[$0.stands].value == 1
          && decision[decision.program[$0.value].register].value == bits
      } ?? false
    }
    return StatusInterval(
      from: day, until: day, status: bits, rule: bits == nil ? nil : rule, undetermined: reasons,
      book)
  }

  /// The status rule that stands on all days of the last run; nil where it may change.
  private func standing(_ runner: Runner) -> Rule? {
    runner.program.statuses.first { status in
      status.given(.outcome).map { runner[$0.stands].value == 1 } ?? false
    }
  }

  /// Facts without the day.
  private func known(_ facts: [Int32]) -> [Int32] {
    var facts = facts
    if let day = law.day { facts[day] = FactSlots.unknown }
    return facts
  }

  /// Whether what a permit says is missing.
  private func asksForPermit(_ reason: Undetermined) -> Bool {
    reason.why == .needs
      && reason.facts.contains { fact in
        law.slots[fact].map(law.permitSlots.contains) ?? false
      }
  }
}
