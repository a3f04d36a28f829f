import CivilTime
import PolicyProgram
import PolicyValues

/// A fact's domain in two parts, neither empty.
struct Split {
  let input: Int
  let first: Ends
  let second: Ends
}

/// A set of numbers that is emptied in no time.
struct StepSet {
  private var keys: [Int]
  /// By place, the round in which its key was written.
  private var rounds: [UInt32]
  private var round: UInt32 = 1
  private var count = 0

  /// It grows with what is put in.
  init() {
    keys = Array(repeating: 0, count: 256)
    rounds = Array(repeating: 0, count: 256)
  }

  mutating func removeAll() {
    count = 0
    round &+= 1
    if round == 0 {
      rounds = Array(repeating: 0, count: rounds.count)
      round = 1
    }
  }

  /// Whether the key is new.
  mutating func insert(_ key: Int) -> Bool {
    if count * 2 > keys.count { grow() }
    let mask = keys.count - 1
    var place = (key &* 0x9E37_79B9) >> 7 & mask
    while rounds[place] == round {
      if keys[place] == key { return false }
      place = (place + 1) & mask
    }
    keys[place] = key
    rounds[place] = round
    count += 1
    return true
  }

  private mutating func grow() {
    let old = zip(keys, rounds).filter { $0.1 == round }.map(\.0)
    keys = Array(repeating: 0, count: keys.count * 2)
    rounds = Array(repeating: 0, count: keys.count)
    count = 0
    for key in old { _ = insert(key) }
  }
}

/// The way from an open register to a fact whose splitting may settle it.
///
/// It belongs to one explorer, which keeps its memory from box to box.
struct Walk {
  /// An open input, and the question by which it was reached.
  private struct Candidate {
    let input: Int
    /// The nearest register above that is a bool: its turning point is where to split.
    let question: Int
    /// The options the nearest test asks for; 0 if none.
    let options: Int32
  }

  private let tape: Tape
  private let dependence: Dependence
  private var registers: UnsafeMutablePointer<Ends>
  private let scratch: UnsafeMutablePointer<Ends>
  /// Registers passed, each with the question it was passed under.
  private var seen: StepSet
  /// By register, how many inputs it depends on; nil: arguments are asked in their order.
  private let weights: [Int]?
  /// The intervals met, none of which turns its question.
  private var candidates: [Candidate] = []
  /// By input and question, the registers between them.
  private var slices: [Int: [Int]] = [:]
  /// The first open partial value met by the last walk.
  private(set) var veil: RegisterID?

  /// - Parameters:
  ///   - scratch: memory of a frame that may be overwritten.
  ///   - isThrifty: whether to ask for what is soonest known. A day that stands in a comparison
  ///     itself comes before the readings and choices that the other side hangs on, which then are
  ///     split only where they matter; of two conditions the one that depends on less comes first.
  init(
    _ tape: Tape, _ dependence: Dependence, scratch: UnsafeMutablePointer<Ends>, isThrifty: Bool
  ) {
    self.tape = tape
    self.dependence = dependence
    self.scratch = scratch
    weights = isThrifty ? (0..<tape.registerCount).map(dependence.count) : nil
    registers = scratch
    seen = StepSet()
  }

  /// Where to split a box so that the target may close; nil if no fact can close it.
  mutating func split(_ box: UnsafeMutablePointer<Ends>, for target: Int) -> Split? {
    registers = box
    veil = nil
    seen.removeAll()
    candidates.removeAll(keepingCapacity: true)
    if let split = descend(target, question: target, options: 0) { return split }
    for candidate in candidates where !opensOnlyByVeil(candidate.question) {
      return halve(candidate.input)
    }
    return nil
  }

