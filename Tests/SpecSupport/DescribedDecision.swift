import CivilTime
import Diagnostics
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicyValues

/// A decision in the few lines of a ```` ```decision ```` block, each `key: value`.
struct DescribedDecision {
  let answer: Checked<Answer>

  /// What the decision says at a key; `none` where it says nothing.
  func value(at key: String) -> String {
    if key == "complaints" {
      return words(answer.diagnostics.map(\.code.rawValue))
    }
    switch answer.value {
    case .decided(let ruling): return value(at: key, of: ruling)
    case .noEdition(_, let day, let reason, _):
      switch key {
      case "undetermined": return "outcome (\(describe(reason)))"
      case "governing-day": return day?.description ?? "none"
      default: return "none"
      }
    case .refused: return key == "outcome" ? "refused to decide" : "none"
    }
  }

  private func value(at key: String, of ruling: Ruling) -> String {
    let decision = ruling.decision
    let parts = key.split(separator: " ", maxSplits: 1).map(String.init)
    if parts.count == 2 { return named(parts[0], parts[1], decision) }
    switch key {
    case "outcome": return decision.outcome ?? "undetermined"
    case "because": return words(decision.decidingRules.map { decision.program.rules[$0].id })
    case "to": return decision.show(.to)
    case "continuity": return decision.show(.continuity)
    case "gap-days": return decision.gapDays.map { "\($0)" } ?? "none"
    case "validity": return validity(decision)
    case "fee": return decision.show(.fee)
    case "completed-by": return decision.show(.completedBy)
    case "status": return decision.showStatus(decision.statusBefore)
    case "status-after": return decision.showStatus(decision.statusAfter)
    case "required": return words(decision.required.map(decision.paperName))
    case "missing": return words(decision.missing.map(decision.paperName))
    case "presumed": return words(decision.presumed)
    case "overlays": return words(decision.program.overlays.map { overlay($0, decision) })
    case "transition":
      let rules = decision.program.transition?.rules ?? []
      return words(decision.transitionRules.map { rules[$0].id })
    case "transition-writes": return words(decision.transitioned.map { transitioned($0, decision) })
    case "validity-over": return decision.isOverWhenGranted ? "yes" : "no"
    case "sensitive": return sensitivity(decision)
    case "same-under-every-reading":
      return decision.isSameUnderEveryReading.map { $0 ? "yes" : "no" } ?? "unknown"
    case "undetermined":
      return words(decision.undetermined.map { "\($0.output) (\(describe($0.reason)))" })
    case "edition": return ruling.edition.edition
    case "editions":
      return words(
        ruling.paths.map { path in
          let options = path.options.map { "\($0.reading) is \($0.option)" }
          return "\(options.joined(separator: " ")) (\(path.edition ?? "none"))"
        })
    case "governing-day": return ruling.governingDay?.description ?? "none"
    default: return "`\(key)` means nothing in a decision"
    }
  }

  private func named(_ kind: String, _ name: String, _ decision: Decision) -> String {
    let program = decision.program
    switch kind {
    case "writes":
      let value = decision.show(.record(name))
      return value
    case "window":
      guard let window = program.windows.first(where: { $0.id == name }) else { return "none" }
      return "\(day(window.opens, decision)) to \(day(window.closes, decision))"
    case "rule":
      guard let index = program.rules.firstIndex(where: { $0.id == name }) else { return "none" }
      return standing(explain(decision).rules[index], program)
    case "cites":
      return basis(name, program).map { words($0.citations.map(describe)) } ?? "none"
    case "replaces":
      return basis(name, program).map { words($0.replaced.map(\.text)) } ?? "none"
    default: return "`\(kind)` means nothing in a decision"
    }
  }

  /// `ID applies (PATH replaces TEXT, PATH)`.
  private func overlay(_ overlay: Overlay, _ decision: Decision) -> String {
    let applies = decision.applies(overlay).map { $0 ? "applies" : "does not apply" } ?? "open"
    let changes = overlay.changes.map { change in
      change.basis.replaced.first.map { "\(change.path) replaces \($0.text)" } ?? change.path
    }
    return "\(overlay.id) \(applies) (\(words(changes)))"
  }

  private func transitioned(_ change: (fact: String, value: Int32), _ decision: Decision) -> String
  {
    let type = decision.program.facts.first { $0.id == change.fact }?.type
    if case .date? = type { return "\(change.fact) \(CivilDate(packed: change.value))" }
    if case .choice(let id)? = type, let word = decision.program.choices[id]?.names(change.value) {
      return "\(change.fact) \(words(word))"
    }
    return "\(change.fact) \(change.value)"
  }

  private func basis(_ name: String, _ program: Program) -> Basis? {
    program.rules.first { $0.id == name }?.basis ?? program.windows.first { $0.id == name }?.basis
      ?? program.definitions.first { $0.id == name }?.basis
      ?? program.requirements.first { $0.id == name }?.basis
  }

  private func standing(_ step: Step, _ program: Program) -> String {
    switch step.verdict {
    case .holds: return "stands"
    case .fails: return "does not apply"
    case .open: return "open"
    case .value: return "a value"
    case .defeated:
      let by = step.children.compactMap { child -> String? in
        if case .defeat(let index) = child.kind { program.rules[index].id } else { nil }
      }
      return "defeated by \(words(by))"
    }
  }

  private func validity(_ decision: Decision) -> String {
    let (from, until) = (decision.show(.validityStarts), decision.show(.validityEnds))
    return from == "none" && until == "none" ? "none" : "\(from) to \(until)"
  }

  private func day(_ term: TermID, _ decision: Decision) -> String {
    let ends = decision[decision.program[term].register]
    return ends.value.map { CivilDate(packed: $0).description } ?? "unknown"
  }

  private func sensitivity(_ decision: Decision) -> String {
    let program = decision.program
    return words(
      decision.sensitivity.map { change in
        let reading = program.readings[change.reading]
        let option = reading.options[change.option].id
        let keys = change.changes.map { $0.output?.reportKey ?? "status" }
        var seen: Set<String> = []
        let once = keys.filter { seen.insert($0).inserted }
        let edition = change.edition.map { " by \($0)" } ?? ""
        return "\(reading.id) is \(option)\(edition) (\(once.joined(separator: " ")))"
      })
  }

  private func describe(_ citation: Citation) -> String {
    citation.source.id + (citation.article.map { "#\($0)" } ?? "")
      + " (\(citation.confidence.rawValue))"
  }

  private func describe(_ reason: Undetermined) -> String {
    let names = reason.facts + reason.rules + reason.readings
    return ([reason.why.rawValue] + names).joined(separator: " ")
  }

  private func words(_ words: [String]) -> String {
    words.isEmpty ? "none" : words.joined(separator: ", ")
  }
}
