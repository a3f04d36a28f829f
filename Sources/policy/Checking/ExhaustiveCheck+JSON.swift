import CivilTime
import PolicyExploration
import PolicyPacks
import PolicyReports

extension ExhaustiveCheck {
  /// The look at one edition: how much was asked, what was found, with a case for each finding.
  var json: JSON {
    [
      "edition": .string(edition.id), "questions": .int(questions),
      "unfinished": .int(unfinished),
      "findings": .array(findings.map { $0.json(of: edition.id) }),
      "accepted": .array(
        known.map { finding, entry in
          [
            "code": .string(finding.diagnostic.code.rawValue), "where": .string(finding.subject),
            "reason": .string(entry.reason),
          ]
        }),
      "conventions": .array(hinges.map { $0.json(of: edition.id) }),
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

extension Hinge {
  /// One part of what is decided that may hang on a way of counting.
  fileprivate func json(of edition: String) -> JSON {
    let title =
      "`\(subject)` hangs on `\(recounting.convention)`"
    return .members([
      ("convention", .string(recounting.convention)), ("inForce", .string(recounting.inForce)),
      ("other", .string(recounting.other)), ("place", recounting.place.json),
      ("cited", .bool(recounting.isCited)), ("where", .string(subject)),
      ("hangs", isUnknown ? nil : .bool(sighting.isSeen)), ("complete", .bool(isComplete)),
      ("needsReading", .bool(sighting.needsReading)),
      ("days", sighting.isSeen ? sighting.anchors.map(\.json) : nil),
      ("says", told.map { .string($0.inForce) }), ("wouldSay", told.map { .string($0.other) }),
      (
        "filingDays",
        filingDays.isEmpty
          ? nil
          : .array(
            filingDays.map {
              [
                "from": .string(CivilDate(packed: $0.lowerBound).description),
                "until": .string(CivilDate(packed: $0.upperBound).description),
              ]
            })
      ),
      ("witness", sighting.witness.map { .string($0.caseText(title: title, policy: edition)) }),
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
