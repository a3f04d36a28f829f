import PolicyExploration

/// A part of what a decision says.
package typealias DecisionAspect = BehaviourDiff.Aspect

/// One way in which two programs may say different things: the first says this, the second that.
package struct Contrast: Hashable, Sendable {
  package let aspect: DecisionAspect
  /// The words of each side; for days and amounts `earlier` and `later`, `less` and `more`; for papers
  /// the paper on the side that asks for it.
  package let from: [String]
  package let to: [String]
  /// For the applicant, under the second; nil: neither, or not to be said.
  package let isBetter: Bool?

  package init(aspect: DecisionAspect, from: [String], to: [String], isBetter: Bool?) {
    self.aspect = aspect
    self.from = from
    self.to = to
    self.isBetter = isBetter
  }

  /// The same with the sides exchanged.
  package var mirrored: Contrast {
    Contrast(aspect: aspect, from: to, to: from, isBetter: isBetter.map { !$0 })
  }
}
