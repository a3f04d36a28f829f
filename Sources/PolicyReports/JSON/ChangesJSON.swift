import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// The nearest changes of a case as an object: by outcome, each change with its values, its distance
/// and what the changed case is decided as.
package struct ChangesJSON {
  let nearest: NearestChanges
  let decisions: [[Decision]]
  let days: (from: CivilDate, until: CivilDate)?
  let context: ReportContext

  package init(
    _ nearest: NearestChanges, decisions: [[Decision]],
    days: (from: CivilDate, until: CivilDate)?, context: ReportContext
  ) {
    self.nearest = nearest
    self.decisions = decisions
    self.days = days
    self.context = context
  }

  private var program: Program { nearest.decision.program }

  package var json: JSON {
    .members([
      ("policy", .string(program.policy)), ("edition", .string(program.edition)),
      ("procedure", program.procedure.map { .string($0.id) } ?? .null),
      ("outcome", nearest.decision.outcome.map(JSON.string) ?? .null),
      (
        "daysTried",
        days.map {
          ["from": .string($0.from.description), "until": .string($0.until.description)]
        } ?? .null
      ),
      ("wants", .array(zip(nearest.wants, decisions).map(want))),
    ])
  }

  private func want(_ want: NearestChanges.Want, _ decisions: [Decision]) -> JSON {
    let words = EngineChoices.outcomes.indices.filter { want.outcome >> Int32($0) & 1 != 0 }
    return [
      "outcome": words.first.map { .string(EngineChoices.outcomes[$0].id) } ?? .null,
      "changes": .array(zip(want.changes, decisions).map(change)),
      "complete": .bool(want.isComplete),
    ]
  }

  private func change(_ change: NearestChanges.Change, _ decision: Decision) -> JSON {
    let json = DecisionJSON(decision, context)
    var facts: [JSON] = []
    var papers: [(String, JSON?)] = []
    for part in change.parts {
      switch part {
      case .fact(let index, let old, let new, let others):
        let fact = program.facts[index]
        let options: JSON? =
          if case .choice(let id) = fact.type, others != new {
            .strings(json.names(others, id))
          } else { nil }
        facts.append(
          .members([
            ("fact", .string(fact.id)), ("from", json.plain(old, fact.type)),
            ("to", json.plain(new, fact.type)), ("options", options),
          ]))
      case .papers(let add, let drop):
        papers = [("bring", .strings(add)), ("leave", .strings(drop))]
      }
    }
    return .members([
      ("distance", .int(change.distance)), ("facts", .array(facts)),
      ("papers", papers.isEmpty ? nil : .members(papers)),
      ("rules", .strings(decision.decidingRules.map { program.rules[$0].id })),
      ("to", json.word(.to)), ("validity", json.validity), ("continuity", json.word(.continuity)),
    ])
  }
}
