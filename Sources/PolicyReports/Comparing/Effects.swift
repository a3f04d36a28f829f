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
    let quiet = (behaviour?.procedures ?? []).filter { $0.isEmpty && $0.diff.isComplete }
    idle = Set(quiet.compactMap(\.id))
    for compared in behaviour?.procedures ?? [] {
      let (id, diff) = (compared.id, compared.diff)
      for change in diff.aspects.flatMap(\.changes) {
        for cause in structure.changes(behind: change, in: id, diff) {
          effects[Key(part: cause.part, kind: cause.kind), default: []].append(change)
        }
      }
    }
  }

  /// What a written change touches, in one line; nil: nothing is known.
  func line(_ change: StructuralChange) -> Inline? {
    guard change.weight == .rules else { return nil }
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
    behind change: BehaviourChange, in id: String?, _ diff: BehaviourDiff
  ) -> [StructuralChange] {
    guard change.aspect != .papers else { return papers(change, in: id) }
    let outputs: [OutputName] =
      switch change.aspect {
      case .validity: [.validityStarts, .validityEnds]
      case .fee: [.fee]
      case .completion: [.completedBy]
      case .outcome, .to, .continuity, .papers, .status: []
      }
    let read = changesRead(in: id, outputs: outputs, rules: (change.rulesA, change.rulesB))
    let bearing = Bearing(change, diff)
    let found = read.filter(bearing.bears)
    return found.isEmpty ? read : found
  }

  private func papers(_ change: BehaviourChange, in id: String?) -> [StructuralChange] {
    let papers = Set(change.from + change.to)
    return changes(of: .rules).filter { candidate in
      guard case .paper(let procedure, let paper) = candidate.part else { return false }
      return procedure == id && papers.contains { paper.contains($0) }
    }
  }
}
