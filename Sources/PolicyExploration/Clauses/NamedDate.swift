import PolicyProgram

/// A date as it is counted from another, in names that are the same in every code.
struct NamedDate: Hashable {
  /// The number of what it is counted from; nil for a fixed day.
  let unknown: Int?
  let fixed: Int32
  /// Of calendars the numbers, of origins of anniversaries their own.
  var steps: [DateChain.Step] = []
}
