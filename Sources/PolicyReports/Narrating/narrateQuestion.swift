import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Says why a fact is asked for: what it can still separate, answer by answer, and which rules ask.
package func narrate(
  _ question: NextQuestion, _ decision: Decision, language: Language
) -> [Block] {
  let speaker = Speaker(language, decision)
  func say(_ word: CaseWord, _ arguments: Inline...) -> Inline {
    filled(word.wording[language], arguments)
  }
  let program = decision.program
  let type = program.facts[question.fact].type
  var blocks: [Block] = [.paragraph(whyAsked(question, decision, language: language))]
  let answers = question.answers.map { answer in
    say(
      .answerLeaves, speaker.value(answer.value, type), outcomes(answer.outcomes, speaker))
  }
  if !answers.isEmpty { blocks.append(.list(answers)) }
  let rules = question.rules.map { index in
    let rule = program.rules[index]
    let because = rule.because.map { Inline($0[language]) } ?? speaker.name(rule)
    return say(.ruleAsks, .code(rule.id), because, .place(rule.basis.place.place))
  }
  if !rules.isEmpty { blocks += [.paragraph(say(.rulesAsk)), .list(rules)] }
  return blocks
}

/// In one sentence, what a question can still separate.
package func whyAsked(
  _ question: NextQuestion, _ decision: Decision, language: Language
) -> Inline {
  let speaker = Speaker(language, decision)
  guard question.output == .outcome else {
    guard let output = question.output else {
      return Inline(CaseWord.askedForPapers.wording[language])
    }
    let name = speaker.outputName(output)
    return filled(CaseWord.askedForOutput.wording[language], [name])
  }
  let possible = outcomes(question.outcomes, speaker)
  let word: CaseWord = question.mayStayOpen ? .canStillSeparateOrNot : .canStillSeparate
  return filled(word.wording[language], [possible])
}

/// Outcomes as words, in the order of the list.
private func outcomes(_ mask: Int32, _ speaker: Speaker) -> Inline {
  let bits = EngineChoices.outcomes.indices.map { Int32(1) << Int32($0) }.filter { mask & $0 != 0 }
  guard !bits.isEmpty else { return speaker.say(.outcomeOpen) }
  return speaker.language.either(
    bits.map { speaker.value($0, .choice(EngineChoices.outcome)) })
}
