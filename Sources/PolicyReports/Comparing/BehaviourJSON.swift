import PolicyComparison
import PolicyExploration
import PolicyProgram

extension BehaviouralDiff {
  /// What is decided differently, as programs read it.
  ///
  /// - Parameters:
  ///   - from: `POLICY@EDITION` of the first side, for the cases of witnesses.
  ///   - to: the same of the second.
  package func json(from: String, to: String) -> JSON {
    [
      "advice": .string(advice.rawValue), "complete": .bool(isComplete),
      "onlyInFirst": .strings(onlyInFirst), "onlyInSecond": .strings(onlyInSecond),
      "tooLarge": .strings(unasked), "leavesSomethingElse": .strings(aftermath.map(\.procedure)),
      "procedures": .array(
        procedures.map { compared in
          let (id, diff) = (compared.id, compared.diff)
          return [
            "procedure": id.map(JSON.string) ?? .null,
            "presuming": .strings(compared.presuming), "verdict": .string(diff.verdict.rawValue),
            "complete": .bool(diff.isComplete),
            "factsOnlyInFirst": .strings(diff.factsOnlyInA),
            "factsOnlyInSecond": .strings(diff.factsOnlyInB),
            "readingsOfOneSide": .strings(diff.ownReadings),
            "aspects": .array(
              diff.aspects.map { aspect in
                [
                  "aspect": .string(aspect.aspect.rawValue), "daysLeft": .int(aspect.left),
                  "hidden": .int(aspect.hidden),
                  "changes": .array(aspect.changes.map { $0.json(from, to) }),
                ]
              }),
            "regions": .array(compared.regions.map(\.json)),
            "readings": .array(compared.found.effects.map(\.json)),
            "readingsWithoutEffect": .strings(compared.found.idleReadings),
          ]
        }),
    ]
  }
}

extension BehaviourChange {
  fileprivate func json(_ first: String, _ second: String) -> JSON {
    .members([
      ("from", .strings(from)), ("to", .strings(to)),
      ("better", isBetter.map(JSON.bool) ?? .null),
      (
        "days",
        anchors.map {
          [
            "fact": .string($0.fact), "count": .int($0.count), "of": .int($0.total),
            "first": .string($0.first.description), "last": .string($0.last.description),
          ]
        }
      ),
      (
        "when",
        .array(when.map { ["name": .string($0.name), "options": .strings($0.options)] })
      ),
      ("needsReading", .bool(needsReading)), ("rulesOfFirst", .strings(rulesA)),
      ("rulesOfSecond", .strings(rulesB)),
      ("caseOfFirst", witness.map { .string($0.caseText(title: title, policy: first)) }),
      ("caseOfSecond", witnessOfB.map { .string($0.caseText(title: title, policy: second)) }),
    ])
  }

  private var title: String {
    "\(aspect.rawValue): \(from.joined(separator: ", ")) or \(to.joined(separator: ", "))"
  }
}
