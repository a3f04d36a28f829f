import PolicyEvaluation
import PolicyProgram
import PolicyValues

// Whether other readings of the texts would change the decision.
extension Narrator {
  /// One sentence, with the options that change the outcome itself.
  func readingsInBrief() -> [Block] {
    guard !decision.program.readings.isEmpty else { return [] }
    if isSameThroughout { return section(.headingReadings, [.paragraph(say(.sameUnderAll))]) }
    let flips = decision.sensitivity.filter { change in
      change.changes.contains { $0.output == .outcome || $0.output == .to }
    }
    guard !flips.isEmpty else { return [] }
    return section(
      .headingReadings, [.paragraph(say(.outcomeHangsOn)), .list(flips.map { flip($0) })])
  }

  func readings(_ depth: Depth) -> [Block] {
    let readings = decision.program.readings
    guard !readings.isEmpty else { return [] }
    var blocks: [Block] = [.paragraph(verdictOnReadings)]
    let changes = telling.map(change)
    if !changes.isEmpty { blocks.append(.reasons(changes)) }
    if depth == .full { blocks.append(.reasons(readings.indices.map(chosen))) }
    return section(.headingReadings, blocks)
  }

  /// Whether nothing is open and no reading changes anything.
  private var isSameThroughout: Bool {
    decision.isSameUnderEveryReading == true && decision.undetermined.isEmpty
  }

  /// The options under which something would be said that is not said now.
  private var telling: [Decision.Sensitivity] {
    decision.sensitivity.filter { option in
      option.changes.contains { if case .undetermined = $0.value { false } else { true } }
    }
  }

  private var verdictOnReadings: Inline {
    switch decision.isSameUnderEveryReading {
    case true? where !telling.isEmpty: say(.sameWhereSaidOthersHang)
    case true?: say(isSameThroughout ? .sameUnderAll : .sameWhereSaid)
    case false? where telling.isEmpty: say(.changesOnlyTogether)
    case false?: say(.changesUnderSome)
    case nil where telling.isEmpty: say(.sameOneAtATime)
    case nil: say(.changesUnderSomeOthersUntried)
    }
  }

  // MARK: One option

  private func change(_ change: Decision.Sensitivity) -> Reason {
    let reading = decision.program.readings[change.reading]
    let option = reading.options[change.option]
    var notes: [Inline] = []
    if !change.along.isEmpty {
      notes.append(say(.togetherWith, language.both(change.along.map(choice))))
    }
    if let edition = change.edition { notes.append(say(.editionThen, .code(edition))) }
    let rules = change.rules.map(ruleName) + change.otherRules.map(Inline.code)
    if !rules.isEmpty { notes.append(say(.rulesThen, language.both(rules))) }
    notes += support(reading, option)
    return Reason(
      id: "reading.\(reading.id).\(option.id)", mark: .value,
      text: choice((change.reading, change.option)), detail: effects(change).with(.emphasis),
      notes: notes)
  }

  private func flip(_ change: Decision.Sensitivity) -> Inline {
    let option = decision.program.readings[change.reading].options[change.option]
    let line = say(.flip, choice((change.reading, change.option)), effects(change))
    return option.doubt.map { line + say(.inBrackets, say(.doubt, speaker.text($0))) } ?? line
  }

  /// The question with the option's answer and its id.
  func choice(_ choice: (reading: Int, option: Int)) -> Inline {
    let reading = decision.program.readings[choice.reading]
    let option = reading.options[choice.option]
    let id = option.basis.refs.first ?? "\(reading.id)=\(option.id)"
    return say(.readingIs, speaker.text(reading.ask), speaker.text(option.label))
      + say(.inBrackets, .code(id))
  }

  private func effects(_ change: Decision.Sensitivity) -> Inline { effects(change.changes) }

  /// What would be said otherwise.
  func effects(_ changes: [(output: OutputName?, value: OutputValue)]) -> Inline {
    var parts: [Inline] = []
    let outcome = changes.first { $0.output == .outcome }?.value.known
    if let outcome {
      let target = changes.first { $0.output == .to }?.value.known
      parts.append(speaker.outcome(outcome, to: target))
    }
    for change in changes where outcome == nil || isWorthSaying(change.output, change.value) {
      let name = change.output.map(speaker.outputName) ?? say(.outputStatus)
      parts.append(say(.factIs, name, said(change.value, change.output)))
    }
    return parts.joined(by: language == .zh ? "；" : "; ")
  }

  /// Beside a new outcome: not the outcome again, nor what it no longer calls for.
  private func isWorthSaying(_ output: OutputName?, _ value: OutputValue) -> Bool {
    output != .outcome && output != .to && value != .notDue
  }

  private func said(_ value: OutputValue, _ output: OutputName?) -> Inline {
    switch value {
    case .notDue: return say(.noLongerDue)
    case .undetermined: return say(.undetermined)
    case .value(0) where output == .fee: return say(.noFee)
    case .value(let value):
      let type = output.flatMap { decision.program.output($0)?.type }
      return speaker.value(value, type ?? .choice(EngineChoices.status))
    }
  }

  /// What an option rests on: its texts, else the reading's, and what speaks against it.
  private func support(_ reading: ReadingSpec, _ option: ReadingSpec.Option) -> [Inline] {
    let citations =
      option.basis.citations.isEmpty ? reading.basis.citations : option.basis.citations
    var lines = citations.map(speaker.citation)
    if citations.isEmpty { lines.append(say(.noText)) }
    if let doubt = option.doubt { lines.append(say(.doubt, speaker.text(doubt))) }
    return lines + [speaker.place(option.basis)]
  }

  // MARK: What was chosen

  private func chosen(_ index: Int) -> Reason {
    let reading = decision.program.readings[index]
    let mask = speaker.reading(index)
    let isByCase = decision.input.readings[reading.id] != nil
    let options = reading.options.indices.filter { mask >> Int32($0) & 1 != 0 }
    guard options.count == 1, let option = options.first else {
      return Reason(
        id: "reading.\(reading.id)", mark: .open, text: speaker.text(reading.ask),
        detail: say(.readingOpen), notes: [speaker.place(reading.basis)])
    }
    return Reason(
      id: "reading.\(reading.id)", mark: .value, text: speaker.text(reading.ask),
      detail: speaker.text(reading.options[option].label),
      notes: [say(isByCase ? .chosenByCase : .chosenByDefault)]
        + support(reading, reading.options[option]))
  }
}
