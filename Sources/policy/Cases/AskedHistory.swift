import CivilTime
import Diagnostics
import PolicyChecking
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicyReplay
import PolicyReports
import PolicySyntax
import PolicyValues
import SourceText

/// A case's history with what the arguments ask about it, replayed.
struct AskedHistory {
  let bound: BoundHistory
  let history: History
  let store: PolicyStore
  let file: SourceFile
  let options: CaseOptions

  /// Reads and replays; complaints go to standard error, and end it where nothing was replayed.
  ///
  /// - Parameters:
  ///   - moves: other policies with the day from which each governs.
  ///   - asked: the day asked about; nil: as the case says.
  ///   - benefits: procedures that it is asked about, beside those of the pack.
  ///   - telling: what the decisions of the moments leave out.
  init(
    _ options: CaseOptions, _ packs: PackOptions, moves: [(policy: String, from: CivilDate)] = [],
    until asked: CivilDate? = nil, benefits: [String] = [],
    options telling: Question.Options = .init(sensitivity: false, everyReading: false)
  ) throws {
    self.options = options
    let read = readCase(options.path)
    guard let found = read.value, !read.hasErrors else { throw complain(read.diagnostics) }
    file = found.file
    store = packs.store()
    let line = SourceFile(
      path: "command line",
      text: moves.map { "--move \($0.policy)@\($0.from)" }.joined(separator: " "))
    let replayed = store.history(
      found.written, options.selection,
      moves: moves.map { (Located($0.policy, at: line.wholeRange), $0.from) },
      until: asked ?? (options.today ? currentDay() : nil),
      benefits: benefits.map {
        Located($0, at: SourceFile(path: "command line", text: "--benefit \($0)").wholeRange)
      })
    complain(of: read.diagnostics + replayed.diagnostics)
    guard let bound = replayed.value else { throw ExitStatus.complaints }
    self.bound = bound
    history = bound.replay(options: telling)
  }

  /// What a timeline says beside the replay.
  var context: TimelineContext {
    var context = TimelineContext(
      title: bound.written.title,
      policy: bound.statutes.editions.last?.edition.title ?? Wording(zh: "", en: ""))
    for (edition, scope, _, _) in bound.statutes.editions {
      context.editions[edition.id] = edition.title
      context.events.merge(scope.events) { _, new in new }
    }
    if options.readings != nil {
      let totals = ReadingTotals(bound)
      context.readings = totals.groups
      context.triedAll = totals.isComplete
      context.variants = totals.groups.dropFirst().prefix(4).compactMap { group in
        guard let row = group.rows.first else { return nil }
        let name = row.options.map(\.option).joined(separator: ", ")
        return (name, bound.replay(with: row.options, telling: false).ledger)
      }
    }
    let replayer = bound.replayer()
    let events = bound.events.filter { $0.date <= history.asked }
    context.remedies = replayer.remedies(
      events, from: replayer.begin(bound.stated), alternatives: bound.alternatives(events))
    context.due = replayer.outlook(
      history.state, on: history.asked, preferring: Set(history.moments.map(\.event.name))
    ).map(due)
    context.moves = moves
    context.spells = bound.spells
    context.counts = bound.counts(history)
    context.prospects = store.prospects(
      bound, history, everyReading: options.readings != nil)
    for (index, moment) in history.moments.enumerated() {
      context.reports[index] = report(of: moment)
      if let decision = moment.decision { context.windows += windows(decision) }
    }
    return context
  }

  private func due(_ outlook: OutlookWindow) -> TimelineContext.Due {
    let window = outlook.window
    return TimelineContext.Due(
      id: window.id, title: window.title ?? Wording(zh: window.id, en: window.id),
      procedure: outlook.procedure.id, procedureTitle: outlook.procedure.title,
      opens: outlook.opens, closes: outlook.closes, place: window.basis.place.place)
  }

  /// What each change of rules did to the years.
  private var moves: [TimelineContext.Move] {
    bound.replayer().law.reigns.dropFirst().filter { $0.from <= history.asked }.map { reign in
      let before = bound.replay(until: reign.from.adding(days: -1), telling: false).ledger
      let settling = history.moments.first { moment in
        moment.event.date >= reign.from && moment.effect != nil
      }
      let after = history.ledger
      let isKept = after.accumulated.flatMap { total in
        before.accumulated.map {
          $0 > 0 && total >= $0 && after.countedSince != nil
            && (after.countedSince ?? reign.from) < reign.from
        }
      }
      return TimelineContext.Move(
        day: reign.from, to: reign.policy,
        title: reign.books.last?.edition.title ?? Wording(zh: reign.policy, en: reign.policy),
        before: before.accumulated, after: after.accumulated,
        stayed: bound.staying(until: history.asked).ledger.accumulated,
        decided: settling?.event.date,
        rules: settling?.decision.map { decision in
          decision.decidingRules.map { decision.program.rules[$0].id }
        } ?? [], isKept: isKept)
    }
  }

  /// The windows that a decision was taken by.
  private func windows(_ decision: Decision) -> [TimelineContext.ShownWindow] {
    decision.program.windows.filter(\.isShown).compactMap { window in
      let opens = decision[decision.program[window.opens].register].value
      let closes = decision[decision.program[window.closes].register].value
      guard let opens, let closes, opens <= closes else { return nil }
      return TimelineContext.ShownWindow(
        title: window.title ?? Wording(zh: window.id, en: window.id),
        opens: CivilDate(packed: opens), closes: CivilDate(packed: closes))
    }
  }

  /// The context of one moment's decision.
  func report(of moment: Moment) -> ReportContext? {
    guard moment.decision != nil,
      let entry = bound.statutes.editions.first(where: { $0.edition.id == moment.edition })
    else { return nil }
    let edition = entry.edition
    guard let read = store.editions(of: edition.policy).first(where: { $0.edition == edition.name })
    else { return nil }
    let digests = PackDigests(store: store)
    return ReportContext(
      caseTitle: bound.written.title, casePath: file.path, policyTitle: edition.title,
      inForce: ReportContext.InForce(
        from: edition.from, until: edition.until, place: edition.place),
      packs: digests.packs(of: edition.policy).compactMap(\.declaration?.title),
      digests: digests.digests(of: read))
  }
}
