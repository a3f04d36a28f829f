import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyReplay
import PolicyValues
import SourceText

/// A replayed history as the object that the outside world relies on.
package struct TimelineJSON {
  let history: History
  let context: TimelineContext

  package init(_ history: History, _ context: TimelineContext) {
    self.history = history
    self.context = context
  }

  package var json: JSON {
    .members([
      ("case", .string(context.title)), ("asked", day(history.asked)),
      ("moments", .array(Happening.all(history).map(moment))),
      ("intervals", .array(history.intervals.map(interval))),
      ("ledger", .array(history.ledger.segments.map(segment))), ("counters", counters),
      (
        "spells",
        context.spells.isEmpty ? nil : .array(context.spells.map { SpellJSON(spell: $0).json })
      ),
      ("counts", context.spells.isEmpty ? nil : .array(context.counts.map(count))),
      ("moves", context.moves.isEmpty ? nil : .array(context.moves.map(move))),
      ("due", .array(context.due.map(due))),
      ("remedies", .array(context.remedies.map(remedy))),
      (
        "benefits",
        context.prospects.isEmpty
          ? nil : .array(context.prospects.map { ProspectJSON($0, asked: history.asked).json })
      ),
      ("readings", context.readings.isEmpty ? nil : .array(context.readings.map(group))),
    ])
  }

  private func day(_ day: CivilDate?) -> JSON { day.map { .string($0.description) } ?? .null }

  private func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  // MARK: Parts

  private func moment(_ happening: Happening) -> JSON {
    switch happening.content {
    case .change(let before, let after):
      return [
        "date": day(happening.day), "event": nil, "automatic": true,
        "status": ["before": text(before.name), "after": text(after.name)],
        "rule": text(after.rule?.id), "place": text(after.rule?.basis.place.place),
        "edition": text(after.edition), "decision": nil,
      ]
    case .passage(let index):
      let passage = history.passages[index]
      return [
        "date": day(happening.day), "event": nil, "automatic": true,
        "edition": .string(passage.edition), "rules": .strings(passage.rules.map(\.id)),
        "record": .strings(passage.changes.map { history.slots.facts[$0.slot].id }),
        "decision": nil,
      ]
    case .event(let index):
      let moment = history.moments[index]
      let decision = moment.decision.map { decision in
        DecisionJSON(decision, context.reports[index] ?? ReportContext(policyTitle: context.policy))
          .json
      }
      return [
        "date": day(happening.day), "event": .string(moment.event.name), "automatic": false,
        "procedure": text(moment.procedure), "edition": text(moment.edition),
        "judgement": .string(judgement(moment)), "flagged": .bool(moment.judgement.isFlagged),
        "effect": text(moment.effect?.rawValue),
        "place": .string(moment.event.place.place), "decision": decision ?? .null,
      ]
    }
  }

  private func judgement(_ moment: Moment) -> String {
    switch moment.judgement {
    case .accepted: "accepted"
    case .otherwise(let bit):
      EngineChoices.outcomes.indices.first { bit >> Int32($0) & 1 == 1 }
        .map { EngineChoices.outcomes[$0].id } ?? "refused"
    case .undetermined: "undetermined"
    case .noted: "noted"
    case .noEdition: "no-edition"
    }
  }

  private func interval(_ interval: StatusInterval) -> JSON {
    [
      "from": day(interval.from), "until": day(interval.until), "days": .int(interval.days),
      "status": text(interval.name), "rule": text(interval.rule?.id),
      "place": text(interval.rule?.basis.place.place), "edition": text(interval.edition),
      "undetermined": .array(
        interval.undetermined.map {
          ["why": .string($0.why.rawValue), "facts": .strings($0.facts)]
        }),
    ]
  }

  private func segment(_ segment: Segment) -> JSON {
    let rule = history.rules(of: segment).first
    return [
      "from": day(segment.from), "until": day(segment.until),
      "kind": .string(segment.kind.rawValue),
      "days": .int(segment.days), "counts": .bool(segment.counts),
      "was": text(segment.was?.rawValue), "rule": text(rule?.id),
      "sources": .strings(rule.map { sources($0.basis) } ?? []),
      "place": text(rule?.basis.place.place),
    ]
  }

  /// `SOURCE#ARTICLE`, as a policy cites.
  private func sources(_ basis: Basis) -> [String] {
    basis.citations.map { citation in
      citation.article.map { "\(citation.source.id)#\($0)" } ?? citation.source.id
    }
  }

  private var counters: JSON {
    let ledger = history.ledger
    func number(_ number: Int?) -> JSON { number.map(JSON.int) ?? .null }
    let span = ledger.span
    return [
      "accumulated": [
        "days": number(ledger.accumulated), "since": day(ledger.countedSince),
        "years": number(span?.years), "months": number(span?.months),
        "restDays": number(span?.days),
      ],
      "continuous": ["since": day(ledger.continuousSince), "days": number(ledger.continuous)],
      "settledUntil": day(ledger.settledUntil),
      "firstDay": text(ledger.countsFirstDay.map { $0 ? "counted" : "not-counted" }),
    ]
  }

  private func count(_ row: (fact: FactSpec, count: SpellCount)) -> JSON {
    let told = SpellCountJSON(row.count)
    return ["fact": .string(row.fact.id), "value": told.value, "count": told.json]
  }

  private func move(_ move: TimelineContext.Move) -> JSON {
    [
      "date": day(move.day), "to": .string(move.to),
      "before": move.before.map(JSON.int) ?? .null, "after": move.after.map(JSON.int) ?? .null,
      "stayed": move.stayed.map(JSON.int) ?? .null, "decidedOn": day(move.decided),
      "rules": .strings(move.rules),
    ]
  }

  private func due(_ due: TimelineContext.Due) -> JSON {
    [
      "window": .string(due.id), "procedure": .string(due.procedure), "opens": day(due.opens),
      "closes": day(due.closes), "place": .string(due.place),
    ]
  }

  /// `event` and `latest` are the first act that loses no day; `acts` are all of them.
  private func remedy(_ remedy: Remedy) -> JSON {
    func act(_ act: Remedy.Act) -> JSON {
      [
        "event": .string(act.event), "latest": day(act.latest),
        "undetermined": .bool(act.isOpen),
      ]
    }
    return [
      "break": day(history.moments[remedy.moment].event.date),
      "event": text((remedy.acts.first ?? remedy.withGap ?? remedy.perhaps)?.event),
      "latest": day(remedy.acts.first?.latest), "latestWithGap": day(remedy.withGap?.latest),
      "acts": .array(remedy.acts.map(act)), "perhaps": remedy.perhaps.map(act) ?? .null,
    ]
  }

  private func group(_ group: (total: HistoryTotal, rows: [HistoryTotal.Row])) -> JSON {
    let total = group.total
    return [
      "accumulated": total.accumulated.map(JSON.int) ?? .null, "since": day(total.countedSince),
      "continuousSince": day(total.continuousSince), "status": text(total.status),
      "flagged": .array(total.flagged.map { day(history.moments[$0].event.date) }),
      "readings": .array(
        group.rows.map { row in
          .object(row.options.map { JSON.Member(key: $0.reading, value: .string($0.option)) })
        }),
    ]
  }
}
