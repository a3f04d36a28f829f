import CivilTime
import Diagnostics
import PolicyChecking
import PolicyEvaluation
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

extension PolicyStore {
  /// Decides a case: finds the policy, the edition in force and the procedure, binds the facts, asks.
  package func answer(_ written: CaseDecl, _ selection: Selection = Selection()) -> Checked<Answer>
  {
    let written = applying(selection, to: written)
    guard let name = written.policy else {
      return Checked(.refused, [.noPolicy(at: written.range)])
    }
    guard written.tellsHistory else { return answer(written, named: name, selection) }
    let remembered = remembered(written, selection)
    guard let found = remembered.value else { return Checked(.refused, remembered.diagnostics) }
    var selection = selection
    selection.remembered = found.facts
    let answer = answer(found.written, named: name, selection)
    return Checked(answer.value, remembered.diagnostics + answer.diagnostics)
  }

  private func answer(
    _ written: CaseDecl, named name: Located<String>, _ selection: Selection
  ) -> Checked<Answer> {
    let parts = name.value.split(separator: "@", maxSplits: 1).map(String.init)
    let editions = parts.isEmpty ? [] : editions(of: parts[0])
    guard let latest = editions.last else {
      let known = packIDs.compactMap { pack($0) }.flatMap { policies(of: $0) }
      return Checked(.refused, [.unknownPolicy(name, near: known)] + brokenPolicies(parts.first))
    }
    let unmet = unmetNeeds(of: parts[0])
    guard unmet.isEmpty else { return Checked(.refused, unmet) }
    if parts.count == 2 {
      guard let edition = editions.first(where: { $0.edition == parts[1] }) else {
        let unknown = Located(parts[1], at: name.range)
        return Checked(
          .refused,
          [.unknownEdition(unknown, policy: parts[0], known: editions.map(\.edition))])
      }
      return decide(written, edition, governingDay: nil, selection)
    }
    return choosing(among: editions, latest, written, selection)
  }

  /// Complaints of a pack whose policies could not even be read.
  private func brokenPolicies(_ policy: String?) -> [Diagnostic] {
    policy.flatMap { pack(of: $0) }?.diagnostics ?? []
  }

  func applying(_ selection: Selection, to written: CaseDecl) -> CaseDecl {
    let line = SourceFile(path: "command line", text: selection.words)
    func located(_ text: String) -> Located<String> { Located(text, at: line.range(of: text)) }
    let chosen = selection.readings.map {
      ChosenDecl(reading: located($0.0), option: located($0.1))
    }
    let kept = written.readings.filter { old in
      !chosen.contains { $0.reading.value == old.reading.value }
    }
    return CaseDecl(
      title: written.title, policy: selection.policy.map(located) ?? written.policy,
      procedure: selection.procedure.map(located) ?? written.procedure, today: written.today,
      facts: written.facts, papers: written.papers, readings: kept + chosen,
      claims: written.claims, history: written.history,
      spells: written.spells, range: written.range)
  }

  /// Chooses the edition that is in force on the governing day.
  private func choosing(
    among editions: [EditionFile], _ latest: EditionFile, _ written: CaseDecl,
    _ selection: Selection
  ) -> Checked<Answer> {
    if let found = editionInForce(among: editions, latest, written, selection) {
      return decide(written, found.edition, governingDay: found.day, selection)
    }
    let likely = likelyEdition(among: editions, latest, written, selection)
    let prelude = prelude(likely)
    guard let prelude = prelude.value, let governing = prelude.governing,
      let checked = checked(likely).value
    else { return Checked(.refused, checked(likely).diagnostics) }
    var binder = CaseBinder(checked.scope)
    binder.bind(written)
    var input = binder.input.remembering(selection)
    suppose(&input, written, selection)
    let steering = Steering(
      prelude: prelude, governing: governing, input: input, editions: editions,
      readings: checked.scope.readings, usesPresumptions: selection.usesPresumptions)
    if steering.ways.count > 1 {
      return choosing(steering, latest, written, selection, binder.diagnostics)
    }
    let way = steering.way([:])
    guard let edition = way.edition else {
      // Complaints about the case say more than a missing day, which may follow from them.
      if way.day == nil, binder.diagnostics.contains(where: { $0.severity == .error }) {
        return Checked(.refused, binder.diagnostics)
      }
      return Checked(
        .noEdition(
          policy: latest.policy, governingDay: way.day, reason: way.reason, latest))
    }
    return decide(written, edition, governingDay: way.day, selection)
  }

  /// What the caller supposes, then the day.
  private func suppose(_ input: inout CaseInput, _ written: CaseDecl, _ selection: Selection) {
    input.facts.merge(selection.supposed) { $1 }
    if let papers = selection.supposedPapers { input.papers = papers }
    settleDay(&input, written, selection)
  }

  /// In a procedure `day` is the day of the request; for a status it may be given by the caller.
  func settleDay(_ input: inout CaseInput, _ written: CaseDecl, _ selection: Selection) {
    if let day = selection.day {
      input.facts["day"] = CaseInput.StatedFact(value: day.packed, place: nil)
    } else if written.procedure != nil, let request = input.facts["request.date"] {
      input.facts["day"] = request
    } else if input.facts["day"] == nil, let today = written.today {
      input.facts["day"] = CaseInput.StatedFact(value: today.value.packed, place: today.range)
    }
  }

