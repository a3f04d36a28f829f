/// A condition as it is looked at again and again: without references, which would be counted each time.
struct DateLook {
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

  let kind: DateCondition.Kind
  /// Whether only some days are open.
  let isAmong: Bool
  let readsCalendar: Bool
  let left: Chain
  let right: Chain
  /// Of a condition on one date, the days on which it holds; kept by its problem.
  let pattern: Unmanaged<DayPattern>?
  let page: UnsafePointer<DayPattern.Page>?
  /// The numbers of what is said of its right date alone; nil for nothing.
  var singles: ClosedRange<Int>?
  /// When it was last seen to hold; kept by the search under way.
  var seen = 0

  init(_ item: DateItem) {
    kind = item.condition.kind
    isAmong = kind == .among
    readsCalendar = item.condition.readsCalendar
    left = Chain(item.condition.left)
    right = Chain(item.condition.right)
    pattern = item.pattern.map { Unmanaged.passUnretained($0) }
    page = item.pattern.map { UnsafePointer($0.page) }
  }

  /// Gives its memory back.
  func deallocate() {
    left.steps.deallocate()
    right.steps.deallocate()
  }
}
