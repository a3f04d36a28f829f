// What another program is made again from.
extension CodeBuilder {
  /// An instruction of other code, on registers of this builder: folded where constants allow it.
  package mutating func copy(
    _ instruction: Instruction, of code: Code, _ type: RegisterType, _ x: [Register]
  ) -> Register {
    switch instruction.operation {
    case .and where type == .bool: and(x[0], x[1])
    case .or where type == .bool: or(x[0], x[1])
    case .not: not(x[0])
    case .select, .selectMask: select(x[0], x[1], x[2])
    case .veil: veil(x[0], known: x[1], floor: x[2])
    case .collect: collect(x[0], if: x[1], x[2])
    case .native: call(code.functions[Int(instruction.table)], x)
    case .addWorkdays, .rollToWorkday:
      emit(
        instruction.operation, table: calendar(code.calendars[Int(instruction.table)]), type, x)
    default: emit(instruction.operation, type, x)
    }
  }

  /// The first and not the second, in one instruction.
  package mutating func andNot(_ x: Register, _ y: Register) -> Register {
    guard constantValue(x) == nil, constantValue(y) == nil else { return and(x, not(y)) }
    return emit(.andNot, .bool, x, y)
  }

  /// Whether a set holds exactly these options.
  package mutating func isExactly(_ set: Register, _ options: Register) -> Register {
    emit(.isExactly, .bool, set, options)
  }

  /// A sum of months of other code that is known to stay inside the calendar; nil for anything else.
  package mutating func copyInside(_ instruction: Instruction, _ x: [Register]) -> Register? {
    switch instruction.operation {
    case .addMonths: emit(.addMonthsInside, .day, x)
    case .addMonthsNextDay: emit(.addMonthsNextDayInside, .day, x)
    default: nil
    }
  }
}
