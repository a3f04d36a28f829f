import PolicyProgram
import PolicyValues

// Numbers.
extension GraphMaker {
  /// A number that stands under some condition; nil: nobody knows.
  struct GuardedNumber {
    let condition: Literal
    let number: Number?
  }

  enum Number: Hashable {
    case constant(Int32)
    case input(Int)
  }

  static let mostNumbers = 64

  mutating func numbers(_ register: RegisterID) throws(Unsayable) -> [GuardedNumber] {
    if let value = range(register).value {
      return [GuardedNumber(condition: AnswerGraph.always, number: .constant(value))]
    }
    guard let i = code.instruction(of: register) else {
      let input = Int(register.index)
      return [
        GuardedNumber(
          condition: AnswerGraph.always, number: inquiry.isSilent(input) ? nil : .input(input))
      ]
    }
    switch i.operation {
    case .select:
      let condition = try rails(i.a)
      return try merged(
        try guarded(i.b, by: condition.yes) + guarded(i.c, by: condition.no))
    case .veil: return try guarded(i.a, by: try rails(i.b).yes)
    case .plus, .minus, .minimum, .maximum:
      var result: [GuardedNumber] = []
      for x in try number(i.a) {
        for y in try number(i.b) {
          let condition = graph.and(x.condition, y.condition)
          result.append(
            GuardedNumber(condition: condition, number: try combined(i, x.number, y.number)))
        }
      }
      return try merged(result)
    default: throw Unsayable()
    }
  }

  func number(_ register: RegisterID) throws(Unsayable) -> [GuardedNumber] {
    if let numbers = values[register] { return numbers }
    if let value = range(register).value {
      return [GuardedNumber(condition: AnswerGraph.always, number: .constant(value))]
    }
    throw Unsayable()
  }

  mutating func guarded(
    _ register: RegisterID, by condition: Literal
  ) throws(Unsayable) -> [GuardedNumber] {
    try number(register).map {
      GuardedNumber(condition: graph.and(condition, $0.condition), number: $0.number)
    }
  }

  func combined(
    _ i: Instruction, _ x: Number?, _ y: Number?
  ) throws(Unsayable) -> Number? {
    guard let x, let y else { return nil }
    guard case .constant(let a) = x, case .constant(let b) = y else { throw Unsayable() }
    let (sum, over) =
      i.operation == .minus
      ? a.subtractingReportingOverflow(b) : a.addingReportingOverflow(b)
    switch i.operation {
    case .minimum: return .constant(min(a, b))
    case .maximum: return .constant(max(a, b))
    default:
      guard !over else { throw Unsayable() }
      return .constant(sum)
    }
  }

  /// Every number once, under any of its conditions.
  mutating func merged(
    _ numbers: [GuardedNumber]
  ) throws(Unsayable) -> [GuardedNumber] {
    var result: [GuardedNumber] = []
    for next in numbers where next.condition != AnswerGraph.never {
      if let place = result.firstIndex(where: { $0.number == next.number }) {
        let either = graph.or(result[place].condition, next.condition)
        result[place] = GuardedNumber(condition: either, number: next.number)
      } else {
        result.append(next)
      }
    }
    guard result.count <= GraphMaker.mostNumbers else { throw Unsayable() }
    return result
  }

  mutating func compareNumbers(
    _ register: RegisterID, _ i: Instruction
  ) throws(Unsayable) -> Rails {
    var (yes, no) = (AnswerGraph.never, AnswerGraph.never)
    var isDefinite = true
    for x in try number(i.a) {
      for y in try number(i.b) {
        let condition = graph.and(x.condition, y.condition)
        guard condition != AnswerGraph.never else { continue }
        guard let a = x.number, let b = y.number else {
          isDefinite = false
          continue
        }
        let answer = try atMost(a, b)
        yes = graph.or(yes, graph.and(condition, answer))
        no = graph.or(no, graph.and(condition, !answer))
      }
    }
    // Where something is always known, one of the conditions holds.
    return isDefinite && isSaid(i)
      ? Rails(yes) : graph.partly(yes: yes, no: no, else: .guess(register))
  }

  /// Whether numbers are given by conditions that are never unknown.
  func isSaid(_ i: Instruction) -> Bool {
    var waiting = [i.a, i.b]
    var seen = RegisterSet(count: code.registerCount)
    while let next = waiting.popLast() {
      guard seen.insert(next) else { continue }
      if let rails = bools[next] {
        if !rails.isDefinite { return false }
        continue
      }
      guard let instruction = code.instruction(of: next) else { continue }
      if instruction.operation == .veil { return false }
      waiting += code.arguments(of: instruction)
    }
    return true
  }

  mutating func atMost(_ x: Number, _ y: Number) throws(Unsayable) -> Literal {
    switch (x, y) {
    case (.constant(let a), .constant(let b)):
      return a <= b ? AnswerGraph.always : AnswerGraph.never
    case (.input(let input), .constant(let most)): return atMost(input, most)
    case (.constant(let least), .input(let input)):
      return least == .min ? AnswerGraph.always : !atMost(input, least - 1)
    case (.input, .input): throw Unsayable()
    }
  }

  mutating func atMost(_ input: Int, _ most: Int32) -> Literal {
    let domain = code.inputs[input].domain
    if most >= domain.hi { return AnswerGraph.always }
    if most < domain.lo { return AnswerGraph.never }
    cuts[input, default: []].insert(most)
    return graph.leaf(.atMost(input, most))
  }

  /// What is at most so great is at most any greater number, too.
  mutating func orderCuts() {
    for (input, numbers) in cuts.sorted(by: { $0.key < $1.key }) {
      let sorted = numbers.sorted()
      for (less, more) in zip(sorted, sorted.dropFirst()) {
        clauses.append([!graph.leaf(.atMost(input, less)), graph.leaf(.atMost(input, more))])
      }
    }
  }
}
