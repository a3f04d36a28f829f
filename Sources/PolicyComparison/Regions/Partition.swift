import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// A space of cases cut into regions by what two programs say of one aspect, or of one paper.
package struct Partition: Sendable {
  package let comparison: Joint.Comparison
  /// The greatest first.
  package let regions: [Region]
  /// How many cases there are that meet what every case must, how many of them are told alike, and
  /// how many an unknown year or a silent source hides.
  package let all: UInt128
  package let alike: UInt128
  package let hidden: UInt128
  /// Whether everything was looked at.
  package let isComplete: Bool
  /// Every box that was answered, whatever is said of it.
  let boxes: [[Ends]]

  /// How many cases differ in each way.
  struct Sizes {
    let sizes: [Contrast: UInt128]
    let all: UInt128
    /// Whether everything was looked at, and nothing was hidden.
    let isComplete: Bool
  }

  /// Cases that the two sides tell apart in one way: a box of the space.
  package struct Region: Sendable {
    package let contrast: Contrast
    /// By dimension, what it may be.
    package let box: [Ends]
    package let size: UInt128
  }

  /// The size of all regions of a contrast.
  package func size(of contrast: Contrast) -> UInt128 {
    regions.filter { $0.contrast == contrast }.reduce(0) { $0 + $1.size }
  }
}

extension Joint {
  /// Cuts a space into regions, question by question; questions whose answers are alike everywhere are
  /// left out.
  ///
  /// - Parameters:
  ///   - aspects: what to look at; everything where nil.
  ///   - budget: how many boxes each question may run.
  package func partitions(
    of space: CaseSpace, aspects: Set<DecisionAspect>? = nil, budget: Int = 200_000
  ) -> [Partition] {
    partitions(in: space.box(of: self), aspects: aspects, budget: budget)
  }

  /// The same of a box.
  package func partitions(
    in box: [Ends], aspects: Set<DecisionAspect>? = nil, budget: Int = 200_000
  ) -> [Partition] {
    partitions(
      of: comparisons.filter { aspects?.contains($0.aspect) ?? true }, in: box, budget: budget)
  }

  /// Answers to some of the questions.
  func partitions(of comparisons: [Comparison], in box: [Ends], budget: Int) -> [Partition] {
    let tape = Tape(code)
    let dependence = Dependence(tape)
    return comparisons.map { comparison in
      PartitionMaker(
        joint: self, comparison: comparison, whole: box, tape: tape, dependence: dependence
      ).partition(budget: budget)
    }
  }

  /// How many cases a box holds.
  package func size(of box: [Ends]) -> UInt128 {
    zip(dimensions, box).reduce(1) { product, pair in
      // Why: a product beyond 128 bits means nothing to anybody.
      let (result, isTooGreat) = product.multipliedReportingOverflow(by: pair.0.count(pair.1))
      return isTooGreat ? UInt128.max : result
    }
  }
}
