import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues
import SourceText

/// Says a strip of filing days: until when to file and what comes else, the strip drawn, and each of
/// its stretches with the rule, the place and the arithmetic of its first day.
package func narrate(
  _ strip: Strip, context: StripContext, language: Language
) -> [Block] {
  StripNarrator(strip, context, language).blocks
}

/// One strip about to be told in one language.
struct StripNarrator {
  let strip: Strip
  let context: StripContext
  let language: Language
  /// By piece, who tells its first and its last day.
  private let narrators: [(first: Narrator, last: Narrator)?]

  init(_ strip: Strip, _ context: StripContext, _ language: Language) {
    self.strip = strip
    self.context = context
    self.language = language
    narrators = strip.pieces.map { piece in
      guard case .decided(let first, let last) = piece.content else { return nil }
      // Why: what is told of a stretch is read off its decisions; the trees of steps are not needed.
      func narrator(_ decision: Decision) -> Narrator {
        Narrator(
          Explanation(decision: decision, rules: [], statuses: [], requirements: [], dates: []),
          context.report, language)
      }
      return (narrator(first), narrator(last))
    }
  }

  var blocks: [Block] {
    let drawing = StripDrawing(strip: strip, filed: context.filed, language: language)
    var blocks = opening + fileBy
    blocks += [.heading(level: 2, language.say(.headingStrip))] + drawing.block
    blocks += [.heading(level: 2, language.say(.headingPieces)), .reasons(pieces)]
    return blocks + remarks
  }

  private func say(_ word: CaseWord, _ arguments: Inline...) -> Inline {
    filled(word.wording[language], arguments)
  }

  private func day(_ date: CivilDate) -> Inline { Inline(date.description) }

  // MARK: Opening

  private var opening: [Block] {
    let procedure = narrators.lazy.compactMap { $0?.first.decision.program.procedure }.first
    let subject = procedure.map { Inline($0.title[language]) } ?? ""
    let title = context.report.caseTitle.map { Inline($0) } ?? say(.stripTitle, subject)
    let line = say(.stripSubject, day(strip.from), day(strip.until), subject)
    return [.heading(level: 1, title), .paragraph(line)]
  }

  /// For each stretch that is accepted, its last day and what comes after it.
  private var fileBy: [Block] {
    let accepted = strip.pieces.indices.filter { isAccepted($0) }
    guard !accepted.isEmpty else {
      if strip.pieces.contains(where: { $0.first?.output(.outcome).known == nil }) {
        return section([.paragraph(say(.cannotSay, day(strip.from), day(strip.until)))])
      }
      return section([.paragraph(say(.neverAccepted, day(strip.from), day(strip.until)))])
    }
    let lines = accepted.compactMap { index -> Inline? in
      guard strip.pieces.indices.contains(index + 1) else { return nil }
      let next = strip.pieces[index + 1]
      return change(from: index, to: index + 1).map { change in
        say(
          .fileBy, day(strip.pieces[index].until).with(.emphasis), day(next.from), change)
      }
    }
    guard lines.isEmpty else { return section([.list(lines)]) }
    return section([.paragraph(say(.alwaysAccepted, day(strip.from), day(strip.until)))])
  }

  private func section(_ blocks: [Block]) -> [Block] {
    [.heading(level: 2, language.say(.headingFileBy))] + blocks
  }

  private func isAccepted(_ index: Int) -> Bool {
    let outcome = strip.pieces[index].first?.output(.outcome).known
    return outcome == EngineChoices.accepted || outcome == EngineChoices.incomplete
  }

  /// What a stretch says that the one before it did not; nil where only the rule is another.
  private func change(from old: Int, to new: Int) -> Inline? {
    guard let before = narrators[old]?.last, let after = narrators[new]?.first else {
      return outcome(new)
    }
    var parts: [Inline] = []
    let (x, y) = (before.decision, after.decision)
    if x.output(.outcome) != y.output(.outcome) || x.output(.to) != y.output(.to) {
      parts.append(after.outcomeWords)
    }
    if x.output(.continuity) != y.output(.continuity), let effect = after.value(.continuity) {
      parts.append(say(.continuityIs, effect))
    }
    if x.output(.fee) != y.output(.fee), let fee = after.fee { parts.append(say(.feeIs, fee)) }
    if x.required != y.required, isAccepted(new) { parts.append(say(.papersAre, papers(after))) }
    return parts.isEmpty ? nil : parts.joined(by: language == .zh ? "；" : "; ")
  }

  // MARK: Pieces

  private var pieces: [Reason] {
    strip.pieces.indices.map { index in
      let piece = strip.pieces[index]
      let number = Inline(String(index + 1))
      let text =
        piece.count == 1
        ? say(.pieceOfOneDay, number, day(piece.from))
        : say(.piece, number, day(piece.from), day(piece.until), Inline(String(piece.count)))
      return Reason(
        id: "piece.\(index + 1)", mark: mark(piece), text: text, detail: outcome(index),
        notes: notes(index), children: edge(index))
    }
  }

  private func mark(_ piece: Strip.Piece) -> Mark {
    switch piece.first?.output(.outcome).known {
    case EngineChoices.accepted: .holds
    case nil: .open
    default: .fails
    }
  }