  /// The first split that helps, of the open inputs below a register in the order of arguments.
  private mutating func descend(_ register: Int, question: Int, options: Int32) -> Split? {
    guard registers[register].isOpen else { return nil }
    let isBool = tape.bools[register]
    let question = isBool && register >= tape.inputCount ? register : question
    guard seen.insert(register << 16 | question) else { return nil }
    guard register >= tape.firstResult else {
      let candidate = Candidate(input: register, question: question, options: options)
      candidates.append(candidate)
      return directSplit(candidate) ?? turn(candidate)
    }
    let instruction = tape.instructions[register - tape.firstResult]
    let asked = self.options(instruction) ?? options
    let (a, b, c) = relevant(instruction, register)
    return a.flatMap { descend($0, question: question, options: asked) }
      ?? b.flatMap { descend($0, question: question, options: asked) }
      ?? c.flatMap { descend($0, question: question, options: asked) }
  }

  /// The arguments on which an open result can depend, given what is known, in the order to ask.
  private mutating func relevant(_ i: Instruction, _ register: Int) -> (Int?, Int?, Int?) {
    let (a, b, c) = (Int(i.a.index), Int(i.b.index), Int(i.c.index))
    switch i.operation {
    case .select, .selectMask:
      if registers[a].isOpen { return (a, b, c) }
      return (registers[a].lo != 0 ? b : c, nil, nil)
    case .veil:
      if registers[b].lo != 0 { return (a, nil, nil) }
      veil = veil ?? RegisterID(UInt16(truncatingIfNeeded: register))
      return registers[b].isOpen ? (b, a, c) : (c, nil, nil)
    case .atMost where weights != nil && b < tape.inputCount: return (b, a, nil)
    // The origin may be anything; of the day asked the result is never far.
    case .anniversary where weights != nil, .anniversaryNextDay where weights != nil:
      return (b, a, nil)
    case .and, .or:
      guard let weights, weights[b] < weights[a] else { return (a, b, nil) }
      return (b, a, nil)
    case .native:
      let count = tape.code.functions[Int(i.table)].parameters.count
      return (a, count > 1 ? b : nil, count > 2 ? c : nil)
    default:
      let arity = i.operation.arity
      return (a, arity > 1 ? b : nil, arity > 2 ? c : nil)
    }
  }

  /// The options a test asks for, if they are known.
  private func options(_ i: Instruction) -> Int32? {
    switch i.operation {
    case .oneOf, .meets, .lacks, .includesAll: registers[Int(i.b.index)].value
    default: nil
    }
  }

  /// A bool by its value, a choice by the question asked, a set by one member.
  private func directSplit(_ candidate: Candidate) -> Split? {
    let (input, ends) = (candidate.input, registers[candidate.input])
    switch tape.code.types[input] {
    case .bool: return Split(input: input, first: Ends(0), second: Ends(1))
    case .choice:
      let asked = ends.hi & candidate.options
      let part = asked == 0 || asked == ends.hi ? lowest(ends.hi) : asked
      return Split(
        input: input, first: Ends(oneOf: part), second: Ends(oneOf: ends.hi & ~part))
    case .set:
      let free = ends.hi & ~ends.lo
      let asked = free & candidate.options
      let one = lowest(asked == 0 ? free : asked)
      return Split(
        input: input, first: Ends(ends.lo | one, ends.hi), second: Ends(ends.lo, ends.hi & ~one))
    case .day, .int, .money: return nil
    }
  }

  private func lowest(_ bits: Int32) -> Int32 { bits & (0 &- bits) }
}

