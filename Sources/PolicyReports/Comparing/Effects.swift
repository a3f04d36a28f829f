import PolicyComparison
import PolicyExploration
import PolicyProgram

/// What the written changes do, as far as the decisions that differ read them.
struct Effects {
  /// A written change is known by its part and by what about it changed.
  private struct Key: Hashable {
    let part: Part
    let kind: StructuralChange.Kind
  }

  private var effects: [Key: [BehaviourChange]] = [:]
  /// Everything was looked at, and nobody is decided differently.
  private let isIdle: Bool
  /// Procedures of which that is so.
  private let idle: Set<String>
  private let language: Language

  init(_ behaviour: BehaviouralDiff?, _ structure: StructuralDiff, _ language: Language) {
    self.language = language
    isIdle = behaviour.map { $0.isEmpty && $0.isComplete } ?? false
    let all = behaviour?.procedures ?? []
    let loud = Set(all.filter { !$0.isEmpty || !$0.diff.isComplete }.map(\.id))
    idle = Set(all.map(\.id).filter { !loud.contains($0) }.compactMap(\.self))
      .subtracting((behaviour?.aftermath ?? []).map(\.procedure))
    for compared in all {
      for change in compared.diff.aspects.flatMap(\.changes) {
        for cause in structure.changes(behind: change, in: compared) {
          effects[Key(part: cause.part, kind: cause.kind), default: []].append(change)
        }
      }
    }
  }

  /// What a written change touches, in one line; nil: nothing is known.
  func line(_ change: StructuralChange) -> Inline? {
    guard change.weight == .rules else { return nil }
    // Why: the two sides are asked about the same case, whichever edition would govern it.
    if change.part == .edition, change.isOfGovernance { return language.tell(.governsOnly) }
    if change.isOfAftermath { return language.tell(.leavesOtherwise) }
    if change.kind == .changed(.presumed), change.from == nil || change.to == nil {
      return isIdle ? language.tell(.presumedAlone) : nil
    }
    // Why: what stands inside a procedure is read by no other.
    if isIdle || change.part.procedure.map(idle.contains) == true {
      return language.tell(.noCase)
    }
    let found = effects[Key(part: change.part, kind: change.kind)] ?? []
    guard !found.isEmpty else { return nil }
    let lines = found.prefix(4).map { effect in
      let mark: Mark =
        switch effect.isBetter {
        case true?: .holds
        case false?: .fails
        case nil: .value
        }
      return Inline(mark.sign, .verdict(mark)) + " "
        + language.tell(
          .changes, language.name(effect.aspect), words(effect.from), words(effect.to))
    }
    return language.tell(.touches, lines.joined(by: language.tell(.then)))
  }

  private func words(_ words: [String]) -> Inline {
    words.isEmpty
      ? language.tell(DiffWord.absent)
      : words.map { Inline.code($0) }.joined(by: language.say(.listComma))
  }
}

extension Language {
  /// What the second side is against the first.
  func name(_ verdict: BehaviourDiff.Verdict) -> Inline {
    switch verdict {
    case .equivalent: tell(DiffWord.verdictEquivalent)
    case .stricter: tell(DiffWord.verdictStricter)
    case .laxer: tell(DiffWord.verdictLaxer)
    case .incomparable: tell(DiffWord.verdictIncomparable)
    case .unknown: tell(DiffWord.verdictUnknown)
    }
  }

  /// What an aspect of a decision is called.
  func name(_ aspect: BehaviourDiff.Aspect) -> Inline {
    switch aspect {
    case .outcome: say(.outputOutcome)
    case .to: say(.outputTo)
    case .continuity: say(.outputContinuity)
    case .validity: say(.outputValidity)
    case .papers: tell(DiffWord.paper)
    case .fee: say(.outputFee)
    case .completion: say(.outputCompletedBy)
    case .status: tell(DiffWord.status)
    }
  }
}

extension StructuralDiff {
  /// The written changes behind one kind of difference: what the deciding rules read, and of that
  /// what came out otherwise for the applicant; if nothing did, all that is read.
  func changes(
    behind change: BehaviourChange, in compared: BehaviouralDiff.Compared
  ) -> [StructuralChange] {
    changes(
      behind: Contrast(change), in: compared.id, rules: (change.rulesA, change.rulesB),
      presuming: compared.presuming, Bearing(change, compared.diff))
  }

  /// The same for the applicants of one region.
  func changes(
    behind contrast: Contrast, in id: String?, presuming: [String], _ story: RegionStory
  ) -> [StructuralChange] {
    func rules(_ rest: [String]) -> [String] {
      rest.filter { $0.hasPrefix("rule.") }.map { String($0.dropFirst("rule.".count)) }
    }
    return changes(
      behind: contrast, in: id, rules: (rules(story.restOfFirst), rules(story.restOfSecond)),
      presuming: presuming, Bearing(contrast.aspect, story.applicants.first))
  }

  private func changes(
    behind contrast: Contrast, in id: String?, rules: (from: [String], to: [String]),
    presuming: [String], _ bearing: Bearing
  ) -> [StructuralChange] {
    let outputs: [OutputName] =
      switch contrast.aspect {
      case .validity: [.validityStarts, .validityEnds]
      case .fee: [.fee]
      case .completion: [.completedBy]
      case .outcome, .to, .continuity, .papers, .status: []
      }
    let isPaper = contrast.aspect == .papers
    let names = isPaper ? contrast.from + contrast.to : []
    let papers = names.flatMap { $0.split { "|+".contains($0) }.map(String.init) }
    let read = changesRead(
      in: id, outputs: outputs, rules: isPaper ? ([], []) : rules, papers: Set(papers),
      presuming: presuming)
    let found = read.filter(bearing.bears)
    return found.isEmpty ? read : found
  }
}

extension StructuralChange {
  /// Whether it says which cases come under the edition.
  fileprivate var isOfGovernance: Bool {
    switch kind {
    case .changed(.inForceFrom), .changed(.inForceUntil), .changed(.governedBy): true
    default: false
    }
  }
}
