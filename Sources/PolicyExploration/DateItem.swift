/// A condition with what it takes to look at it often.
final class DateItem {
  /// A chain whose steps lie in one stretch of memory.
  struct Chain {
    /// -1 for a fixed day.
    let input: Int
    let fixed: Int32
    let steps: UnsafeMutablePointer<DateChain.Step>
    let count: Int

    init(_ chain: DateChain) {
      input = chain.input ?? -1
      fixed = chain.fixed
      count = chain.steps.count
      steps = .allocate(capacity: max(1, count))
      steps.initialize(from: chain.steps, count: count)
    }
  }

  let condition: DateCondition
  let kind: DateCondition.Kind
  let left: Chain
  let right: Chain
  /// The conditions that it stands for, by their places.
  let places: [Int]
  /// Of a condition on one date, the days on which it holds.
  let pattern: DayPattern?
  /// When it was last seen to hold; kept by the search under way.
  var seen = 0

  init(condition: DateCondition, places: [Int], pattern: DayPattern?) {
    self.condition = condition
    kind = condition.kind
    left = Chain(condition.left)
    right = Chain(condition.right)
    self.places = places
    self.pattern = pattern
  }

  deinit {
    left.steps.deallocate()
    right.steps.deallocate()
  }
}
