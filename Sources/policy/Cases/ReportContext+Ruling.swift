import CivilTime
import PolicyChecking
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicyReports
import PolicyValues

extension ReportContext {
  /// What a report about a ruling says and the engine does not know.
  ///
  /// - Parameter explanation: its workdays name the holiday notices; nil: none are named.
  init(_ ruling: Ruling, of asked: AskedCase, _ explanation: Explanation? = nil) {
    self.init(ruling, asked.store, title: asked.written.title, path: asked.file.path, explanation)
  }

  init(_ ruling: Ruling, of asked: OpenCase) {
    self.init(ruling, asked.store, title: asked.written.title, path: asked.file.path)
  }

  /// - Parameter explanation: as above.
  init(
    _ ruling: Ruling, _ store: PolicyStore, title: String, path: String,
    _ explanation: Explanation? = nil
  ) {
    let checked = ruling.checked
    let digests = PackDigests(store: store)
    self.init(
      caseTitle: title, casePath: path, policyTitle: checked.title,
      inForce: InForce(
        from: ruling.inForce.from, until: ruling.inForce.until, place: checked.inForcePlace),
      governing: checked.governing(ruling),
      notices: explanation.map { holidayNotices(for: ruling, $0, store) } ?? [],
      packs: digests.packs(of: ruling.edition.policy).compactMap(\.declaration?.title),
      digests: digests.digests(of: ruling.edition))
  }
}

extension CheckedEdition {
  /// The day that chose this edition, by the name of its fact.
  fileprivate func governing(_ ruling: Ruling) -> ReportContext.Governing? {
    let label = governingLabel
    guard let day = ruling.governingDay else {
      let never = CivilDate(packed: PackedDay.never)
      return ReportContext.Governing(label: label, date: never, isChosen: true)
    }
    return ReportContext.Governing(label: label, date: day)
  }

  /// What the governing day is called: the fact's label, where it is a fact.
  var governingLabel: Wording {
    if case .fact(let name)? = governedBy?.kind, let fact = scope.facts[name]?.spec {
      return fact.label
    }
    return Wording(zh: "适用规则的日期", en: "day that chooses the edition")
  }
}

/// The holiday notices of the years over which the decision counted workdays.
private func holidayNotices(
  for ruling: Ruling, _ explanation: Explanation, _ store: PolicyStore
) -> [ReportContext.Notice] {
  guard let name = ruling.checked.calendar, let pack = store.pack(of: name) else { return [] }
  let years = workdayYears(explanation)
  return pack.calendars(named: name).value.flatMap { file -> [ReportContext.Notice] in
    guard let year = file.year?.value, years.contains(year) else { return [] }
    return file.notices.compactMap { notice in
      notice.title.map { ReportContext.Notice(year: year, title: $0, place: file.range) }
    }
  }
}

/// The years from the start to the end of every sum in workdays, and of every day moved off a rest day.
private func workdayYears(_ explanation: Explanation) -> Set<Int> {
  let decision = explanation.decision
  var years: Set<Int> = []
  func year(_ id: TermID) -> Int? {
    guard let day = decision[decision.program[id].register].value, day < PackedDay.never else {
      return nil
    }
    return CivilDate(packed: day).year
  }
  func visit(_ step: Step) {
    step.children.forEach(visit)
    guard case .term(let id) = step.kind else { return }
    let term = decision.program[id]
    switch term.kind {
    case .shift(let spec) where spec.workdays != nil: break
    case .rolled, .call("on-or-after-rest"): break
    default: return
    }
    let ends = ([id] + term.operands).compactMap(year)
    if let first = ends.min(), let last = ends.max() { years.formUnion(first...last) }
  }
  explanation.dates.forEach { visit($0.step) }
  return years
}
