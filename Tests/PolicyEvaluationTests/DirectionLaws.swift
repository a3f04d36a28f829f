import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues
import Testing

@Suite struct DirectionLaws {
  /// Days around month ends, leap days, and the ends of the sample calendar and of time.
  static let days: [Int32] = {
    var days = [PackedDay.earliest, PackedDay.last, PackedDay.never]
    for year: Int32 in [1, 1899, 1900, 2000, 2023, 2024, 2025, 9998, 9999] {
      for month: Int32 in [1, 2, 3, 4, 11, 12] {
        let length = PackedDay.length(ofMonth: year * 12 + month - 1)
        for day in [1, 2, 15, 27, length - 1, length] {
          days.append(Samples.day(year, month, day))
        }
      }
    }
    return Array(Set(days)).sorted()
  }()

  static let numbers: [Int32] = [
    .min, -2_000_000_000, -120_001, -4_000, -366, -31, -13, -12, -11, -2, -1, 0, 1, 2, 5, 11, 12,
    13, 24, 28, 29, 30, 31, 48, 365, 366, 4_000, 120_001, 2_000_000_000, .max,
  ]

  static let sets: [Int32] = Array(0..<16)

  /// The operation with its argument types; every operation of the table has an entry.
  static func arguments(of operation: Operation) -> [RegisterType] {
    switch operation {
    case .addMonthsInside, .addMonthsNextDayInside: [.day, .int]
    case .addMonths, .addMonthsNextDay, .hasDay, .addDays, .addWorkdays: [.day, .int]
    case .rollToWorkday: [.day]
    case .wholeMonths, .wholeMonthsNextDay, .wholeYears, .wholeYearsNextDay, .daysBetween:
      [.day, .day]
    case .anniversary, .anniversaryNextDay: [.day, .day]
    case .minimum, .maximum, .plus, .minus, .atMost: [.int, .int]
    case .and, .or, .andNot, .isExactly, .meets, .lacks, .includesAll: [.set(15), .set(15)]
    case .oneOf: [.choice(15), .set(15)]
    case .not: [.bool]
    case .collect: [.set(15), .bool, .set(15)]
    case .several: [.set(15)]
    case .select: [.bool, .int, .int]
    case .selectMask: [.bool, .set(15), .set(15)]
    case .veil: [.int, .bool, .int]
    case .native: [.day, .int]
    }
  }

  static func values(_ type: RegisterType) -> [Int32] {
    switch type {
    case .bool: [0, 1]
    case .day: days
    case .int, .money: numbers
    case .choice: [1, 2, 4, 8]
    case .set: sets
    }
  }

  /// Sums that must stay inside the calendar get only arguments with which they do.
  static func values(_ type: RegisterType, of operation: Operation) -> [Int32] {
    switch (operation, type) {
    case (.addMonthsInside, .day), (.addMonthsNextDayInside, .day):
      days.filter { Samples.day(1899, 1, 1) <= $0 && $0 < Samples.day(2026, 1, 1) }
    case (.addMonthsInside, .int), (.addMonthsNextDayInside, .int):
      numbers.filter { (-4_000...4_000).contains($0) }
    default: values(type)
    }
  }

  @Test(
    "Directions are true: an argument that grows never moves a result the other way",
    arguments: Operation.allCases)
  func directionsAreTrue(operation: Operation) throws {
    let types = Self.arguments(of: operation)
    let program = try Single(operation, types)
    let ways = program.ways
    #expect(ways.count == types.count)
    for position in types.indices where ways[position] != .wait {
      for others in Self.tuples(types, of: operation, without: position) {
        var last: (argument: Int32, result: Int32)?
        for value in Self.values(types[position], of: operation) {
          var inputs = others
          inputs[position] = value
          let result = program.run(inputs)
          if let last, program.precedes(last.argument, value, types[position]) {
            let rises = program.precedes(last.result, result, program.resultType)
            let falls = program.precedes(result, last.result, program.resultType)
            #expect(ways[position] == .up ? rises : falls, "\(operation) \(inputs) after \(last)")
          }
          last = (value, result)
        }
      }
    }
  }

