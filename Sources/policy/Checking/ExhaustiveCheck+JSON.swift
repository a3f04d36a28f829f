import PolicyExploration
import PolicyPacks
import PolicyReports

extension ExhaustiveCheck {
  /// The look at one edition: how much was asked, what was found, with a case for each finding.
  var json: JSON {
    [
      "edition": .string(edition.id), "questions": .int(survey.sightings.count),
      "unfinished": .int(unfinished),
      "findings": .array(findings.map { $0.json(of: edition.id) }),
      "accepted": .array(
        known.map { finding, entry in
          [
            "code": .string(finding.diagnostic.code.rawValue), "where": .string(finding.subject),
            "reason": .string(entry.reason),
          ]
        }),
    ]
  }
}

extension Finding {
  fileprivate func json(of edition: String) -> JSON {
    .members([
      ("code", .string(diagnostic.code.rawValue)), ("where", .string(subject)),
      ("procedure", program.procedure.map { .string($0.id) }),
      ("message", .string(diagnostic.message)), ("place", diagnostic.primary.range.json),
      ("needsReading", .bool(sighting.needsReading)),
      ("days", sighting.anchors.map(\.json)),
      (
        "witness",
        witness.map { .string($0.caseText(title: diagnostic.message, policy: edition)) }
      ),
    ])
  }
}

extension AnchorCount {
  fileprivate var json: JSON {
    [
      "fact": .string(fact), "count": .int(count), "of": .int(total),
      "from": .string(first.description), "until": .string(last.description),
      "words": .string(words),
    ]
  }
}
