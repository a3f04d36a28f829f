import PolicyComparison
import PolicyExploration
import PolicyProgram
import PolicyValues
import SourceText

/// What two editions decide differently, in words.
struct BehaviourReport {
  let behaviour: BehaviouralDiff
  /// What is written differently, to name causes.
  let structure: StructuralDiff
  let from: ComparedSide
  let to: ComparedSide
  let language: Language

  func blocks() -> [Block] {
    var blocks: [Block] = [
      .heading(level: 2, language.tell(.headingBehaviour)), .paragraph(summary),
    ]
    for compared in behaviour.procedures {
      let (id, diff) = (compared.id, compared.diff)
      let changes = diff.aspects.flatMap(\.changes)
      guard !compared.isEmpty || !diff.isComplete else { continue }
      blocks.append(.heading(level: 2, heading(id, compared.presuming, diff.verdict)))
      var regions = RegionReport(regions: compared.regions, language: language)
      regions.causes = {
        told(structure.changes(behind: $0, in: id, presuming: compared.presuming, $1))
      }
      let reasons =
        changes.map { reason($0, compared, regions) }
        + compared.others.map { other($0, regions) }
      if !reasons.isEmpty { blocks.append(.reasons(reasons)) }
      if let space = regions.space { blocks.append(.paragraph(space)) }
      blocks += ReadingReport(found: compared.found, language: language).blocks
      if let note = unfinished(diff) { blocks.append(.paragraph(note)) }
      if let note = oneSided(diff) { blocks.append(.paragraph(note)) }
    }
    return blocks
  }

  private var summary: Inline {
    var parts: [Inline] = []
    if behaviour.isEmpty {
      parts.append(language.tell(behaviour.isComplete ? .noCase : .noCaseSeen))
    }
    let same = behaviour.procedures.filter { one in
      one.isEmpty && one.diff.isComplete && !behaviour.isPresumedOtherwise(one.id)
    }.map(\.id)
    let (left, rest) = (same.filter(isLeftOtherwise), same.filter { !isLeftOtherwise($0) })
    for (ids, word) in [(rest, DiffWord.sameProcedures), (left, .sameButLeft)]
    where !behaviour.isEmpty && !ids.isEmpty {
      parts.append(language.tell(word, ids.map { name($0) }.joined(by: language.say(.listComma))))
    }
    for presumed in behaviour.procedures where !presumed.presuming.isEmpty {
      let isSame = behaviour.procedures.contains { one in
        one.id == presumed.id && one.presuming.isEmpty && one.isEmpty && one.diff.isComplete
      }
      guard isSame else { continue }
      let facts = language.both(presumed.presuming.map { .code($0) })
      parts.append(language.tell(.sameWhereSaid, name(presumed.id), facts))
    }
    for (ids, side) in [(behaviour.onlyInFirst, from), (behaviour.onlyInSecond, to)]
    where !ids.isEmpty {
      let names = ids.map { Inline.code($0) }.joined(by: language.say(.listComma))
      parts.append(language.tell(.proceduresOnly, names, .code(side.name)))
    }
    if !behaviour.unasked.isEmpty {
      let names = behaviour.unasked.map { Inline.code($0) }.joined(by: language.say(.listComma))
      parts.append(language.tell(.tooLarge, names))
    }
    let advice: DiffWord =
      switch behaviour.advice {
      case .major: .adviceMajor
      case .minor: .adviceMinor
      case .patch: .advicePatch
      case .unknown: .adviceUnknown
      }
    return language.sentences((parts + [language.tell(advice)]).map(language.capitalised))
  }

  private func isLeftOtherwise(_ id: String?) -> Bool {
    id.map(behaviour.leavesOtherwise) ?? false
  }

  private func name(_ id: String?) -> Inline {
    id.map { .code($0) } ?? language.tell(DiffWord.status)
  }

  private func heading(
    _ id: String?, _ presuming: [String], _ verdict: BehaviourDiff.Verdict
  ) -> Inline {
    let facts = language.both(presuming.map { .code($0) })
    guard let id else {
      return presuming.isEmpty
        ? language.tell(.headingDecidedStatus) : language.tell(.headingPresumedStatus, facts)
    }
    let verdict = language.name(verdict)
    return presuming.isEmpty
      ? language.tell(.headingDecided, .code(id), verdict)
      : language.tell(.headingPresumed, .code(id), verdict, facts)
  }

  // MARK: One kind of difference

