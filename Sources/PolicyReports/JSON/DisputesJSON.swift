import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// What is in dispute, as an object: the facts with who says what, and the combinations that matter.
struct DisputesJSON {
  let disputes: Disputes
  let context: ReportContext

  init(_ disputes: Disputes, _ context: ReportContext) {
    self.disputes = disputes
    self.context = context
  }

  var json: JSON {
    ["facts": .array(disputes.facts.map(fact)), "combinations": combinations]
  }

  private func fact(_ fact: Disputes.Fact) -> JSON {
    [
      "fact": .string(fact.spec.id), "moot": .bool(fact.isMoot),
      "values": .array(
        fact.values.map { value in
          [
            "value": plain(value.value, fact.spec.type),
            "parties": .array(value.parties.map { $0.map(JSON.string) ?? "case" }),
            "place": .string(value.place.place),
          ]
        }),
    ]
  }

  private var combinations: JSON {
    let deciding = disputes.facts.indices.filter { !disputes.facts[$0].isMoot }
    guard !deciding.isEmpty else { return [] }
    return .array(
      disputes.combinations.map { combination in
        let values = deciding.map { index -> (String, JSON?) in
          let fact = disputes.facts[index]
          return (
            fact.spec.id, plain(fact.values[combination.values[index]].value, fact.spec.type)
          )
        }
        guard let decision = combination.decision else {
          return ["facts": .members(values), "outcome": nil, "impossible": true]
        }
        let json = DecisionJSON(decision, context)
        return [
          "facts": .members(values), "edition": .string(decision.program.edition),
          "outcome": decision.outcome.map(JSON.string) ?? .null, "to": json.word(.to),
          "rules": .strings(decision.decidingRules.map { decision.program.rules[$0].id }),
          "validity": json.validity, "continuity": json.continuity, "fee": json.fee,
        ]
      })
  }

  private func plain(_ value: Int32, _ type: ValueType) -> JSON {
    let decision = disputes.combinations.lazy.compactMap(\.decision).first
    return decision.map { DecisionJSON($0, context).plain(value, type) } ?? .null
  }
}
