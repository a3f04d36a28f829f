import CivilTime
import Diagnostics
import PolicyChecking
import PolicyEvaluation
import PolicyReplay
import PolicySyntax
import PolicyValues
import SourceText

/// A case's history, ready to be replayed under any readings.
package struct BoundHistory {
  package let written: CaseDecl
  package let statutes: Statutes
  package let events: [Event]
  package let stated: [Event.Stated]
  /// What lasted.
  package let spells: [Spell]
  /// The options that the case and the caller choose.
  package let readings: [(reading: String, option: String)]
  /// The day asked about.
  package let asked: CivilDate
  /// Whether what nobody states is presumed.
  package let presumes: Bool
  /// What it may be good for.
  package let benefits: [Benefit]

  /// Replays it.
  ///
  /// - Parameters:
  ///   - others: options beside those chosen; they win.
  ///   - asked: another day to be asked about.
  package func replay(
    with others: [(reading: String, option: String)] = [], until asked: CivilDate? = nil,
    telling: Bool = true,
    options: Question.Options = .init(sensitivity: false, everyReading: false)
  ) -> History {
    History(
      replayer(with: others, options: options), events, stated, until: asked ?? self.asked,
      telling: telling)
  }

  /// What the history would come to had the rules of no other policy taken over.
  package func staying(until asked: CivilDate? = nil) -> History {
    let law = statutes.law(readings: readings, presumes: presumes)
    let staying = Law(statutes.slots, Array(law.reigns.prefix(1)), spells: spells)
    return History(Replayer(staying), events, stated, until: asked ?? self.asked, telling: false)
  }

  /// How many combinations of open readings are tried.
  private static let mostWays = 256

  /// What the history might be judged by where its rules leave readings open.
  ///
  /// - Parameter events: those that are asked about.
  package func alternatives(_ events: [Event]) -> Alternatives {
    Alternatives { [self] in
      let read = replayer().readingsRead(events)
      let open = statutes.readings.filter { read.contains($0.id) && option(of: $0) == nil }
      let count = open.reduce(1) { min($0 * $1.options.count, 1 << 20) }
      guard !open.isEmpty, count <= Self.mostWays else { return [] }
      let ways = product(open.map { reading in reading.options.map { (reading.id, $0.id) } })
      return ways.map { replayer(with: $0) }.filter { !$0.law.excludesItsReadings }
        .map { ($0, $0.begin(stated)) }
    }
  }

  /// The case without facts and readings that only its benefits know.
  fileprivate var withoutBenefits: CaseDecl {
    guard let scope = statutes.editions.last?.scope, !benefits.isEmpty else { return written }
    let readings = written.readings.filter { chosen in
      statutes.editions.contains { $0.scope.readings[chosen.reading.value] != nil }
    }
    return CaseDecl(
      title: written.title, policy: written.policy, procedure: written.procedure,
      today: written.today,
      facts: written.facts.filter { benefits.teller(of: $0.name.value, unless: scope) == nil },
      papers: written.papers, readings: readings, claims: written.claims,
      history: written.history, spells: written.spells, range: written.range)
  }

  package func replayer(
    with others: [(reading: String, option: String)] = [],
    options: Question.Options = .init(sensitivity: false, everyReading: false)
  ) -> Replayer {
    let kept = readings.filter { old in !others.contains { $0.reading == old.reading } }
    return Replayer(
      statutes.law(readings: kept + others, presumes: presumes, spells: spells), options: options)
  }
}

