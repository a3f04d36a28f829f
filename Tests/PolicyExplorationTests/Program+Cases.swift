import CivilTime
import PolicyProgram
import PolicyValues

extension Program {
  /// The inputs on which a register depends.
  func inputs(of register: RegisterID) -> Set<Int> {
    var seen: Set<RegisterID> = []
    var waiting = [register]
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted, let i = code.instruction(of: next) else { continue }
      waiting += code.arguments(of: i)
    }
    return Set(seen.map { Int($0.index) }.filter { $0 < code.inputs.count })
  }

  /// How many cases there are to tell apart in some inputs.
  func size(of inputs: [Int]) -> Int {
    inputs.reduce(1) { size, index in
      let input = code.inputs[index]
      let isLong = input.type.isNumber && input.domain.hi - input.domain.lo > 700
      return min(1_000_000_000, isLong ? .max : size * values(of: index).count)
    }
  }

  /// Everything an input may be; of numbers the ends and some between.
  func values(of index: Int) -> [Int32] {
    let input = code.inputs[index]
    switch (inputs[index], input.type) {
    case (.papers, _), (.papersGiven, _), (.silent, _): return [0]
    case (_, .bool): return [0, 1]
    case (_, .choice): return (0..<31).map { Int32(1) << $0 }.filter { $0 & input.domain.hi != 0 }
    case (_, .day):
      let days = PackedDay.daysBetween(input.domain.lo, input.domain.hi)
      return (0...days).map { PackedDay.addDays(input.domain.lo, $0) }
    case (_, .int), (_, .money):
      let (low, high) = (input.domain.lo, input.domain.hi)
      return high - low <= 700 ? Array(low...high) : [low, 1, 100, 10_000, high]
    case (_, .set):
      return (input.domain.lo...input.domain.hi).filter { $0 & input.domain.hi == $0 }
    }
  }
}

extension Program {
  /// Every input as it comes first, with every reading at its default.
  var usualPoint: [Int32] {
    inputs.indices.map { index in
      guard case .reading(let number) = inputs[index], let usual = readings[number].fallback else {
        return values(of: index)[0]
      }
      return 1 << Int32(usual)
    }
  }

  /// Whether an input is not a reading at its default.
  func isOpen(_ index: Int) -> Bool {
    guard case .reading(let number) = inputs[index] else { return true }
    return readings[number].fallback == nil
  }

  func isFact(_ index: Int, _ id: String) -> Bool {
    if case .fact(let number) = inputs[index] { facts[number].id == id } else { false }
  }
}

extension RegisterType {
  fileprivate var isNumber: Bool { self == .int || self == .money }
}
