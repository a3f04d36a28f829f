import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// What a box of the logic asks of dates, as conditions on dates that are each a function of one date.
struct DateConditions {
  /// Why a comparison is no such condition.
  enum Obstacle: Error {
    /// It reads a date otherwise, or more of it than the box says.
    case unknown
    /// It hangs on a date that is not known, or on which the sources are silent.
    case hidden
  }

  /// What is the same for every box.
  struct Frame {
    let code: Code
    let comparisons: [RegisterID]
    /// By register of the code, its place in the logic.
    let places: RegisterMap<Int>
    /// What each register of the code may be at most.
    let ranges: [Ends]
    let silent: Set<Int>
    /// Whether a condition that is not decided is one that nobody knows.
    var isOpenHidden = false
  }

  private let frame: Frame
  private let registers: UnsafePointer<Ends>
  private(set) var all: [DateCondition] = []
  /// The dates whose anniversaries are read, by register.
  private(set) var origins: [RegisterID] = []
  /// Whether every decided comparison is among the conditions.
  private(set) var isWhole = true
  /// The decided comparisons that hang on a date which is not known, by their places.
  private(set) var hidden: [Int] = []

  /// - Parameter registers: the ends of every register of the logic; of its inputs the first are the
  ///   comparisons.
  init(_ frame: Frame, _ registers: UnsafePointer<Ends>) {
    self.frame = frame
    self.registers = registers
    for (place, comparison) in frame.comparisons.enumerated() {
      guard let answer = registers[place].value else { continue }
      do throws(Obstacle) {
        try add(comparison, answer == 1, place)
      } catch {
        if error == .hidden { hidden.append(place) } else { isWhole = false }
      }
    }
  }

  private mutating func add(
    _ comparison: RegisterID, _ answer: Bool, _ place: Int
  ) throws(Obstacle) {
    let shape = try shape(of: comparison, answer)
    let left = try chain(shape.left)
    let right = shape.isOfOneDate ? left : try chain(shape.right, isLate: shape.mayBeFloor)
    all.append(DateCondition(shape.kind, left, right, causes: [place] + shape.gates))
  }

  /// What an answer to a comparison asks of which dates.
  struct Shape {
    let kind: DateCondition.Kind
    let left: RegisterID
    let right: RegisterID
    /// Whether it is enough to know the floor of the right date.
    var mayBeFloor = false
    var isOfOneDate = false
    /// What chooses the number that it names.
    var gates: [Int] = []
  }

  func shape(of comparison: RegisterID, _ answer: Bool) throws(Obstacle) -> Shape {
    guard let i = frame.code.instruction(of: comparison) else { throw .unknown }
    if i.operation == .hasDay {
      let months = try number(i.b)
      return Shape(
        kind: .hasDay(months.value, answer), left: i.a, right: i.a, isOfOneDate: true,
        gates: months.gates)
    }
    guard i.operation == .atMost else { throw .unknown }
    if isDay(i.a), isDay(i.b) {
      return answer
        ? Shape(kind: .notAfter, left: i.a, right: i.b, mayBeFloor: true)
        : Shape(kind: .before, left: i.b, right: i.a, mayBeFloor: true)
    }
    if isCount(i.b) {
      let least = try number(i.a)
      return try count(i.b, least.value, answer, least.gates)
    }
    let most = try number(i.b)
    guard most.value < .max else { throw .unknown }
    return try count(i.a, most.value + 1, !answer, most.gates)
  }

  private func isCount(_ register: RegisterID) -> Bool {
    switch frame.code.instruction(of: register)?.operation {
    case .wholeMonths, .wholeMonthsNextDay, .wholeYears, .wholeYearsNextDay, .daysBetween: true
    default: false
    }
  }

  /// A number that the box decides, and what chooses it among others.
  private func number(
    _ register: RegisterID
  ) throws(Obstacle) -> (value: Int32, gates: [Int]) {
    if let value = range(register).value { return (value, []) }
    guard let i = frame.code.instruction(of: register), i.operation == .select else {
      throw .unknown
    }
    let (place, isChosen) = try gate(i.a)
    let chosen = try number(isChosen ? i.b : i.c)
    return (chosen.value, chosen.gates + [place])
  }

