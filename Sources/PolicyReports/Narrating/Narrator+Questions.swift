import PolicyEvaluation
import PolicyProgram

// What cannot be said, why, and what is still needed.
extension Narrator {
  func openQuestions(_ depth: Depth) -> [Block] {
    let groups = reasons()
    guard !groups.isEmpty else { return [] }
    let lines = groups.map { group in
      Reason(
        mark: .open, text: language.both(group.outputs.map { speaker.outputName(key: $0) }),
        detail: why(group.reason), children: needed(group.reason))
    }
    return section(.headingOpen, [.reasons(lines)])
  }

  private struct Group {
    var outputs: [String]
    let reason: Undetermined
  }

  /// Outputs that wait for the same are told together.
  private func reasons() -> [Group] {
    var groups: [Group] = []
    for (output, reason) in decision.undetermined {
      if let known = groups.firstIndex(where: { $0.reason == reason }) {
        groups[known].outputs.append(output)
      } else {
        groups.append(Group(outputs: [output], reason: reason))
      }
    }
    return groups
  }

  func why(_ reason: Undetermined) -> Inline {
    switch reason.why {
    case .needs: say(.whyNeeds)
    case .gap: say(.whyGap)
    case .conflict: say(.whyConflict)
    case .calendar: say(isCalendarUnknown ? .whyCalendar : .noSuchDay)
    case .silent: say(.whySilent)
    case .reading: say(.whyReading)
    case .edition: say(.whyEdition)
    }
  }

  /// Whether a sum waits for a notice, rather than for a day that its month does not have.
  private var isCalendarUnknown: Bool {
    let open = decision.program.veils.filter { decision[$0.key].isOpen }.map(\.value)
    return open.isEmpty
      || open.contains { if case .calendar = $0 { true } else { false } }
  }

  private func needed(_ reason: Undetermined) -> [Reason] {
    var lines = reason.facts.map { Reason(mark: .open, text: question($0)) }
    lines += reason.rules.map { id -> Reason in
      guard let index = decision.program.rules.firstIndex(where: { $0.id == id }) else {
        return Reason(mark: .holds, text: .code(id))
      }
      let rule = decision.program.rules[index]
      return Reason(
        id: "rule.\(id)", mark: .holds, text: ruleName(index), detail: because(index),
        notes: speaker.basis(rule.basis))
    }
    lines += reason.readings.compactMap { id -> Reason? in
      guard let reading = decision.program.readings.first(where: { $0.id == id }) else {
        return nil
      }
      return Reason(
        id: "reading.\(id)", mark: .open,
        text: say(.question, speaker.text(reading.ask), .code(id)),
        detail: language.either(reading.options.map { speaker.text($0.label) }),
        notes: [speaker.place(reading.basis)])
    }
    if reason.why == .silent { lines += silences() }
    if reason.why == .calendar { lines += unknownSums() }
    return lines
  }

  /// The sums that leave the calendar, or meet a month without such a day.
  private func unknownSums() -> [Reason] {
    let program = decision.program
    var seen: Set<String> = []
    return program.terms.indices.compactMap { index -> Reason? in
      let id = TermID(index)
      let term = program[id]
      guard case .shift = term.kind, let veil = program.veils[term.register],
        speaker.known(id).isOpen, seen.insert(term.place.place).inserted
      else { return nil }
      let isMissingDay = if case .missingDay = veil { true } else { false }
      return Reason(
        mark: .open, text: SumTree(speaker).line(id).value,
        detail: isMissingDay && isCalendarUnknown ? say(.noSuchDay) : nil,
        notes: [.place(term.place.place)])
    }
  }

  /// The places where the policy says that the sources are silent.
  private func silences() -> [Reason] {
    let places = decision.program.inputs.compactMap { input -> Inline? in
      if case .silent(let place) = input { .place(place.place) } else { nil }
    }
    return unique(places).map { Reason(mark: .open, text: $0) }
  }
}
