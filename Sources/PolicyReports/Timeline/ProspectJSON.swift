import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyReplay
import PolicyValues

/// What a history means for one benefit, as a timeline's object holds it.
struct ProspectJSON {
  let prospect: Prospect
  let asked: CivilDate

  init(_ prospect: Prospect, asked: CivilDate) {
    self.prospect = prospect
    self.asked = asked
  }

  var json: JSON {
    .members([
      ("policy", .string(prospect.policy)), ("procedure", .string(prospect.procedure.id)),
      ("asked", day(asked)), ("edition", text(prospect.decision?.program.edition)),
      ("outcome", text(prospect.decision?.outcome)), ("rules", .strings(rules)),
      ("unmet", unmet(prospect.obstacles, prospect.decision)),
      ("missing", missing(prospect.missing, prospect.decision)),
      ("later", prospect.later.map(later)), ("course", course(prospect.course)),
      ("readings", .array(prospect.others.map(other))), ("assumed", assumed),
      ("lookedUntil", day(prospect.horizon)),
    ])
  }

  private func day(_ day: CivilDate?) -> JSON { day.map { .string($0.description) } ?? .null }

  private func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  private var rules: [String] {
    prospect.decision.map { decision in
      decision.decidingRules.map { decision.program.rules[$0].id }
    } ?? []
  }

  private func missing(_ facts: [Int], _ decision: Decision?) -> JSON {
    .strings(decision.map { decision in facts.map { decision.program.facts[$0].id } } ?? [])
  }

  private func unmet(_ obstacles: [Prospect.Obstacle], _ decision: Decision?) -> JSON {
    .array(decision.map { decision in obstacles.map { obstacle($0, decision) } } ?? [])
  }

  private func later(_ later: Prospect.Later) -> JSON {
    [
      "edition": .string(later.decision.program.edition), "from": day(later.from),
      "outcome": text(later.decision.outcome), "unmet": unmet(later.obstacles, later.decision),
      "missing": missing(later.missing, later.decision),
    ]
  }

  /// A condition in the words of both languages, with the first day on which it is met.
  private func obstacle(_ obstacle: Prospect.Obstacle, _ decision: Decision) -> JSON {
    func words(_ language: Language) -> JSON {
      .string(Speaker(language, decision).condition(obstacle.condition).sentence.plain)
    }
    return [
      "condition": ["zh": words(.zh), "en": words(.en)],
      "place": .string(decision.program[obstacle.condition].place.place),
      "from": day(obstacle.from), "lookedUntil": day(obstacle.looked),
      "timeless": .bool(obstacle.isTimeless),
      "days": obstacle.from.map { .int(asked.days(to: $0)) } ?? .null,
    ]
  }

  private func course(_ course: Prospect.Course) -> JSON {
    [
      "granted": day(course.granted), "open": day(course.open),
      "waitsFor": [
        "facts": .strings(course.facts), "readings": .strings(course.readings),
        "why": .strings(course.why.map(\.rawValue)),
      ],
      "unruledUntil": day(course.unruled), "complete": .bool(course.isComplete),
    ]
  }

  private func other(
    _ row: (options: [(reading: String, option: String)], course: Prospect.Course)
  ) -> JSON {
    [
      "options": .object(
        row.options.map { JSON.Member(key: $0.reading, value: .string($0.option)) }),
      "course": course(row.course),
    ]
  }

  /// What is taken to be done from the asked day on, and how far that could be followed.
  private var assumed: JSON {
    let going = prospect.continuation
    let (end, from): (String, CivilDate?) =
      switch going.end {
      case .followed: ("followed", nil)
      case .assumed(let from): ("years-go-on", from)
      case .over: ("over", nil)
      }
    return [
      "acts": .array(
        going.acts.map {
          [
            "date": day($0.day), "event": .string($0.event),
            "effect": .string($0.effect.rawValue),
          ]
        }), "end": .string(end), "from": day(from),
    ]
  }
}
