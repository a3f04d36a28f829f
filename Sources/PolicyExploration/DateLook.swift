import CivilTime

/// A condition as it is looked at again and again: without references, which would be counted each time.
struct DateLook {
  /// A chain whose steps lie in one stretch of memory.
  struct Chain {
    /// -1 for a fixed day.
    let input: Int
    /// The number of the fixed day.
    let fixed: Int32
    /// How many days are added to the input before all else.
    let shift: Int32
    /// The other steps.
    let steps: UnsafeMutablePointer<DateChain.Step>
    let count: Int

    init(_ chain: DateChain) {
      input = chain.input ?? -1
      fixed = PackedDay.toDayNumber(chain.fixed)
      var rest = chain.steps[...]
      if chain.input != nil, let first = rest.first, first.operation == .addDays,
        abs(first.amount) < Chain.farthest
      {
        shift = first.amount
        rest.removeFirst()
      } else {
        shift = 0
      }
      count = rest.count
      steps = .allocate(capacity: max(1, count))
      for (place, step) in rest.enumerated() { (steps + place).initialize(to: step) }
    }

    /// Days may be added to a day's number without leaving the range of numbers.
    private static let farthest: Int32 = 1 << 24
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
  /// By how many days the right date must be later than the left one; nil for other kinds.
  let slack: Int32?
  /// Whether that is all, and the right date is an input with some days added.
  let isOrder: Bool
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
    slack = item.condition.slack
    isOrder = slack != nil && right.count == 0 && right.input != left.input
  }

  /// Gives its memory back.
  func deallocate() {
    left.steps.deallocate()
    right.steps.deallocate()
  }
}
