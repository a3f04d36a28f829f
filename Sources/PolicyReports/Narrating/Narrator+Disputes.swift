import PolicyEvaluation
import PolicyProgram
import PolicyValues

// What parties disagree about, and what hangs on it.
extension Narrator {
  private func say(_ word: CaseWord, _ arguments: Inline...) -> Inline {
    filled(word.wording[language], arguments)
  }

  func disputes() -> [Block] {
    guard let disputes = context.disputes else { return [] }
    var blocks: [Block] = [
      .heading(level: 2, say(.headingDisputes)), .reasons(disputes.facts.map(disputed)),
    ]
    guard disputes.facts.contains(where: { !$0.isMoot }) else {
      return blocks + [.paragraph(say(.allMoot))]
    }
    blocks.append(.paragraph(say(.combinationsThatMatter)))
    return blocks + [table(disputes)]
  }

  private func disputed(_ fact: Disputes.Fact) -> Reason {
    Reason(
      id: "dispute.\(fact.spec.id)", mark: fact.isMoot ? .holds : .open,
      text: speaker.text(fact.spec.label) + say(Word.inBrackets, .code(fact.spec.id)),
      detail: say(fact.isMoot ? .disputeMoot : .disputeDecides),
      notes: fact.values.map { value in
        let parties = value.parties.map { $0.map { Inline($0) } ?? say(.theCase) }
        return say(
          .saidBy, language.both(parties),
          speaker.value(value.value, fact.spec.type, unit: fact.spec.unit),
          .place(value.place.place))
      })
  }

  /// One row for each combination: the values, the outcome with what it gives, the rule.
  private func table(_ disputes: Disputes) -> Block {
    let deciding = disputes.facts.indices.filter { !disputes.facts[$0].isMoot }
    var columns = deciding.map { speaker.text(disputes.facts[$0].spec.label) }
    columns += [say(.columnRule), say(.columnOutcome)]
    let rows = disputes.combinations.map { combination -> [Inline] in
      let values = deciding.map { index -> Inline in
        let fact = disputes.facts[index]
        let value = fact.values[combination.values[index]].value
        return speaker.value(value, fact.spec.type, unit: fact.spec.unit)
      }
      return values + result(combination.decision)
    }
    return .table(columns: columns, rows: rows)
  }

  private func result(_ decision: Decision?) -> [Inline] {
    guard let decision else { return ["–", say(.contradiction)] }
    let narrator = Narrator(explain(decision), context, language)
    var parts = [narrator.outcomeWords]
    if let validity = narrator.validity { parts.append(say(.validityIs, validity)) }
    if let effect = narrator.value(.continuity) { parts.append(say(.continuityIs, effect)) }
    let rules = decision.decidingRules.map { Inline.code(decision.program.rules[$0].id) }
    return [
      rules.isEmpty ? "–" : language.both(rules), parts.joined(by: language == .zh ? "；" : "; "),
    ]
  }
}
