import CivilTime
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicyReports
import PolicyValues

/// The answer where no edition could be chosen: nothing is decided, and what is missing is asked for.
struct NoEdition {
  let policy: String
  /// nil: the day that would choose is itself unknown.
  let governingDay: CivilDate?
  let reason: Undetermined
  let latest: EditionFile
  let asked: AskedCase

  /// A decision in which nothing is said but why.
  var json: JSON {
    let digests = PackDigests(store: asked.store).digests(of: latest)
    let because: JSON = [
      "output": "outcome", "why": .string(reason.why.rawValue), "facts": .strings(needed),
      "rules": [], "readings": .strings(reason.readings),
    ]
    return [
      "policy": .string(policy), "edition": nil,
      "procedure": asked.procedure.map(JSON.string) ?? .null, "outcome": nil, "to": nil,
      "rules": [], "status": ["before": nil, "after": nil], "validity": nil, "continuity": nil,
      "materials": ["required": [], "missing": [], "judged": false], "fee": nil, "completedBy": nil,
      "record": [:],
      "windows": [], "sensitivity": [], "sameUnderEveryReading": nil, "undetermined": [because],
      "presumed": [],
      "digest": [
        "policy": digests.policy.map(JSON.string) ?? .null, "calendar": nil,
        "engine": .string(engineVersion),
      ],
    ]
  }

  func blocks(_ language: Language) -> [Block] {
    let checked = asked.store.checked(latest).value
    let questions = needed.compactMap { name in
      checked?.scope.facts[name].map { (fact: name, ask: $0.spec.ask ?? $0.spec.label) }
    }
    let context = ReportContext(
      caseTitle: asked.written.title, casePath: asked.file.path,
      policyTitle: Wording(zh: policy, en: policy))
    let readings = reason.readings.compactMap { checked?.scope.readings[$0] }
    return narrateNoEdition(
      governingDay, questions: questions, readings: readings, context: context, language: language)
      + (governingDay == nil ? [] : editions(language))
  }

  // MARK: Parts

  /// The facts to be asked for; in a procedure `day` is the day of the request.
  private var needed: [String] {
    let request = "request.date"
    let hasRequest = asked.store.checked(latest).value?.scope.facts[request] != nil
    guard asked.procedure != nil, hasRequest else { return reason.facts }
    return reason.facts.reduce(into: []) { names, fact in
      let name = fact == "day" ? request : fact
      if !names.contains(name) { names.append(name) }
    }
  }

  /// The editions that there are, where the day falls outside all of them.
  private func editions(_ language: Language) -> [Block] {
    let columns: [Inline] = language == .zh ? ["版本", "施行期间"] : ["edition", "in force"]
    return [
      .table(
        columns: columns,
        rows: asked.store.editions(of: policy).map { edition in
          [.code(edition.edition), Inline(span(edition.from, edition.until, language))]
        })
    ]
  }
}

/// The days from one to another, in words; the last may never come.
func span(_ from: CivilDate, _ until: CivilDate, _ language: Language) -> String {
  let isOpen = until.packed >= PackedDay.never
  switch language {
  case .zh: return isOpen ? "\(from) 起" : "\(from) 至 \(until)"
  case .en: return isOpen ? "from \(from)" : "\(from) to \(until)"
  }
}

extension AskedCase {
  /// What was applied for, as the arguments say, else the case.
  var procedure: String? { options.procedure ?? written.procedure?.value }
}