  /// - Parameter steered: readings that choose the edition, which the edition itself may not read.
  func decide(
    _ written: CaseDecl, _ edition: EditionFile, governingDay: CivilDate?, _ selection: Selection,
    steered: [ReadingSpec] = []
  ) -> Checked<Answer> {
    let bound = bound(written, edition, selection, steered: steered)
    guard let found = bound.value else { return Checked(.refused, bound.diagnostics) }
    let decision = found.question.decide(found.input, selection.options)
    return Checked(
      .decided(
        Ruling(
          decision: decision, edition: edition, checked: found.checked,
          governingDay: governingDay)),
      bound.diagnostics)
  }

  /// A case under the names of an edition; nil where its complaints keep it from being decided.
  ///
  /// - Parameter steered: readings that choose the edition, which the edition itself may not read.
  package func bound(
    _ written: CaseDecl, _ edition: EditionFile, _ selection: Selection,
    steered: [ReadingSpec] = []
  ) -> Checked<BoundCase?> {
    let checked = checked(edition)
    guard let policy = checked.value, !checked.hasErrors else {
      return Checked(nil, checked.diagnostics)
    }
    if let procedure = written.procedure,
      !policy.procedures.contains(where: { $0.spec.id == procedure.value })
    {
      let known = policy.procedures.map(\.spec.id)
      return Checked(nil, [.unknownProcedure(procedure, edition: edition.id, near: known)])
    }
    let prelude = prelude(edition)
    let question = question(edition, procedure: written.procedure?.value)
    var binder = CaseBinder(
      policy.scope, readings: (question.value?.program.readings ?? []) + steered)
    binder.bind(written)
    var input = binder.input.remembering(selection)
    suppose(&input, written, selection)
    let claims = CaseBinder.claims(of: written, policy.scope, stated: binder.input.facts)
    var diagnostics = binder.diagnostics + claims.diagnostics
    guard let prelude = prelude.value, let question = question.value else {
      return Checked(nil, diagnostics + prelude.diagnostics + question.diagnostics)
    }
    if selection.usesPresumptions { input = prelude.presuming(input) }
    diagnostics += prelude.violated(input).map { violation($0, prelude, input, written) }
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      return Checked(nil, diagnostics)
    }
    let bound = BoundCase(
      input: input, question: question, prelude: prelude, edition: edition, checked: policy,
      claims: claims.value)
    return Checked(bound, diagnostics)
  }

  /// The complaint about facts that contradict an assumption, at the facts' own places.
  private func violation(
    _ term: TermID, _ prelude: Prelude, _ input: CaseInput, _ written: CaseDecl
  ) -> Diagnostic {
    let program = prelude.program
    var named: [(name: String, value: String)] = []
    var places: [SourceRange] = []
    func walk(_ id: TermID) {
      let term = program[id]
      switch term.kind {
      case .fact(let index):
        let fact = program.facts[index]
        guard !named.contains(where: { $0.name == fact.id }), let value = input.value(of: fact.id)
        else { return }
        named.append((fact.id, show(value, fact, program)))
        if let place = input.facts[fact.id]?.place { places.append(place) }
      case .reading(let index):
        let reading = program.readings[index]
        let bit = input.readings[reading.id] ?? reading.fallback.map { 1 << Int32($0) } ?? 0
        let option = reading.options.indices.first { bit >> Int32($0) & 1 == 1 }
        named.append((reading.id, option.map { "`\(reading.options[$0].id)`" } ?? "open"))
        if let place = written.readings.first(where: { $0.reading.value == reading.id })?.option
          .range
        {
          places.append(place)
        }
      default: term.operands.forEach(walk)
      }
    }
    walk(term)
    let assumption = program[term].place
    return .assumptionViolated(
      assumption.text, facts: named, at: places.first ?? written.range,
      others: places.dropFirst().map { Diagnostic.Label($0, "and this") }, assumption: assumption)
  }

  private func show(_ value: Int32, _ fact: FactSpec, _ program: Program) -> String {
    switch fact.type {
    case .date: CivilDate(packed: value).description
    case .bool: value == 1 ? "true" : "false"
    case .int: "\(value)"
    case .money: "\(value / 100).\(value % 100 < 10 ? "0" : "")\(value % 100) CNY"
    case .choice(let id), .set(let id):
      (program.choices[id]?.names(value) ?? []).map { "`\($0)`" }.joined(separator: ", ")
    }
  }
}

extension CaseInput {
  /// With what a history left on record where nothing else is stated.
  fileprivate func remembering(_ selection: Selection) -> CaseInput {
    var input = self
    input.facts.merge(selection.remembered) { stated, _ in stated }
    return input
  }
}

extension Selection {
  /// The caller's words as one line, so that complaints can point at them.
  fileprivate var words: String {
    let parts =
      [policy.map { "--policy \($0)" }, procedure.map { "--procedure \($0)" }].compactMap { $0 }
      + readings.map { "--reading \($0.0)=\($0.1)" }
    return parts.joined(separator: " ")
  }
}

extension SourceFile {
  /// Where a text first stands; the whole file if it does not.
  fileprivate func range(of text: String) -> SourceRange {
    let needle = Array(text.utf8)
    guard !needle.isEmpty, bytes.count >= needle.count else { return wholeRange }
    for start in 0...(bytes.count - needle.count)
    where Array(bytes[start..<start + needle.count]) == needle {
      return SourceRange(self, start..<start + needle.count)
    }
    return wholeRange
  }
}
