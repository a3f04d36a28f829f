/// A condition of a problem.
struct DateItem {
  let condition: DateCondition
  /// The conditions that it stands for, by their places.
  let places: [Int]
  /// Of a condition on one date, the days on which it holds.
  let pattern: DayPattern?
}
