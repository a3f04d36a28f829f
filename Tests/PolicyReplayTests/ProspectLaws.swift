import CivilTime
import PolicyEvaluation
import PolicyPacks
import PolicyReplay
import PolicySyntax
import PolicyTestSupport
import PolicyValues
import SourceText
import Testing

/// What holds of benefits, under every shipped policy whose pack grants one for years lived.
@Suite struct ProspectLaws {
  static let policies = Lives.policies.filter { policy in
    guard let lives = try? Lives(policy), lives.events.contains("endorsed") else { return false }
    let bound = try? lives.bind("- { date: \(lives.first), event: issued }")
    return bound.flatMap { $0 }?.benefits.isEmpty == false
  }

  /// A random life that is asked about one benefit after the other, and what it says of them.
  struct Told {
    let lives: Lives
    let bound: BoundHistory
    let history: History
    let prospects: [Prospect]
  }

  private func told(_ policy: String, seed: UInt64) throws -> [Told] {
    let lives = try Lives(policy)
    var chance = SplitMix64(seed: seed)
    return try (0..<3).compactMap { _ -> Told? in
      guard let bound = try lives.bind(lives.random(&chance, count: 4)) else { return nil }
      let history = bound.replay()
      return Told(
        lives: lives, bound: bound, history: history,
        prospects: lives.store.prospects(bound, history, everyReading: false))
    }
  }

  /// The outcome of a request on a day, asked as a case of its own, on the record of that day.
  private func outcome(_ told: Told, _ prospect: Prospect, on day: CivilDate) -> Decision? {
    let record = prospect.continuation.stretches.first { $0.from <= day && day <= $0.until }
    let slots = told.bound.statutes.slots
    guard let facts = record?.facts, let since = slots[FactName.countedSince] else { return nil }
    var lines = ["  request.date: \(day)"]
    if facts[since] != FactSlots.unknown {
      lines.append("  \(FactName.countedSince): \(CivilDate(packed: facts[since]))")
    }
    let text = """
      case: one request
      policy: \(prospect.policy)
      procedure: \(prospect.procedure.id)
      facts:
      \(lines.joined(separator: "\n"))

      """
    let file = PackFile(SourceFile(path: "case.yaml", text: text))
    guard let written = file.document.root.flatMap(Reader().caseFile),
      case .decided(let ruling) = told.lives.store.answer(written).value
    else { return nil }
    return ruling.decision
  }

  @Test func somePackGrantsSomethingForYears() { #expect(!Self.policies.isEmpty) }

  @Test(arguments: policies) func noDayBeforeTheFirstIsGranted(policy: String) throws {
    var chance = SplitMix64(seed: 5)
    for told in try told(policy, seed: 20_160_101) {
      for prospect in told.prospects where prospect.course.isComplete {
        let asked = told.history.asked
        let last = prospect.continuation.stretches.last?.until ?? asked
        let first = prospect.course.first ?? last
        let days = (0..<12).map { _ in
          asked.adding(days: Int.random(in: 0...max(0, asked.days(to: first)), using: &chance))
        }
        for day in days + [first.adding(days: -1)] where asked <= day && day < first {
          let outcome = outcome(told, prospect, on: day)?.output(.outcome)
          #expect(outcome?.known != EngineChoices.accepted, "\(day)")
          #expect(outcome == nil || outcome?.known != nil, "\(day)")
        }
        guard let open = prospect.course.first else { continue }
        let outcome = try #require(self.outcome(told, prospect, on: open)).output(.outcome)
        let isAccepted = outcome.known == EngineChoices.accepted
        #expect(isAccepted == (prospect.course.granted == open))
        #expect(isAccepted || outcome.known == nil)
      }
    }
  }

  @Test(arguments: policies) func anObstacleGoesOnItsDayAndNotBefore(policy: String) throws {
    for told in try told(policy, seed: 20_180_101) {
      for prospect in told.prospects {
        for obstacle in prospect.obstacles {
          guard let day = obstacle.from else {
            let last = try #require(obstacle.looked)
            let decision = try #require(outcome(told, prospect, on: last))
            let value = decision[decision.program[obstacle.condition].register].value
            #expect(value == 0, "\(last)")
            continue
          }
          for (day, holds) in [(day.adding(days: -1), false), (day, true)]
          where day >= told.history.asked {
            let decision = try #require(outcome(told, prospect, on: day))
            let value = decision[decision.program[obstacle.condition].register].value
            #expect(value == (holds ? 1 : 0), "\(day)")
          }
        }
      }
    }
  }

  /// What is taken to be done is what the rules accept: told as a history, it comes to the same.
  @Test(arguments: policies) func whatIsAssumedIsReplayed(policy: String) throws {
    for told in try told(policy, seed: 20_170_101) {
      guard let prospect = told.prospects.first else { continue }
      let events = told.bound.events
      let replayer = told.bound.replayer()
      var state = told.history.state
      for (act, stretch) in zip(
        prospect.continuation.acts, prospect.continuation.stretches.dropFirst())
      {
        let like = events.last { $0.name == act.event }
        let slots = told.bound.statutes.slots
        let event = Event(
          date: act.day, name: act.event, procedure: like?.procedure,
          facts: like?.facts.filter { !slots.facts[$0.slot].isRecord } ?? [],
          papers: like?.papers, place: try #require(events.last).place)
        let moment = replayer.step(event, &state, telling: false)
        #expect(moment.judgement == .accepted)
        #expect(moment.effect == act.effect)
        #expect(stretch.from == act.day)
        #expect(state.facts == stretch.facts)
      }
    }
  }
}
