import CivilTime
import PolicyComparison
import PolicyProgram
import PolicyValues
import SourceText

extension Practice {
  /// The row as programs read it.
  var json: JSON {
    [
      "policy": .string(policy), "edition": .string(edition), "title": words(title),
      "procedure": .string(procedure.id), "starts": .string(starts.description),
      "expires": .string(expires.description), "spans": .array(spans.map(\.json)),
      "channels": .array(
        channels.map { channel in
          [
            "id": .string(channel.id), "label": words(channel.label),
            "accepted": .bool(channel.isAccepted),
            "fee": channel.fee.map { .string(amount($0)) } ?? .null,
            "days": channel.days.map(JSON.int) ?? .null,
          ]
        }),
      "agents": .array(
        agents.map { agent in
          [
            "id": .string(agent.id), "label": words(agent.label),
            "for": .strings(agent.grounds.map(\.rawValue)),
            "relations": .strings(agent.relations.map(\.id)), "othersOpen": .strings(agent.open),
            "sources": .array(agent.rest.map(\.json)),
          ]
        }),
      "fee": fee?.json ?? .null, "completedBy": completion?.json ?? .null,
    ]
  }
}

private func words(_ label: Wording) -> JSON { ["zh": .string(label.zh), "en": .string(label.en)] }

extension Practice.Span {
  fileprivate var json: JSON {
    func word(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
    return [
      "from": .string(from.description), "until": .string(until.description),
      "outcome": word(outcome), "to": word(target), "continuity": word(continuity),
      "status": word(status), "open": .strings(open), "rules": .strings(rules),
      "opens": opens?.json ?? .null, "closes": closes?.json ?? .null,
      "sources": .array(rest.map(\.json)),
    ]
  }
}

extension Practice.Rest {
  fileprivate var json: JSON {
    [
      "text": .string(text), "place": .string(place.place),
      "cites": .array(
        citations.map { citation in
          .members([
            ("source", .string(citation.source.id)),
            ("article", citation.article.map(JSON.string)),
            ("confidence", .string(citation.confidence.rawValue)),
          ])
        }),
    ]
  }
}