  private func reason(
    _ change: BehaviourChange, _ compared: BehaviouralDiff.Compared, _ regions: RegionReport
  ) -> Reason {
    var text = told(Contrast(change))
    if let anchors = change.anchors { text += comma + self.anchors(anchors) }
    let conditions = change.when.map { condition in
      let options = condition.options.map { Inline.code($0) }.joined(by: "|")
      return language.tell(.isOneOf, .code(condition.name), options)
    }
    if !conditions.isEmpty {
      text += comma + language.tell(.onlyWhere, language.both(conditions))
    }
    if change.needsReading { text += comma + language.tell(.underAnotherReading) }
    let causes = told(structure.changes(behind: change, in: compared))
    return Reason(
      mark: mark(change.isBetter), text: text, notes: notes(change, compared.diff, causes),
      children: regions.reasons(Contrast(change), told: causes))
  }

  /// What only the regions of the sample permit showed.
  private func other(_ regions: ChangeRegions, _ report: RegionReport) -> Reason {
    Reason(
      mark: mark(regions.contrast.isBetter), text: told(regions.contrast),
      children: report.reasons(regions.contrast))
  }

  private func told(_ contrast: Contrast) -> Inline {
    language.tell(
      .changes, aspect(contrast.aspect), words(contrast.from), words(contrast.to))
  }

  private func mark(_ isBetter: Bool?) -> Mark {
    switch isBetter {
    case true?: .holds
    case false?: .fails
    case nil: .value
    }
  }

  private func notes(
    _ change: BehaviourChange, _ diff: BehaviourDiff, _ causes: [Inline]
  ) -> [Inline] {
    var notes: [Inline] = []
    if let witness = change.witness {
      notes.append(language.tell(.forInstance, .code(witness.summary)))
    }
    for (rules, program, word) in [
      (change.rulesA, diff.a, DiffWord.there), (change.rulesB, diff.b, .here),
    ] where !rules.isEmpty {
      notes.append(language.tell(word, rules.map { rule($0, program) }.joined(by: comma)))
    }
    if !causes.isEmpty { notes.append(language.readsChanges(causes)) }
    return notes
  }

  private func rule(_ id: String, _ program: Program) -> Inline {
    let place = program.rules.first { $0.id == id }?.basis.place.place
    return .code(id) + (place.map { language.say(.inBrackets, .place($0)) } ?? "")
  }

  /// The written changes that bear on somebody, the first of them.
  private func told(_ causes: [StructuralChange]) -> [Inline] { causes.prefix(6).map(cause) }

  private func cause(_ change: StructuralChange) -> Inline {
    let name = language.tell(DiffWord(change.part)) + (change.part.id.map { " " + .code($0) } ?? "")
    guard case .changed(let aspect) = change.kind else { return name }
    return name + " " + language.tell(DiffWord(aspect), .code(aspect.name))
  }

  private func words(_ words: [String]) -> Inline {
    words.isEmpty
      ? language.tell(DiffWord.absent) : words.map { Inline.code($0) }.joined(by: comma)
  }

  private func aspect(_ aspect: BehaviourDiff.Aspect) -> Inline { language.name(aspect) }

  private func anchors(_ anchors: AnchorCount) -> Inline {
    if anchors.isEvery { return language.tell(.onEveryDay, .code(anchors.fact)) }
    return language.tell(
      .onSomeDays, Inline(String(anchors.count)), Inline(String(anchors.total)),
      .code(anchors.fact), Inline(anchors.first.description), Inline(anchors.last.description))
  }

  private func unfinished(_ diff: BehaviourDiff) -> Inline? {
    func names(_ aspects: [AspectDiff]) -> Inline {
      aspects.map { aspect($0.aspect) }.joined(by: language.say(.listComma))
    }
    let left = diff.aspects.filter { $0.left > 0 }
    let hidden = diff.aspects.filter { $0.hidden > 0 }
    guard !left.isEmpty || !hidden.isEmpty else { return nil }
    return language.sentences([
      left.isEmpty ? "" : language.tell(.notEverything, names(left)),
      hidden.isEmpty ? "" : language.tell(.hiddenCases, names(hidden)),
    ])
  }

  private func oneSided(_ diff: BehaviourDiff) -> Inline? {
    let sides = [(diff.factsOnlyInA, from), (diff.factsOnlyInB, to)].filter { !$0.0.isEmpty }
    guard !sides.isEmpty else { return nil }
    return language.sentences(
      sides.map { facts, side in
        let names = facts.map { Inline.code($0) }.joined(by: language.say(.listComma))
        return language.tell(.factsOnly, .code(side.name), names)
      })
  }

  private var comma: Inline { language.say(.listComma) }
}

extension Language {
  func readsChanges(_ causes: [Inline]) -> Inline {
    tell(.readsChanges, causes.joined(by: tell(DiffWord.then)))
  }
}

extension StructuralAspect {
  /// Its own name, where it has one.
  fileprivate var name: String {
    switch self {
    case .gives(let output): output.key
    case .option(let id), .doubt(let id): id
    default: ""
    }
  }
}
