import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Says why a case could not be decided at all: no edition is in force on the governing day, or
/// that day is not known.
///
/// - Parameters:
///   - day: the governing day; nil where it is not known.
///   - questions: what would have to be known, as the facts' own questions with their ids.
///   - readings: what would have to be chosen, since its options lead to editions that decide otherwise.
package func narrateNoEdition(
  _ day: CivilDate?, questions: [(fact: String, ask: Wording)], readings: [ReadingSpec] = [],
  context: ReportContext, language: Language
) -> [Block] {
  let policy = Inline(context.policyTitle[language])
  let blocks: [Block] = [
    .heading(level: 1, context.caseTitle.map { Inline($0) } ?? language.say(.reportTitle, policy)),
    .paragraph(
      language.say(.outcomeOf, policy, language.say(.outcomeOpen).with(.verdict(.open)))),
    .heading(level: 2, language.say(.headingNoEdition)),
    .paragraph(
      day.map { language.say(.noEditionOn, Inline($0.description)) }
        ?? language.say(readings.isEmpty ? .noEditionYet : .noEditionByReading)),
  ]
  guard !questions.isEmpty || !readings.isEmpty else { return blocks }
  let choices = readings.map { reading -> Inline in
    let ask = language.say(.question, Inline(reading.ask[language]), .code(reading.id))
    let options = reading.options.map { Inline($0.label[language]) }
    return language.capitalised(language.say(.factIs, ask, language.either(options)))
  }
  let lines = questions.map {
    language.capitalised(language.say(.question, Inline($0.ask[language]), .code($0.fact)))
  }
  return blocks + [
    .heading(level: 2, language.say(.headingNext)), .paragraph(language.say(.nextAnswer)),
    .list(choices + lines),
  ]
}
