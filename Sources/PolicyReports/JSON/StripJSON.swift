import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// A strip of filing days as the object that the outside world relies on.
///
/// `validity` and `gapDays` are those of a request on the first day; where they move with the day of
/// the request, `onLastDay` holds those of the last.
package struct StripJSON {
  let strip: Strip
  let context: StripContext
  /// The decision whose windows are shown; nil: none are known.
  let base: Decision?

  package init(_ strip: Strip, _ context: StripContext, base: Decision?) {
    self.strip = strip
    self.context = context
    self.base = base
  }

  package var json: JSON {
    let first = base ?? strip.pieces.lazy.compactMap(\.first).first
    return .members([
      ("policy", first.map { .string($0.program.policy) } ?? .null),
      ("edition", base.map { .string($0.program.edition) } ?? .null),
      ("procedure", first?.program.procedure.map { .string($0.id) } ?? .null),
      ("from", day(strip.from)), ("until", day(strip.until)),
      ("filed", context.filed.map(day) ?? .null), ("windows", windows),
      ("strip", .array(strip.pieces.indices.map(piece))), ("fileBy", .array(fileBy)),
      (
        "moves",
        .members(strip.moving.sorted { $0.key < $1.key }.map { ($0.key, .int($0.value)) })
      ),
      ("stays", .strings(strip.staying)), ("complete", .bool(strip.isComplete)),
    ])
  }

  private func day(_ date: CivilDate) -> JSON { .string(date.description) }

  private var windows: JSON {
    guard let base else { return [] }
    let json = DecisionJSON(base, context.report)
    return .array(base.program.windows.filter(\.isShown).map(json.window))
  }

  private func piece(_ index: Int) -> JSON {
    let piece = strip.pieces[index]
    let days: [(String, JSON?)] = [("from", day(piece.from)), ("until", day(piece.until))]
    guard case .decided(let first, let last) = piece.content else {
      let isImpossible = if case .impossible = piece.content { true } else { false }
      return .members(
        days + [
          ("outcome", .null), ("to", .null), ("validity", .null), ("continuity", .null),
          ("rule", .null), ("place", .null),
          ("why", .string(isImpossible ? "assumption" : Undetermined.Why.edition.rawValue)),
        ])
    }
    let json = DecisionJSON(first, context.report)
    let rule = first.decidingRules.first.map { first.program.rules[$0] }
    let open = first.undetermined.filter { $0.output == OutputName.outcome.key }
    return .members(
      days + [
        ("outcome", first.outcome.map(JSON.string) ?? .null), ("to", json.word(.to)),
        ("validity", json.validity), ("continuity", json.word(.continuity)),
        ("gapDays", first.gap.map { .int($0.days) } ?? .null), ("fee", json.fee),
        ("completedBy", json.date(.completedBy)), ("materials", json.materials),
        ("rule", rule.map { .string($0.id) } ?? .null),
        ("rules", .strings(first.decidingRules.map { first.program.rules[$0].id })),
        ("place", rule.map { .string($0.basis.place.place) } ?? .null),
        ("edition", .string(first.program.edition)), ("onLastDay", onLastDay(first, last)),
        ("why", open.first.map { .string($0.reason.why.rawValue) }),
        ("needs", open.isEmpty ? nil : .strings(open.flatMap(\.reason.facts))),
        ("begins", .array(edge(index))),
      ])
  }

  /// What a request on the last day would get, where that differs; nil where it does not.
  private func onLastDay(_ first: Decision, _ last: Decision) -> JSON? {
    let (a, b) = (DecisionJSON(first, context.report), DecisionJSON(last, context.report))
    var members: [(String, JSON?)] = []
    if a.validity != b.validity { members.append(("validity", b.validity)) }
    if first.gap?.days != last.gap?.days {
      members.append(("gapDays", last.gap.map { .int($0.days) } ?? .null))
    }
    if a.date(.completedBy) != b.date(.completedBy) {
      members.append(("completedBy", b.date(.completedBy)))
    }
    return members.isEmpty ? nil : .members(members)
  }

  /// Why a stretch begins where it does: the days that were reached, with their places.
  private func edge(_ index: Int) -> [JSON] {
    guard index > 0, let after = strip.pieces[index].first else { return [] }
    guard let before = strip.pieces[index - 1].last, before.program.edition == after.program.edition
    else {
      let place = context.editions[after.program.edition]?.place?.place
      return [
        ["edition": .string(after.program.edition), "place": place.map(JSON.string) ?? .null]
      ]
    }
    let terms = turningTerms(from: before, to: after)
    if terms.isEmpty, before.gap == nil, after.gap != nil, let from = after.program.gapFrom {
      return [
        [
          "condition": "gap",
          "zh": .string(SumTree(Speaker(.zh, after)).line(from).value.plain),
          "en": .string(SumTree(Speaker(.en, after)).line(from).value.plain),
          "place": .string(after.program[from].place.place),
        ]
      ]
    }
    return terms.map { id in
      let edge = turningEdge(id, after.program, after) ?? id
      let lines = [Language.zh, .en].map { language in
        let speaker = Speaker(language, after)
        return [speaker.turn(id, at: edge).plain, SumTree(speaker).line(edge).value.plain]
      }
      return [
        "condition": .string(after.program[id].place.text),
        "zh": .string(lines[0].joined(separator: "：")),
        "en": .string(lines[1].joined(separator: ": ")),
        "place": .string(turningPlace(id, at: edge, after.program).place),
      ]
    }
  }

  /// The last day of each stretch that is accepted, and the outcome of the day after.
  private var fileBy: [JSON] {
    strip.pieces.indices.dropLast().compactMap { index in
      let accepted = [EngineChoices.accepted, EngineChoices.incomplete]
      guard let outcome = strip.pieces[index].first?.output(.outcome).known,
        accepted.contains(outcome)
      else { return nil }
      let next = strip.pieces[index + 1].first
      return [
        "day": day(strip.pieces[index].until), "else": next?.outcome.map(JSON.string) ?? .null,
        "to": next.map { DecisionJSON($0, context.report).word(.to) } ?? .null,
        "continuity": next.map { DecisionJSON($0, context.report).word(.continuity) } ?? .null,
      ]
    }
  }
}
