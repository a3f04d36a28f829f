import CivilTime
import PolicyProgram
import PolicyValues

/// A date as a function of one other date: it never falls as that one rises.
struct DateChain {
  /// Something done to a date, with what it takes beside it.
  struct Step: Hashable {
    let operation: Operation
    /// Months, days or workdays; of an anniversary the number of its origin.
    let amount: Int32
    /// Index into the calendars.
    let calendar: Int

    var isAnniversary: Bool { operation == .anniversary || operation == .anniversaryNextDay }

    var readsCalendar: Bool { operation.readsCalendar }

    /// The same with other numbers for calendars.
    func reading(_ calendars: [Int]) -> Step {
      readsCalendar
        ? Step(operation: operation, amount: amount, calendar: calendars[calendar]) : self
    }
  }

  /// The input it is counted from; nil for a fixed day.
  let input: Int?
  let fixed: Int32
  var steps: [Step] = []
  /// The registers of the logic that choose it among others.
  var gates: [Int] = []
  /// Whether it is only the least that a date may be which is not known.
  var isFloor = false

  init(input: Int) { (self.input, fixed) = (input, 0) }

  init(fixed: Int32) { (input, self.fixed) = (nil, fixed) }

  /// Whether it is always the same day as another.
  func isSame(as other: DateChain) -> Bool {
    input == other.input && fixed == other.fixed && steps == other.steps
  }

  /// How many days it lies after its input; nil if that is not always the same.
  var days: Int32? {
    var days: Int32 = 0
    for step in steps {
      guard step.operation == .addDays, abs(step.amount) < 1_000_000 else { return nil }
      days += step.amount
    }
    return days
  }
}

/// A condition on two dates, each a function of one date: it holds the sooner, the earlier the left
/// date and the later the right one. A condition on a single date has it on both sides.
struct DateCondition {
  enum Kind: Hashable {
    case notAfter
    case before
    /// So many units lie between left and right.
    case reaches(Operation, Int32)
    /// Not so many units lie between right and left.
    case fails(Operation, Int32)
    /// The date has its day so many months on, or does not.
    case hasDay(Int32, Bool)
    /// The date has the month and day of an origin, by its number.
    case recurs(Int)
    /// The date is an anniversary of an origin, by its number.
    case isAnniversary(Int, Operation)
    /// The date is one of some days that the solver is told.
    case among
  }

  let kind: Kind
  let left: DateChain
  let right: DateChain
  /// The registers of the logic that make it a condition.
  let causes: [Int]

  init(_ kind: Kind, _ left: DateChain, _ right: DateChain, causes: [Int]) {
    self.kind = kind
    self.left = left
    self.right = right
    self.causes = causes + left.gates + right.gates
  }

  /// Whether a later right date mends nothing: both dates are functions of one, or fixed.
  var isOfOneDate: Bool { left.input != nil && left.input == right.input }

  /// How many days the right date lies after the left one at least; nil for other kinds.
  var slack: Int32? {
    switch kind {
    case .notAfter: 0
    case .before: 1
    default: nil
    }
  }

  /// Whether it counts workdays, which no two years have alike.
  var readsCalendar: Bool {
    (left.steps + right.steps).contains(where: \.readsCalendar)
  }

  /// Whether it reads the month and day of an origin in a chain.
  var readsOrigins: Bool { (left.steps + right.steps).contains(where: \.isAnniversary) }

  /// Whether it says no more than which month and day an origin has.
  var isOfOrigin: Bool {
    if case .recurs = kind { true } else { false }
  }

  /// Whether its kind says all that there is to say.
  var isOfFixedKind: Bool {
    switch kind {
    case .recurs, .isAnniversary, .among: false
    case .notAfter, .before, .reaches, .fails, .hasDay: true
    }
  }

  /// Whether it always holds where another does.
  func isSame(as other: DateCondition) -> Bool {
    kind == other.kind && left.isSame(as: other.left) && right.isSame(as: other.right)
  }

  static func anniversary(
    _ operation: Operation, of origin: Int32, notBefore day: Int32
  ) -> Int32 {
    operation == .anniversary
      ? PackedDay.anniversary(of: origin, notBefore: day)
      : PackedDay.anniversaryNextDay(of: origin, notBefore: day)
  }

  static func count(_ unit: Operation, _ from: Int32, _ to: Int32) -> Int32 {
    switch unit {
    case .wholeMonths: PackedDay.wholeMonths(from, to)
    case .wholeMonthsNextDay: PackedDay.wholeMonthsNextDay(from, to)
    case .wholeYears: PackedDay.wholeYears(from, to)
    case .wholeYearsNextDay: PackedDay.wholeYearsNextDay(from, to)
    default: PackedDay.daysBetween(from, to)
    }
  }
}

extension DateCondition.Kind {
  /// - Parameter origins: a day with the month and day of each origin.
  @inline(__always)
  func holds(_ left: Int32, _ right: Int32, _ origins: UnsafeMutableBufferPointer<Int32>) -> Bool {
    switch self {
    case .notAfter: left <= right
    case .before: left < right
    case .reaches(let unit, let least): DateCondition.count(unit, left, right) >= least
    case .fails(let unit, let least): DateCondition.count(unit, right, left) < least
    case .hasDay(let months, let isWanted):
      PackedDay.hasDayAfterMonths(left, months) == isWanted
    case .recurs(let origin):
      PackedDay.monthAndDay(left) == PackedDay.monthAndDay(origins[origin])
    case .isAnniversary(let origin, let operation):
      DateCondition.anniversary(operation, of: origins[origin], notBefore: left) == left
    case .among: true
    }
  }
}

extension Operation {
  /// Whether it counts workdays.
  var readsCalendar: Bool { self == .addWorkdays || self == .rollToWorkday }
}
