import CivilTime
import PolicyValues

// Constants.
extension CodeBuilder {
  package mutating func bool(_ value: Bool) -> Register { constant(value ? 1 : 0, .bool) }

  /// A packed day.
  package mutating func day(_ packed: Int32) -> Register { constant(packed, .day) }
  package mutating func int(_ value: Int32) -> Register { constant(value, .int) }
  package mutating func money(_ value: Int32) -> Register { constant(value, .money) }

  /// Some options of a list, for `oneOf`, `meets`, `collect`, or as a value.
  package mutating func options(_ bits: Int32) -> Register { constant(bits, .set(bits)) }
}

// Dates. What `missing-day` says chooses between a name and its `NextDay` sister.
extension CodeBuilder {
  package mutating func addMonths(_ day: Register, _ months: Register) -> Register {
    emit(.addMonths, .day, day, months)
  }

  package mutating func addMonthsNextDay(_ day: Register, _ months: Register) -> Register {
    emit(.addMonthsNextDay, .day, day, months)
  }

  package mutating func hasDay(_ day: Register, afterMonths months: Register) -> Register {
    emit(.hasDay, .bool, day, months)
  }

  package mutating func addDays(_ day: Register, _ days: Register) -> Register {
    emit(.addDays, .day, day, days)
  }

  /// The bare sum, `never` or earliest outside the calendar: wrap what is not known in `veil`.
  package mutating func addWorkdays(
    _ day: Register, _ days: Register, calendar: UInt8
  ) -> Register {
    emit(.addWorkdays, table: calendar, .day, day, days)
  }

  package mutating func rollToWorkday(_ day: Register, calendar: UInt8) -> Register {
    emit(.rollToWorkday, table: calendar, .day, day)
  }

  /// Whether a workday sum or roll is known: it stayed inside the calendar, or its day is `never`.
  package mutating func isKnown(_ answer: Register, from day: Register) -> Register {
    let (never, earliest) = (self.day(PackedDay.never), self.day(PackedDay.earliest))
    return or(atLeast(day, never), and(less(answer, never), more(answer, earliest)))
  }

  package mutating func wholeMonths(_ from: Register, _ to: Register) -> Register {
    emit(.wholeMonths, .int, from, to)
  }

  package mutating func wholeMonthsNextDay(_ from: Register, _ to: Register) -> Register {
    emit(.wholeMonthsNextDay, .int, from, to)
  }

  package mutating func wholeYears(_ from: Register, _ to: Register) -> Register {
    emit(.wholeYears, .int, from, to)
  }

  package mutating func wholeYearsNextDay(_ from: Register, _ to: Register) -> Register {
    emit(.wholeYearsNextDay, .int, from, to)
  }

  package mutating func daysBetween(_ from: Register, _ to: Register) -> Register {
    emit(.daysBetween, .int, from, to)
  }

  package mutating func anniversary(of day: Register, notBefore: Register) -> Register {
    emit(.anniversary, .day, day, notBefore)
  }

  package mutating func anniversaryNextDay(of day: Register, notBefore: Register) -> Register {
    emit(.anniversaryNextDay, .day, day, notBefore)
  }
}

// Numbers and comparisons. There is one way to write a comparison, so that equal ones are one.
extension CodeBuilder {
  package mutating func minimum(_ x: Register, _ y: Register) -> Register {
    x == y ? x : inOrder(.minimum, type(of: x), x, y)
  }

  package mutating func maximum(_ x: Register, _ y: Register) -> Register {
    x == y ? x : inOrder(.maximum, type(of: x), x, y)
  }

  package mutating func plus(_ x: Register, _ y: Register) -> Register {
    inOrder(.plus, type(of: x), x, y)
  }

  package mutating func minus(_ x: Register, _ y: Register) -> Register {
    emit(.minus, type(of: x), x, y)
  }

  package mutating func atMost(_ x: Register, _ y: Register) -> Register {
    x == y ? bool(true) : emit(.atMost, .bool, x, y)
  }

  package mutating func atLeast(_ x: Register, _ y: Register) -> Register { atMost(y, x) }
  package mutating func less(_ x: Register, _ y: Register) -> Register { not(atMost(y, x)) }
  package mutating func more(_ x: Register, _ y: Register) -> Register { not(atMost(x, y)) }

  package mutating func equal(_ x: Register, _ y: Register) -> Register {
    and(atMost(x, y), atMost(y, x))
  }

  /// For operations that do not mind the order: one order for both.
  private mutating func inOrder(
    _ operation: Operation, _ type: RegisterType, _ x: Register, _ y: Register
  ) -> Register {
    x.index <= y.index ? emit(operation, type, x, y) : emit(operation, type, y, x)
  }
}

// Conditions.
extension CodeBuilder {
  package mutating func and(_ x: Register, _ y: Register) -> Register {
    switch (constantValue(x), constantValue(y)) {
    case (0?, _), (_, 1?): x
    case (_, 0?), (1?, _): y
    default: x == y ? x : inOrder(.and, .bool, x, y)
    }
  }

