import CivilTime
import PolicyComparison
import PolicyProgram
import PolicyValues

/// Whom a new edition takes something from on its first day, in words.
struct StrandingReport {
  let stranding: Stranding
  let language: Language

  func blocks() -> [Block] {
    let heading = language.tell(.headingStranded, Inline(stranding.effective.description))
    let looked = language.tell(
      .strandedLooked, .code(stranding.procedure.id),
      Inline(stranding.looked.lowerBound.description),
      Inline(stranding.looked.upperBound.description))
    guard !stranding.cohorts.isEmpty else {
      return [
        .heading(level: 2, heading),
        .paragraph(looked + (language == .zh ? "" : " ") + language.tell(.strandedNobody)),
      ]
    }
    return [
      .heading(level: 2, heading), .paragraph(looked), .reasons(stranding.cohorts.map(reason)),
    ]
  }

  private func reason(_ cohort: Stranding.Cohort) -> Reason {
    let span = language.tell(
      .strandedPermits, Inline(cohort.from.description), Inline(cohort.until.description))
    let loss = language.tell(cohort.loss == .window ? .losesWindow : .losesYears)
    return Reason(
      mark: .fails, text: span + (language == .zh ? "：" : ": ") + loss,
      notes: [
        language.tell(DiffWord.from, answer(cohort.before)),
        language.tell(DiffWord.to, answer(cohort.after)),
      ])
  }

  private func answer(_ answer: Stranding.Answer) -> Inline {
    var parts = [Inline.code(answer.outcome ?? "?")]
    if let target = answer.target { parts.append("→ " + .code(target)) }
    if let effect = answer.continuity { parts.append(.code(effect)) }
    let rules = answer.rules.map { Inline.code($0) }.joined(by: ", ")
    let places = answer.rest.map { Inline.place($0.place.place) }.joined(by: ", ")
    let basis = [rules, places].filter { !$0.isEmpty }.joined(by: ", ")
    return parts.joined(by: " ") + (basis.isEmpty ? "" : language.say(.inBrackets, basis))
  }
}

extension Stranding {
  /// The cohorts as programs read them.
  package var json: JSON {
    [
      "effective": .string(effective.description), "procedure": .string(procedure.id),
      "startsLookedAt": [
        "from": .string(looked.lowerBound.description),
        "until": .string(looked.upperBound.description),
      ],
      "cohorts": .array(
        cohorts.map { cohort in
          [
            "startsFrom": .string(cohort.from.description),
            "startsUntil": .string(cohort.until.description),
            "loses": .string(cohort.loss.rawValue),
            "before": cohort.before.json, "after": cohort.after.json,
          ]
        }),
    ]
  }
}

extension Stranding.Answer {
  fileprivate var json: JSON {
    func word(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
    return [
      "outcome": word(outcome), "to": word(target), "continuity": word(continuity),
      "rules": .strings(rules), "places": .strings(rest.map(\.place.place)),
    ]
  }
}