  private func outcome(_ index: Int) -> Inline {
    switch strip.pieces[index].content {
    case .decided: narrators[index]?.first.outcomeWords ?? ""
    case .noEdition: say(.noEdition)
    case .impossible: say(.impossible)
    }
  }

  private func notes(_ index: Int) -> [Inline] {
    guard let (first, last) = narrators[index] else { return [] }
    let decision = first.decision
    var lines = decision.decidingRules.map { rule in
      say(.decidedBy, first.ruleName(rule), first.because(rule))
        + first.say(.inBrackets, first.speaker.place(decision.program.rules[rule].basis))
    }
    if let validity = first.validity {
      let end = last.validity ?? validity
      lines.append(
        validity == end ? say(.validityIs, validity) : say(.validityMoves, validity, end))
    }
    if let effect = first.value(.continuity) {
      let days = (decision.gap?.days, last.decision.gap?.days)
      if let from = days.0, let until = days.1 {
        lines.append(say(.continuityMoves, effect, Inline(String(from)), Inline(String(until))))
      } else {
        lines.append(say(.continuityIs, effect))
      }
    }
    if let fee = first.fee { lines.append(say(.feeIs, fee)) }
    if isAccepted(index), !decision.required.isEmpty {
      lines.append(say(.papersAre, papers(first)))
    }
    if decision.output(.outcome).known == EngineChoices.incomplete {
      let names = decision.missing.map { first.speaker.name(decision.program.requirements[$0]) }
      lines.append(say(.missingAre, language.both(names)))
    }
    return lines + open(first)
  }

  /// What keeps the outcome open.
  private func open(_ narrator: Narrator) -> [Inline] {
    narrator.decision.undetermined.filter { $0.output == OutputName.outcome.key }.flatMap {
      [narrator.why($0.reason)] + $0.reason.facts.map(narrator.question)
    }
  }

  private func papers(_ narrator: Narrator) -> Inline {
    let program = narrator.decision.program
    return language.both(
      narrator.decision.required.map { narrator.speaker.name(program.requirements[$0]) })
  }

  /// Why a stretch begins where it does.
  private func edge(_ index: Int) -> [Reason] {
    let piece = strip.pieces[index]
    guard index > 0 else { return [] }
    let old = strip.pieces[index - 1]
    guard let after = piece.first, let before = old.last,
      after.program.edition == before.program.edition
    else { return editionEdge(piece) }
    guard let speaker = narrators[index]?.first.speaker else { return [] }
    let sums = SumTree(speaker)
    let terms = turningTerms(from: before, to: after)
    if terms.isEmpty, before.gap == nil, after.gap != nil, let from = after.program.gapFrom {
      let step = explainValue(from, of: after, stepID: "piece.\(index + 1).gap")
      return [sums.named(say(.edgeGap), step)]
    }
    return terms.map { id in
      let stepID = "piece.\(index + 1).edge"
      guard let edge = turningEdge(id, after.program, after) else {
        return Reason(
          id: stepID, mark: .value, text: speaker.condition(id).sentence,
          notes: [.place(after.program[id].place.place)])
      }
      let step = explainValue(edge, of: after, stepID: stepID)
      let reason = sums.named(speaker.turn(id, at: edge), step)
      return Reason(
        id: reason.id, mark: .value, text: reason.text, detail: reason.detail,
        notes: [.place(turningPlace(id, at: edge, after.program).place)] + reason.notes,
        children: reason.children)
    }
  }

  private func editionEdge(_ piece: Strip.Piece) -> [Reason] {
    guard let decision = piece.first else {
      if case .noEdition = piece.content {
        return [Reason(mark: .value, text: say(.edgeNoEdition, day(piece.from)))]
      }
      return []
    }
    let place = context.editions[decision.program.edition]?.place?.place ?? ""
    return [
      Reason(
        mark: .value,
        text: say(.edgeEdition, day(piece.from), .code(decision.program.edition), .place(place)))
    ]
  }

  // MARK: Remarks

  private var remarks: [Block] {
    var lines: [Inline] = []
    let facts = narrators.lazy.compactMap { $0?.first.decision.program.facts }.first ?? []
    func name(_ id: String) -> Inline {
      let label = facts.first { $0.id == id }.map { Inline(language.definite($0.label[language])) }
      return language.capitalised(label ?? .code(id))
    }
    for (fact, days) in strip.moving.sorted(by: { $0.key < $1.key }) {
      lines.append(
        days == 0
          ? say(.movesAlong, name(fact)) : say(.movesAlongLater, name(fact), Inline(String(days))))
    }
    lines += strip.staying.map { say(.staysAsStated, name($0)) }
    if !strip.isComplete { lines.append(say(.incomplete)) }
    return lines.map(Block.paragraph)
  }
}

extension Speaker {
  /// What is reached where a comparison turns: the end of a window, or the day compared with.
  func turn(_ id: TermID, at edge: TermID) -> Inline {
    let term = program[id]
    guard case .relative(_, let window) = term.kind else { return noun(edge) }
    let name = say(edge == term.operands[1] ? .firstDayOf : .lastDayOf, windowName(window))
    return Inline(language.bare(name.plain))
  }
}

/// Where that which is reached is written: the window's own line, else the day's.
func turningPlace(_ id: TermID, at edge: TermID, _ program: Program) -> SourceRange {
  guard case .relative(_, let window) = program[id].kind else { return program[edge].place }
  return program.windows[window].basis.place
}
