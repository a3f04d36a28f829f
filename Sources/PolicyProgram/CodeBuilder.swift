import CivilTime
import PolicyValues

/// Collects a program's instructions; equal instructions and equal constants are one.
///
/// Registers handed out while building are provisional, since constants come to light as one goes;
/// `finish()` gives the code and what became of them.
package struct CodeBuilder {
  /// A register of the program being built.
  package struct Register: Hashable, Sendable {
    let index: Int32
  }

  /// A finished program, and where the provisional registers came to stand.
  package struct Result: Sendable {
    package let code: Code
    let places: [RegisterID]

    /// The final place of a register of this builder.
    package func callAsFunction(_ register: Register) -> RegisterID {
      places[Int(register.index)]
    }
  }

  /// A program needs more registers than an instruction can name.
  package struct TooManyRegisters: Error {
    package let count: Int
  }

  struct Key: Equatable {
    let operation: Operation
    let table: UInt8
    let arguments: Arguments

    /// A number that differs for most keys.
    fileprivate var mixed: UInt {
      UInt(operation.rawValue) << 8 | UInt(table) ^ arguments.mixed
    }
  }

  /// The registers that an operation reads, none to three.
  struct Arguments: Equatable, Sendable, RandomAccessCollection {
    private let first: Int32
    private let second: Int32
    private let third: Int32
    let endIndex: Int

    init(_ first: Register, _ second: Register? = nil, _ third: Register? = nil) {
      (self.first, self.second, self.third) = (
        first.index, second?.index ?? -1, third?.index ?? -1
      )
      endIndex = third == nil ? second == nil ? 1 : 2 : 3
    }

    init(_ registers: [Register]) {
      func index(_ place: Int) -> Int32 {
        registers.indices.contains(place) ? registers[place].index : -1
      }
      (first, second, third) = (index(0), index(1), index(2))
      endIndex = registers.count
    }

    var startIndex: Int { 0 }

    subscript(position: Int) -> Register {
      Register(index: position == 0 ? first : position == 1 ? second : third)
    }

    fileprivate var mixed: UInt {
      UInt(UInt32(bitPattern: first)) << 16 ^ UInt(UInt32(bitPattern: second)) << 32
        ^ UInt(UInt32(bitPattern: third)) << 48
    }
  }

  enum Origin: Equatable {
    case input(Code.Input)
    case constant(Int32)
    case result(Key)
  }

  private(set) var origins: [Origin] = []
  private var types: [RegisterType] = []
  /// The constants and results that there are, by what they are.
  private var known = RegisterTable()
  private var calendars: [WorkdayRun] = []
  private var functions: [NativeFunction] = []
  /// What the partial values wait for, each once, in order.
  private var knowns: [Register] = []

  package init() {}

  /// Whether finishing may find more registers, calendars or functions than can be named.
  package var isNearlyFull: Bool {
    origins.count > 1 << 15 || calendars.count > 128 || functions.count > 128
  }

  /// A new input register; two inputs are never one.
  package mutating func input(_ type: RegisterType, domain: Ends? = nil) -> Register {
    append(.input(Code.Input(type, domain: domain ?? type.whole)), type)
  }

  /// The register that holds a constant of a type.
  package mutating func constant(_ value: Int32, _ type: RegisterType) -> Register {
    once(.constant(value), type, mixed: UInt(UInt32(bitPattern: value)) << 8 ^ type.mixed)
  }

  /// Makes a calendar known to the program; instructions name it by the number given.
  package mutating func calendar(_ run: WorkdayRun) -> UInt8 {
    let known = calendars.firstIndex(of: run)
    if known == nil { calendars.append(run) }
    return UInt8(truncatingIfNeeded: known ?? calendars.count - 1)
  }

  package func type(of register: Register) -> RegisterType { types[Int(register.index)] }

  /// The value of a constant register.
  package func constantValue(_ register: Register) -> Int32? {
    guard case .constant(let value) = origins[Int(register.index)] else { return nil }
    return value
  }

  /// The operation and arguments of a result register.
  func key(_ register: Register) -> Key? {
    guard case .result(let key) = origins[Int(register.index)] else { return nil }
    return key
  }

  /// The register of an operation on registers, new only if it was not asked for before.
  mutating func emit(
    _ operation: Operation, table: UInt8 = 0, _ type: RegisterType, _ first: Register,
    _ second: Register? = nil, _ third: Register? = nil
  ) -> Register {
    emit(operation, table: table, type, Arguments(first, second, third))
  }

  /// One to three registers as a list, for code that copies other code.
  mutating func emit(
    _ operation: Operation, table: UInt8 = 0, _ type: RegisterType, _ registers: [Register]
  ) -> Register {
    emit(operation, table: table, type, Arguments(registers))
  }

  mutating func emit(
    _ operation: Operation, table: UInt8 = 0, _ type: RegisterType, _ arguments: Arguments
  ) -> Register {
    let key = Key(operation: operation, table: table, arguments: arguments)
    return once(.result(key), type, mixed: key.mixed)
  }

  /// The register that is this already, else a new one.
  private mutating func once(
    _ origin: Origin, _ type: RegisterType, mixed: UInt
  ) -> Register {
    let isResult = origin.isResult
    let place = known.place(of: mixed) { index in
      // Of results the type follows from what they are.
      origins[index] == origin && (isResult || types[index] == type)
    }
    switch place {
    case .taken(let index): return Register(index: Int32(truncatingIfNeeded: index))
    case .free(let place):
      let register = append(origin, type)
      known.take(place, for: Int(register.index), mixed: mixed)
      return register
    }
  }

  /// The number of a native function, new only if it was not used before.
  mutating func number(of function: NativeFunction) -> UInt8 {
    let known = functions.firstIndex { $0.native == function.native }
    if known == nil { functions.append(function) }
    return UInt8(truncatingIfNeeded: known ?? functions.count - 1)
  }

  mutating func wait(for known: Register) {
    if constantValue(known) != 1, !knowns.contains(known) { knowns.append(known) }
  }

  private mutating func append(_ origin: Origin, _ type: RegisterType) -> Register {
    origins.append(origin)
    types.append(type)
    return Register(index: Int32(truncatingIfNeeded: origins.count - 1))
  }
}