  /// A number of units between two days is so great, or it is not.
  private func count(
    _ register: RegisterID, _ least: Int32, _ isReached: Bool, _ gates: [Int]
  ) throws(Obstacle) -> Shape {
    guard isCount(register), let i = frame.code.instruction(of: register) else { throw .unknown }
    return isReached
      ? Shape(kind: .reaches(i.operation, least), left: i.a, right: i.b, gates: gates)
      : Shape(kind: .fails(i.operation, least), left: i.b, right: i.a, gates: gates)
  }

  // MARK: Dates

  private func isDay(_ register: RegisterID) -> Bool {
    frame.code.types[Int(register.index)] == .day
  }

  private func range(_ register: RegisterID) -> Ends { frame.ranges[Int(register.index)] }

  private func gate(_ register: RegisterID) throws(Obstacle) -> (place: Int, isOpen: Bool) {
    guard let place = frame.places[register], let value = registers[place].value else {
      throw frame.isOpenHidden ? .hidden : .unknown
    }
    return (place, value == 1)
  }

  /// - Parameter isLate: whether a condition holds the sooner, the later the date: one that is not
  ///   known is then at least its floor.
  private mutating func chain(
    _ register: RegisterID, isLate: Bool = false
  ) throws(Obstacle) -> DateChain {
    if let day = range(register).value { return DateChain(fixed: day) }
    guard let i = frame.code.instruction(of: register) else {
      let input = Int(register.index)
      if frame.silent.contains(input) { throw .hidden }
      return DateChain(input: input)
    }
    switch i.operation {
    case .addMonths, .addMonthsInside, .addMonthsNextDay, .addMonthsNextDayInside, .addDays,
      .addWorkdays:
      let amount = try number(i.b)
      var result = try chain(i.a, then: i, amount.value, isLate)
      result.gates += amount.gates
      return result
    case .rollToWorkday: return try chain(i.a, then: i, 0, isLate)
    case .select:
      let (place, isChosen) = try gate(i.a)
      var result = try chain(isChosen ? i.b : i.c, isLate: isLate)
      result.gates.append(place)
      return result
    case .veil:
      let (place, isKnown) = try gate(i.b)
      guard isKnown || isLate else { throw .hidden }
      var result = try chain(isKnown ? i.a : i.c, isLate: isLate)
      result.isFloor = result.isFloor || !isKnown
      result.gates.append(place)
      return result
    case .minimum, .maximum: return try extreme(register, i)
    case .anniversary, .anniversaryNextDay: return try anniversary(register, i)
    default: throw .unknown
    }
  }

  private mutating func chain(
    _ date: RegisterID, then i: Instruction, _ amount: Int32, _ isLate: Bool
  ) throws(Obstacle) -> DateChain {
    var result = try chain(date, isLate: isLate)
    result.steps.append(
      DateChain.Step(operation: i.operation, amount: amount, calendar: Int(i.table)))
    return result
  }

  private mutating func extreme(
    _ register: RegisterID, _ i: Instruction
  ) throws(Obstacle) -> DateChain {
    let (place, isFirst) = try gate(register)
    let (x, y) = (try chain(i.a), try chain(i.b))
    let isOrdered = (i.operation == .minimum) == isFirst
    all.append(DateCondition(.notAfter, isOrdered ? x : y, isOrdered ? y : x, causes: [place]))
    var result = isFirst ? x : y
    result.gates.append(place)
    return result
  }

  /// Of an origin that does not lie after the day asked only the month and day matter.
  private mutating func anniversary(
    _ register: RegisterID, _ i: Instruction
  ) throws(Obstacle) -> DateChain {
    let (place, isReached) = try gate(register)
    var (origin, day) = (try chain(i.a), try chain(i.b))
    guard isReached else {
      all.append(DateCondition(.before, day, origin, causes: [place]))
      origin.gates.append(place)
      return origin
    }
    all.append(DateCondition(.notAfter, origin, day, causes: [place]))
    let number = origins.firstIndex(of: i.a) ?? origins.count
    if number == origins.count {
      origins.append(i.a)
      all.append(DateCondition(.recurs(number), origin, origin, causes: []))
    }
    day.steps.append(
      DateChain.Step(operation: i.operation, amount: Int32(number), calendar: 0))
    day.gates += origin.gates + [place]
    return day
  }
}
