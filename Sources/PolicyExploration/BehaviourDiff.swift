import PolicyProgram
import PolicyValues

/// Where two programs of one procedure decide differently, over everything that both can be asked.
///
/// Papers are cut off: nobody speaks of papers, so `incomplete` never shows; which papers are asked
/// for is an aspect of its own.
package struct BehaviourDiff: Sendable {
  package let a: Program
  package let b: Program
  /// Facts that both read, and that mean the same in both.
  package let sharedFacts: [String]
  package let factsOnlyInA: [String]
  package let factsOnlyInB: [String]
  /// Readings that only one side has; they stay at their defaults.
  package let ownReadings: [String]
  /// One for each aspect, in the order of `Aspect`.
  package let aspects: [AspectDiff]

  package var isEmpty: Bool { aspects.allSatisfy(\.changes.isEmpty) }
  package var isComplete: Bool { aspects.allSatisfy { $0.left == 0 && $0.hidden == 0 } }

  /// What `b` is against `a`: by outcome, continuity and validity.
  package var verdict: Verdict {
    let grave = aspects.filter { [.outcome, .continuity, .validity].contains($0.aspect) }
    let changes = grave.flatMap(\.changes)
    let (better, worse) = (
      changes.contains { $0.isBetter == true }, changes.contains { $0.isBetter == false }
    )
    if better, worse { return .incomparable }
    guard grave.allSatisfy({ $0.left == 0 }) else { return .unknown }
    if better { return .laxer }
    if worse { return .stricter }
    if !changes.isEmpty { return .incomparable }
    return isEmpty && !isComplete ? .unknown : .equivalent
  }

  package enum Verdict: String, Sendable {
    /// No case has another outcome, continuity or validity.
    case equivalent
    case stricter
    case laxer
    /// Better for some and worse for others, or another thing altogether.
    case incomparable
    /// The budget ran out before that was known.
    case unknown
  }

  /// A part of what a decision says.
  package enum Aspect: String, Sendable, CaseIterable {
    case outcome, to, continuity, validity, papers, fee, completion, status
  }
}

/// What differs in one aspect.
package struct AspectDiff: Sendable {
  package let aspect: BehaviourDiff.Aspect
  /// What is seen most often comes first; empty: the same wherever was looked.
  package let changes: [BehaviourChange]
  /// Days of the anchor that were not looked at.
  package let left: Int
  /// Boxes that an unknown calendar year, or a silent source, hides.
  package let hidden: Int
}

/// One kind of difference: `a` says this, `b` says that.
package struct BehaviourChange: Sendable {
  package let aspect: BehaviourDiff.Aspect
  /// The words of each side. For days and amounts `earlier` and `later`, `less` and `more`; for papers
  /// the paper on the side that asks for it.
  package let from: [String]
  package let to: [String]
  /// For the applicant, under `b`; nil: neither, or not to be said.
  package let isBetter: Bool?
  /// On how many days of a date it is so for somebody; nil where no two dates meet.
  package let anchors: AnchorCount?
  /// Facts and readings that must have one of some options; what is not listed may be anything.
  package let when: [Condition]
  /// An applicant at an edge, stated in facts of both sides.
  package let witness: Witness?
  /// The same applicant in the words of `b`.
  package let witnessOfB: Witness?
  /// Whether it takes another option of a shared reading than the default.
  package let needsReading: Bool
  /// The rules that stand for the witness in this aspect.
  package let rulesA: [String]
  package let rulesB: [String]

  /// A fact or a reading, and the options without which the difference does not show.
  package struct Condition: Sendable, Hashable {
    package let name: String
    package let isReading: Bool
    package let options: [String]
  }
}
