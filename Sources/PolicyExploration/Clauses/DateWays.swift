/// The ways in which a date is counted, by the answers that choose them.
struct DateWays {
  struct Key: Hashable, Comparable {
    /// The number of its register.
    let date: Int
    let mayBeFloor: Bool

    static func < (one: Key, other: Key) -> Bool {
      one.date == other.date ? !one.mayBeFloor && other.mayBeFloor : one.date < other.date
    }
  }

  struct Way: Equatable {
    /// The date by its name.
    let date: Int
    var answers: [ConditionWay.Answer] = []

    /// Whether no answer is another in both.
    func goes(with other: Way) -> Bool {
      other.answers.allSatisfy { !answers.contains($0.opposite) }
    }

    func answers(and other: Way) -> [ConditionWay.Answer] {
      answers + other.answers.filter { !answers.contains($0) }
    }

    /// The same where more is answered; nil if that contradicts it.
    func given(_ more: [ConditionWay.Answer]) -> Way? {
      let given = Way(date: date, answers: more)
      return goes(with: given) ? Way(date: date, answers: answers(and: given)) : nil
    }
  }

  private(set) var all: [Way] = []
  /// What is asked for by the answers that choose it.
  private(set) var beside: [ConditionWay] = []
  /// What it is counted from.
  var parts: [Key] = []

  mutating func add(_ way: Way?) {
    if let way, !all.contains(way) { all.append(way) }
  }

  /// Notes that answers ask for a condition.
  mutating func ask(_ condition: Int, _ answers: [ConditionWay.Answer]?) {
    guard let answers else { return }
    let way = ConditionWay(name: condition, answers: answers)
    if !beside.contains(way) { beside.append(way) }
  }
}