  /// All values of the other arguments; a handful of days where there are three.
  private static func tuples(
    _ types: [RegisterType], of operation: Operation, without position: Int
  ) -> [[Int32]] {
    types.indices.reduce([[]]) { tuples, k in
      let values = k == position ? [0] : Self.values(types[k], of: operation)
      return tuples.flatMap { tuple in values.map { tuple + [$0] } }
    }
  }
}

/// A program of one instruction on inputs.
struct Single {
  private let file: RegisterFile
  private let result: RegisterID
  let resultType: RegisterType

  init(_ operation: Operation, _ types: [RegisterType]) throws {
    var b = CodeBuilder()
    let calendar = b.calendar(try Samples.run())
    let inputs = types.map { b.input($0) }
    let made = b.perform(operation, inputs, calendar: calendar)
    resultType = b.type(of: made)
    let built = try b.finish()
    file = RegisterFile(Tape(built.code))
    result = built(made)
  }

  var ways: [Way] {
    file.tape.code.instruction(of: result).map { file.tape.ways(of: $0) } ?? []
  }

  func run(_ inputs: [Int32]) -> Int32 {
    inputs.withUnsafeBufferPointer { file.run($0) }
    return file[result]
  }

  /// Whether one value is at or below another in the order of their type.
  func precedes(_ x: Int32, _ y: Int32, _ type: RegisterType) -> Bool {
    type.isMask ? x & ~y == 0 : x <= y
  }
}

extension CodeBuilder {
  /// The instruction of an operation, by the method that makes it.
  mutating func perform(_ operation: Operation, _ x: [Register], calendar: UInt8) -> Register {
    switch operation {
    case .addMonths: addMonths(x[0], x[1])
    case .addMonthsNextDay: addMonthsNextDay(x[0], x[1])
    case .addMonthsInside: inside(.addMonths, x)
    case .addMonthsNextDayInside: inside(.addMonthsNextDay, x)
    case .hasDay: hasDay(x[0], afterMonths: x[1])
    case .addDays: addDays(x[0], x[1])
    case .addWorkdays: addWorkdays(x[0], x[1], calendar: calendar)
    case .rollToWorkday: rollToWorkday(x[0], calendar: calendar)
    case .wholeMonths: wholeMonths(x[0], x[1])
    case .wholeMonthsNextDay: wholeMonthsNextDay(x[0], x[1])
    case .wholeYears: wholeYears(x[0], x[1])
    case .wholeYearsNextDay: wholeYearsNextDay(x[0], x[1])
    case .daysBetween: daysBetween(x[0], x[1])
    case .anniversary: anniversary(of: x[0], notBefore: x[1])
    case .anniversaryNextDay: anniversaryNextDay(of: x[0], notBefore: x[1])
    case .minimum: minimum(x[0], x[1])
    case .maximum: maximum(x[0], x[1])
    case .plus: plus(x[0], x[1])
    case .minus: minus(x[0], x[1])
    case .atMost: atMost(x[0], x[1])
    case .and: intersection(x[0], x[1])
    case .or: union(x[0], x[1])
    case .andNot: andNot(x[0], x[1])
    case .isExactly: isExactly(x[0], x[1])
    case .not: not(x[0])
    case .meets: meets(x[0], x[1])
    case .lacks: lacks(x[0], x[1])
    case .includesAll: includesAll(x[0], x[1])
    case .collect: collect(x[0], if: x[1], x[2])
    case .several: several(x[0])
    case .oneOf: oneOf(x[0], 0b0110)
    case .select, .selectMask: select(x[0], x[1], x[2])
    case .veil: veil(x[0], known: x[1], floor: x[2])
    case .native: call(Samples.shift, x)
    }
  }

  /// The sister of a sum that trusts it to stay inside the calendar.
  private mutating func inside(_ operation: Operation, _ x: [Register]) -> Register {
    let none = RegisterID(0)
    return copyInside(Instruction(operation, none, none, none), x) ?? x[0]
  }
}
