import PolicyEvaluation

/// How much a reader wants to see; the reason is never left out.
package enum Depth: String, Sendable, CaseIterable {
  /// The outcome, what to do next, the rule that decided with its source.
  case summary
  /// And every condition that failed, the papers, the readings.
  case rules
  /// And every rule, status, sum, fact, the edition and the digests.
  case full
}

/// Says an explanation in words: blocks in the order in which a reader asks.
package func narrate(
  _ explanation: Explanation, context: ReportContext, depth: Depth, language: Language
) -> [Block] {
  let narrator = Narrator(explanation, context, language)
  var blocks = narrator.opening() + narrator.openQuestions(depth) + narrator.nextStep()
  blocks += narrator.disputes()
  blocks += narrator.decidingRules(depth)
  guard depth > .summary else {
    return blocks + narrator.readingsInBrief() + narrator.conventions(depth)
  }
  blocks += narrator.transitionRules(depth)
  blocks += narrator.otherRules(depth) + narrator.papers() + narrator.readings(depth)
  blocks += narrator.conventions(depth)
  guard depth > .rules else { return blocks + narrator.dates(depth) }
  return blocks + narrator.statuses() + narrator.dates(depth) + narrator.facts()
    + narrator.edition() + narrator.digests()
}

extension Depth: Comparable {
  package static func < (a: Depth, b: Depth) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .summary: 0
    case .rules: 1
    case .full: 2
    }
  }
}

/// One explanation about to be told in one language.
struct Narrator {
  let explanation: Explanation
  let context: ReportContext
  let speaker: Speaker

  init(_ explanation: Explanation, _ context: ReportContext, _ language: Language) {
    self.explanation = explanation
    self.context = context
    self.speaker = Speaker(language, explanation.decision)
  }

  var decision: Decision { explanation.decision }
  var language: Language { speaker.language }

  func heading(_ word: Word) -> Block { .heading(level: 2, speaker.say(word)) }

  func say(_ word: Word, _ arguments: Inline...) -> Inline {
    filled(word.wording[language], arguments)
  }

  /// A section, or nothing where it has nothing to say.
  func section(_ word: Word, _ blocks: [Block]) -> [Block] {
    blocks.isEmpty ? [] : [heading(word)] + blocks
  }

  /// The words a rule gives as its reason, else its title, else its id.
  func because(_ index: Int) -> Inline {
    let rule = decision.program.rules[index]
    return rule.because.map(speaker.text) ?? speaker.name(rule)
  }

  /// A rule as a reader can find it: its title, if it has one, and its id.
  func ruleName(_ index: Int) -> Inline {
    let rule = decision.program.rules[index]
    let id = Inline.code(rule.id)
    return rule.title.map { speaker.text($0) + say(.inBrackets, id) } ?? id
  }
}
