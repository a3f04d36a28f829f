/// Answers that ask for a condition.
struct ConditionWay: Equatable {
  /// An answer to a comparison of dates, or to a condition that chooses among dates.
  struct Answer: Hashable {
    /// What is answered, by its number among registers.
    let register: Int
    let isGate: Bool
    let isSo: Bool

    var opposite: Answer { Answer(register: register, isGate: isGate, isSo: !isSo) }
  }

  /// The condition, by its name.
  let name: Int
  let answers: [Answer]
}
