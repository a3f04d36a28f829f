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
      ] + everybody
    }
    return [
      .heading(level: 2, heading), .paragraph(looked), .reasons(stranding.cohorts.map(reason)),
    ] + everybody
  }

  // MARK: Everybody

  /// The same for every option of everything else.
  private var everybody: [Block] {
    guard let profiles = stranding.profiles else { return [] }
    let held = profiles.held.filter { $0.value < PackedDay.never }.sorted { $0.key < $1.key }
    let dates = held.map { fact, day in
      language.tellRegion(
        .days, .code(fact), Inline(CivilDate(packed: day).description))
    }
    var text = language.tellRegion(.everybody)
    if !dates.isEmpty {
      text += language.tellRegion(.held, dates.joined(by: language.say(.listComma)))
    }
    text += language == .zh ? "。" : "."
    if !profiles.isComplete { text += " " + language.tellRegion(.atMostLeft) }
    guard !profiles.cohorts.isEmpty else {
      let nobody = language.tell(DiffWord.strandedNobody)
      return [.paragraph(text + (language == .zh ? "" : " ") + nobody)]
    }
    var reasons = profiles.cohorts.map(reason)
    if profiles.more > 0 {
      let more = language.tellRegion(.moreRegions, Inline(String(profiles.more)))
      reasons.append(Reason(mark: .value, text: more))
    }
    return [.paragraph(text), .reasons(reasons)]
  }

  private func reason(_ cohort: StrandedProfiles.Cohort) -> Reason {
    let contrast = cohort.contrast
    let span = language.tell(
      .strandedPermits, Inline(cohort.from.description), Inline(cohort.until.description))
    let change = language.tell(
      .changes, language.name(contrast.aspect), words(contrast.from), words(contrast.to))
    var text = span + (language == .zh ? "：" : ": ") + change
    if !cohort.conditions.isEmpty {
      let conditions = RegionReport(regions: [], language: language)
        .conditions(cohort.conditions)
      text += language.say(.listComma) + language.tell(.onlyWhere, conditions)
    }
    return Reason(mark: .fails, text: text)
  }

  private func words(_ words: [String]) -> Inline {
    words.map { Inline.code($0) }.joined(by: language.say(.listComma))
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
      "everybody": profiles?.json ?? .null,
    ]
  }
}

extension StrandedProfiles {
  fileprivate var json: JSON {
    [
      "complete": .bool(isComplete), "more": .int(more),
      "held": .array(
        held.sorted { $0.key < $1.key }.map { fact, day in
          [
            "fact": .string(fact),
            "day": .string(
              day >= PackedDay.never ? "never" : CivilDate(packed: day).description),
          ]
        }),
      "cohorts": .array(
        cohorts.map { cohort in
          [
            "startsFrom": .string(cohort.from.description),
            "startsUntil": .string(cohort.until.description),
            "aspect": .string(cohort.contrast.aspect.rawValue),
            "from": .strings(cohort.contrast.from), "to": .strings(cohort.contrast.to),
            "where": .array(
              cohort.conditions.map {
                ["name": .string($0.name), "options": .strings($0.options)]
              }),
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