  package mutating func or(_ x: Register, _ y: Register) -> Register {
    switch (constantValue(x), constantValue(y)) {
    case (1?, _), (_, 0?): x
    case (_, 1?), (0?, _): y
    default: x == y ? x : either(x, y) ?? inOrder(.or, .bool, x, y)
    }
  }

  /// Two questions whether a set has some of fixed options are one.
  private mutating func either(_ x: Register, _ y: Register) -> Register? {
    guard let x = key(x), let y = key(y), x.operation == .meets, y.operation == .meets,
      x.arguments[0] == y.arguments[0], let some = constantValue(x.arguments[1]),
      let others = constantValue(y.arguments[1])
    else { return nil }
    return meets(x.arguments[0], options(some | others))
  }

  package mutating func not(_ x: Register) -> Register {
    if let value = constantValue(x) { return bool(value == 0) }
    guard let key = key(x) else { return emit(.not, .bool, x) }
    return switch key.operation {
    case .not: key.arguments[0]
    case .meets: emit(.lacks, .bool, key.arguments[0], key.arguments[1])
    case .lacks: emit(.meets, .bool, key.arguments[0], key.arguments[1])
    default: emit(.not, .bool, x)
    }
  }

  /// All of the conditions; true of none.
  package mutating func all(_ conditions: [Register]) -> Register {
    guard let first = conditions.first else { return bool(true) }
    return conditions.dropFirst().reduce(first) { and($0, $1) }
  }

  /// Any of the conditions; false of none.
  package mutating func any(_ conditions: [Register]) -> Register {
    guard let first = conditions.first else { return bool(false) }
    return conditions.dropFirst().reduce(first) { or($0, $1) }
  }

  /// `x` if the condition holds, else `y`; of one type, of which choices and sets may differ in
  /// options.
  package mutating func select(_ condition: Register, _ x: Register, _ y: Register) -> Register {
    if let value = constantValue(condition) { return value != 0 ? x : y }
    if x == y { return x }
    if let key = key(condition), key.operation == .not {
      return select(key.arguments[0], y, x)
    }
    return switch (type(of: x), type(of: y)) {
    case (.choice(let some), .choice(let others)):
      emit(.selectMask, .choice(some | others), condition, x, y)
    case (.set(let some), .set(let others)), (.set(let some), .choice(let others)),
      (.choice(let some), .set(let others)):
      emit(.selectMask, .set(some | others), condition, x, y)
    default: emit(.select, type(of: x), condition, x, y)
    }
  }
}

// Choices and sets.
extension CodeBuilder {
  /// Whether a choice is one of some options.
  package mutating func oneOf(_ choice: Register, _ options: Int32) -> Register {
    let options = self.options(options)
    return emit(.oneOf, .bool, choice, options)
  }

  package mutating func meets(_ set: Register, _ options: Register) -> Register {
    emit(.meets, .bool, set, options)
  }

  package mutating func lacks(_ set: Register, _ options: Register) -> Register {
    emit(.lacks, .bool, set, options)
  }

  package mutating func includesAll(_ set: Register, _ options: Register) -> Register {
    emit(.includesAll, .bool, set, options)
  }

  /// The set, with some options more if the condition holds.
  package mutating func collect(
    _ set: Register, if condition: Register, _ options: Register
  ) -> Register {
    switch constantValue(condition) {
    case 0?: set
    default: emit(.collect, .set(mask(set) | mask(options)), set, condition, options)
    }
  }

  package mutating func several(_ set: Register) -> Register { emit(.several, .bool, set) }

  /// The options either of two sets may hold.
  package mutating func union(_ x: Register, _ y: Register) -> Register {
    inOrder(.or, .set(mask(x) | mask(y)), x, y)
  }

  /// The options both of two sets hold.
  package mutating func intersection(_ x: Register, _ y: Register) -> Register {
    inOrder(.and, .set(mask(x) & mask(y)), x, y)
  }

  private func mask(_ register: Register) -> Int32 {
    switch type(of: register) {
    case .choice(let mask), .set(let mask): mask
    case .bool, .day, .int, .money: 0
    }
  }
}

// What is partial, and what others bring.
extension CodeBuilder {
  /// A value to be trusted only where `known` holds; elsewhere at least `floor`, and open.
  package mutating func veil(
    _ value: Register, known: Register, floor: Register
  ) -> Register {
    if constantValue(known) == 1 { return value }
    wait(for: known)
    return emit(.veil, type(of: value), value, known, floor)
  }

  /// A native function of one to three arguments, which the caller has checked.
  package mutating func call(_ function: NativeFunction, _ arguments: [Register]) -> Register {
    let table = number(of: function)
    let type = function.result.registerType
    return switch arguments.count {
    case 1: emit(.native, table: table, type, arguments[0])
    case 2: emit(.native, table: table, type, arguments[0], arguments[1])
    default: emit(.native, table: table, type, arguments[0], arguments[1], arguments[2])
    }
  }
}

extension ValueType {
  /// The register type of a native function's result, which is never a choice or a set.
  fileprivate var registerType: RegisterType {
    switch self {
    case .bool: .bool
    case .date: .day
    case .money: .money
    case .int, .choice, .set: .int
    }
  }
}