extension CodeBuilder {
  /// Lays the program out: inputs and constants in the order in which they came, then results,
  /// equal operations next to each other as far as what they read allows.
  ///
  /// - Throws: `TooManyRegisters` beyond 65,536 registers.
  package consuming func finish() throws(TooManyRegisters) -> Result {
    let whole = knowns.first.map { first in
      knowns.dropFirst().reduce(first) { and($0, $1) }
    }
    let count = origins.count
    guard count <= 1 << 16, calendars.count <= 256, functions.count <= 256 else {
      throw TooManyRegisters(count: count)
    }
    let order = layout()
    var places = [RegisterID](repeating: RegisterID(0), count: count)
    for (place, index) in order.enumerated() {
      places[index] = RegisterID(UInt16(truncatingIfNeeded: place))
    }
    let ordered = order.map { origins[$0] }
    let code = Code(
      inputs: ordered.compactMap { if case .input(let input) = $0 { input } else { nil } },
      constants: ordered.compactMap { if case .constant(let value) = $0 { value } else { nil } },
      instructions: ordered.compactMap { $0.instruction(places) },
      types: order.map { types[$0] },
      calendars: calendars, functions: functions,
      whole: whole.map { places[Int($0.index)] })
    return Result(code: code, places: places)
  }
}

extension CodeBuilder.Origin {
  fileprivate var isResult: Bool { if case .result = self { true } else { false } }

  fileprivate func instruction(_ places: [RegisterID]) -> Instruction? {
    guard case .result(let key) = self else { return nil }
    func place(_ position: Int) -> RegisterID {
      key.arguments.indices.contains(position)
        ? places[Int(key.arguments[position].index)] : RegisterID(0)
    }
    return Instruction(key.operation, table: key.table, place(0), place(1), place(2))
  }
}

extension RegisterType {
  /// A number that differs for most types.
  fileprivate var mixed: UInt {
    switch self {
    case .bool: 0
    case .day: 1
    case .int: 2
    case .money: 3
    case .choice(let mask): UInt(UInt32(bitPattern: mask)) << 32 | 4
    case .set(let mask): UInt(UInt32(bitPattern: mask)) << 32 | 5
    }
  }
}