// Intervals.
extension Walk {
  /// Splits an interval at the first point where the question's answer changes.
  ///
  /// Exact where the question is monotone in the fact: it then runs through at most three answers,
  /// no, open, yes. Nil if both ends of the interval give the same answer.
  private mutating func turn(_ candidate: Candidate) -> Split? {
    let input = candidate.input
    guard tape.isInterval(input) else { return nil }
    var (low, high) = tape.ordinals(input, registers[input])
    if let read = comparedWith(candidate) { return cut(input, below: read) }
    let slice = slice(from: input, to: candidate.question)
    take(slice, of: input)
    let first = answer(candidate.question, input, low, slice)
    guard answer(candidate.question, input, high, slice) != first else { return nil }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if answer(candidate.question, input, middle, slice) == first {
        low = middle
      } else {
        high = middle
      }
    }
    return cut(input, below: high)
  }

  /// The registers that depend on an input and on which a question depends, in order.
  private mutating func slice(from input: Int, to question: Int) -> [Int] {
    let key = question << 16 | input
    if let known = slices[key] { return known }
    var isRead = [Bool](repeating: false, count: question + 1)
    isRead[question] = true
    for register in stride(from: question, through: tape.firstResult, by: -1)
    where isRead[register] {
      tape.code.forEachArgument(of: tape.instructions[register - tape.firstResult]) {
        isRead[Int($0.index)] = true
      }
    }
    let slice = (tape.firstResult..<max(tape.firstResult, question + 1)).filter {
      isRead[$0] && dependence.holds($0, on: input)
    }
    slices[key] = slice
    return slice
  }

  /// Brings what a slice reads into the scratch frame, as it stands in the box.
  private func take(_ slice: [Int], of input: Int) {
    for register in slice {
      scratch[register] = registers[register]
      tape.code.forEachArgument(of: tape.instructions[register - tape.firstResult]) {
        scratch[Int($0.index)] = registers[Int($0.index)]
      }
    }
  }

  /// Where a fact turns that is compared itself with what is known: nothing need be run.
  private func comparedWith(_ candidate: Candidate) -> Int64? {
    guard candidate.question >= tape.firstResult else { return nil }
    let i = tape.instructions[candidate.question - tape.firstResult]
    guard i.operation == .atMost else { return nil }
    if Int(i.a.index) == candidate.input {
      return registers[Int(i.b.index)].value.map { tape.ordinal(candidate.input, $0) + 1 }
    }
    guard Int(i.b.index) == candidate.input else { return nil }
    return registers[Int(i.a.index)].value.map { tape.ordinal(candidate.input, $0) }
  }

  private func halve(_ input: Int) -> Split? {
    guard tape.isInterval(input) else { return nil }
    let (low, high) = tape.ordinals(input, registers[input])
    return cut(input, below: low + (high - low) / 2 + 1)
  }

  private func cut(_ input: Int, below ordinal: Int64) -> Split {
    let ends = registers[input]
    return Split(
      input: input, first: Ends(ends.lo, tape.value(input, ordinal - 1)),
      second: Ends(tape.value(input, ordinal), ends.hi))
  }

  /// The question's ends with one fact at a point, the others as they stand in the scratch frame.
  private func answer(
    _ question: Int, _ input: Int, _ ordinal: Int64, _ slice: [Int]
  ) -> Ends {
    scratch[input] = Ends(tape.value(input, ordinal))
    tape.partly(scratch, only: slice, through: question)
    return scratch[question]
  }

  /// Whether a question stays open at every corner of the intervals it depends on.
  ///
  /// As it is monotone in each, it is then open at every point, and splitting is in vain. With more
  /// than four intervals this is not tried.
  private mutating func opensOnlyByVeil(_ question: Int) -> Bool {
    let intervals = candidates.filter { $0.question == question }.map(\.input)
    guard veil != nil, intervals.count <= 4 else { return false }
    for corner in 0..<(1 << intervals.count) {
      scratch.update(from: registers, count: tape.registerCount)
      for (k, input) in intervals.enumerated() {
        let ends = registers[input]
        scratch[input] = Ends(corner >> k & 1 == 0 ? ends.lo : ends.hi)
        tape.partly(scratch, only: slice(from: input, to: question), through: question)
      }
      guard scratch[question].isOpen else { return false }
    }
    return true
  }
}

extension Tape {
  func isInterval(_ input: Int) -> Bool { !masks[input] && !bools[input] }

  /// The ends of an interval as consecutive numbers; days as day numbers.
  func ordinals(_ input: Int, _ ends: Ends) -> (low: Int64, high: Int64) {
    (ordinal(input, ends.lo), ordinal(input, ends.hi))
  }

  func ordinal(_ input: Int, _ value: Int32) -> Int64 {
    Int64(days[input] ? PackedDay.toDayNumber(value) : value)
  }

  /// The value of an ordinal.
  func value(_ input: Int, _ ordinal: Int64) -> Int32 {
    let number = Int32(truncatingIfNeeded: ordinal)
    return days[input] ? PackedDay.fromDayNumber(number) : number
  }
}
