import CivilTime
import PolicyProgram
import PolicyValues

/// Numbers for what registers compute: registers of different codes have the same one if they compute
/// the same from the same unknowns.
///
/// One thread at a time.
final class RegisterNames {
  private enum Computation: Hashable {
    case input(Unknown, Code.Input)
    case constant(Int32, RegisterType)
    /// An operation on what registers compute, with its calendar; -1 for none.
    case result(Operation, calendar: Int, Int, Int, Int)
  }

  private var known: [Computation: Int] = [:]
  private var count = 0
  /// By number of an unknown, what it may be.
  private(set) var domains: [Int: Ends] = [:]
  /// By number.
  private(set) var calendars: [WorkdayRun] = []

  /// By register, its number.
  func numbers(of inquiry: Inquiry) -> [Int] {
    let code = inquiry.code
    var numbers: [Int] = []
    numbers.reserveCapacity(code.registerCount)
    for (unknown, input) in zip(inquiry.unknowns, code.inputs) {
      let number = number(.input(unknown, input))
      domains[number] = input.domain
      numbers.append(number)
    }
    for (place, constant) in zip(code.constantRange, code.constants) {
      numbers.append(number(.constant(constant, code.types[place])))
    }
    let tables = places(of: code)
    for i in code.instructions { numbers.append(number(i, code, numbers, tables)) }
    return numbers
  }

  private func number(
    _ i: Instruction, _ code: Code, _ numbers: [Int], _ tables: [Int]
  ) -> Int {
    // What a native function computes is not looked into.
    guard i.operation != .native else { return fresh() }
    var arguments = [-1, -1, -1]
    var place = 0
    code.forEachArgument(of: i) { argument in
      arguments[place] = numbers[Int(argument.index)]
      place += 1
    }
    let calendar = i.operation.readsCalendar ? tables[Int(i.table)] : -1
    return number(
      .result(i.operation, calendar: calendar, arguments[0], arguments[1], arguments[2]))
  }

  private func number(_ computation: Computation) -> Int {
    if let number = known[computation] { return number }
    let number = fresh()
    known[computation] = number
    return number
  }

  private func fresh() -> Int {
    count += 1
    return count
  }

  /// By calendar of a code, its number.
  func places(of code: Code) -> [Int] { code.calendars.map(place) }

  private func place(_ calendar: WorkdayRun) -> Int {
    if let place = calendars.firstIndex(of: calendar) { return place }
    calendars.append(calendar)
    return calendars.count - 1
  }
}
