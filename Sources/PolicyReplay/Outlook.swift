import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// A window that the record opens for a procedure, as seen from a day.
package struct OutlookWindow: Sendable {
  package let window: Window
  package let procedure: ProcedureSpec
  package let opens: CivilDate
  package let closes: CivilDate
}

extension Replayer {
  /// The shown windows of every procedure that speaks of the years, not yet closed on a day; those
  /// that open first come first, each once.
  ///
  /// - Parameter preferring: the events whose procedures name a window that several procedures have.
  package func outlook(
    _ state: ReplayState, on day: CivilDate, preferring events: Set<String> = []
  ) -> [OutlookWindow] {
    var facts = state.facts
    for slot in [law.day, law.requestDate] { if let slot { facts[slot] = day.packed } }
    guard let book = law.book(on: day, facts) else { return [] }
    law.count(&facts, on: day)
    _ = book.presume(&facts)
    var found: [OutlookWindow] = []
    let procedures = book.edition.procedures.flatMap { event, ids in
      ids.map { (rank: events.contains(event) ? 0 : 1, id: $0) }
    }.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }
    for (_, id) in procedures {
      guard let runner = book.runner(id), runner.program.output(.continuity) != nil,
        let procedure = runner.program.procedure
      else { continue }
      runner.run(facts)
      for window in runner.program.windows where window.isShown {
        guard let opens = runner[window.opens].value, let closes = runner[window.closes].value,
          opens <= closes, closes >= day.packed, opens < PackedDay.never,
          !found.contains(where: { $0.window.id == window.id && $0.opens.packed == opens })
        else { continue }
        found.append(
          OutlookWindow(
            window: window, procedure: procedure, opens: CivilDate(packed: opens),
            closes: CivilDate(packed: closes)))
      }
    }
    return found.sorted { ($0.opens, $0.closes) < ($1.opens, $1.closes) }
  }
}