extension PolicyStore {
  /// Binds a case's history: finds the editions, types the events, complains of the impossible.
  ///
  /// - Parameters:
  ///   - moves: other policies with the day from which each governs.
  ///   - asked: the day asked about; nil: as the case says, else that of its last event.
  ///   - benefits: procedures that the history is asked about, beside those found by themselves:
  ///     `PACK/NAME` or `PACK/NAME/PROCEDURE`.
  package func history(
    _ written: CaseDecl, _ selection: Selection = Selection(),
    moves: [(policy: Located<String>, from: CivilDate)] = [], until asked: CivilDate? = nil,
    benefits names: [Located<String>] = []
  ) -> Checked<BoundHistory?> {
    let written = applying(selection, to: written)
    guard let policy = written.policy else {
      return Checked(nil, [.noPolicy(at: written.range)])
    }
    let days = written.history.map(\.date.value) + written.spells.map(\.from.value)
    guard let last = days.max() else {
      return Checked(nil, [.noHistory(at: written.range)])
    }
    let found = statutes(policy, moves: moves)
    guard let statutes = found.value else { return Checked(nil, found.diagnostics) }
    let day = asked ?? selection.day ?? written.today?.value ?? statedDay(written) ?? last
    let place = moves.last { $0.from <= day }?.policy.value ?? policy.value
    let benefits = benefits(of: place, naming: names)
    var binder = HistoryBinder(statutes, benefits: benefits.value, asked: day)
    binder.bind(written)
    let diagnostics =
      found.diagnostics + benefits.diagnostics + binder.diagnostics
      + unknownReadings(written, statutes, benefits.value)
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      return Checked(nil, diagnostics)
    }
    return Checked(
      BoundHistory(
        written: written, statutes: statutes, events: binder.events, stated: binder.stated,
        spells: binder.spells,
        readings: written.readings.map { ($0.reading.value, $0.option.value) }, asked: day,
        presumes: selection.usesPresumptions, benefits: benefits.value),
      diagnostics)
  }

  /// The record as the history leaves it for the question that the case asks: events of its day
  /// included, but for the one that the question is about.
  /// - Returns: what is on record, and the case without what only benefits know.
  func remembered(
    _ written: CaseDecl, _ selection: Selection
  ) -> Checked<(facts: [String: CaseInput.StatedFact], written: CaseDecl)?> {
    let bound = history(written, selection)
    guard let history = bound.value else { return Checked(nil, bound.diagnostics) }
    let own = history.statutes.editions.flatMap { edition in
      edition.edition.procedures.filter { $0.value.contains(written.procedure?.value ?? "") }.keys
    }
    let events = history.events.filter { event in
      event.date < history.asked || (event.date == history.asked && !own.contains(event.name))
    }
    let replayer = history.replayer()
    let begin = replayer.begin(history.stated)
    let state = replayer.replay(events, from: begin, telling: false).last?.after ?? begin
    let place = written.history.last?.range
    var facts: [String: CaseInput.StatedFact] = [:]
    for (fact, value) in zip(history.statutes.slots.facts, state.facts)
    where fact.isRecord && value != FactSlots.unknown {
      facts[fact.id] = CaseInput.StatedFact(value: value, place: place)
    }
    facts.merge(history.counted(on: history.asked)) { stated, _ in stated }
    return Checked((facts, history.withoutBenefits), bound.diagnostics)
  }

  /// The day that the case's own facts ask about.
  private func statedDay(_ written: CaseDecl) -> CivilDate? {
    let names = written.procedure == nil ? [FactName.day] : [FactName.requestDate, FactName.day]
    for name in names {
      guard let given = written.facts.first(where: { $0.name.value == name }),
        let day = Reader().date(given.value)
      else { continue }
      return day.value
    }
    return nil
  }

  /// Readings and options that no edition has.
  private func unknownReadings(
    _ written: CaseDecl, _ statutes: Statutes, _ benefits: [Benefit]
  ) -> [Diagnostic] {
    let scopes = benefits.map(\.scope) + statutes.editions.map(\.scope)
    return written.readings.compactMap { chosen in
      let specs = scopes.compactMap { $0.readings[chosen.reading.value] }
      guard let latest = specs.last else {
        let known = scopes.flatMap(\.readings.keys)
        return .unknownReading(chosen.reading, near: Set(known).sorted())
      }
      guard !specs.contains(where: { $0.bit(chosen.option.value) != nil }) else { return nil }
      return .unknownReadingOption(
        chosen.option, of: latest.id, options: latest.options.map(\.id))
    }
  }
}
