import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Finds conditions with facts of their own: whatever the other facts are, those can make the
/// condition hold and can make it fail, so that it is as good as a free fact.
struct Cuts {
  private let inquiry: Inquiry
  private let tape: Tape
  private let usual: [Unknown: Ends]
  private var code: Code { inquiry.code }
  /// By register, the next register through which all ways to the roots lead; -1 is the end.
  private var gate: [Int]
  private var depth: [Int]
  private var isNeeded: [Bool]
  private static let end = -1

  /// - Parameters:
  ///   - tape: that of the question's code.
  ///   - usual: readings at their defaults. How often a condition holds is told of these, so that it
  ///     is no free fact unless it is one with them.
  init(_ inquiry: Inquiry, on tape: Tape, usual: [Unknown: Ends]) {
    (self.inquiry, self.tape) = (inquiry, tape)
    self.usual = usual
    let count = inquiry.code.registerCount
    gate = Array(repeating: Cuts.end, count: count)
    depth = Array(repeating: 0, count: count)
    isNeeded = Array(repeating: false, count: count)
    findGates()
  }

  /// The conditions to cut, none inside another.
  var free: [RegisterID] {
    var privates: [Int: [Int]] = [:]
    // Nobody can choose what the sources are silent about, so it makes no condition free.
    for input in code.inputs.indices where isNeeded[input] && !inquiry.isSilent(input) {
      var next = gate[input]
      while next != Cuts.end {
        if code.types[next] == .bool { privates[next, default: []].append(input) }
        next = gate[next]
      }
    }
    var taken: Set<Int> = []
    var cuts: [RegisterID] = []
    for (condition, inputs) in privates.sorted(by: { $0.key > $1.key }) {
      let register = RegisterID(UInt16(truncatingIfNeeded: condition))
      guard register != inquiry.target, taken.isDisjoint(with: inputs),
        !isJustOne(condition, inputs), isFree(register, by: inputs)
      else { continue }
      taken.formUnion(inputs)
      cuts.append(register)
    }
    return cuts
  }

  /// A single bool gains nothing by being cut off; and of a date that is compared with itself it is
  /// to be said on which days the condition holds.
  private func isJustOne(_ condition: Int, _ inputs: [Int]) -> Bool {
    guard inputs.count == 1 else { return false }
    if code.types[inputs[0]] == .bool { return true }
    let register = RegisterID(UInt16(truncatingIfNeeded: condition))
    return code.types[inputs[0]] == .day
      && code.inputs(of: register).all.map { Int($0.index) } == inputs
  }

  // MARK: Ways to the roots

  /// Instructions read only what stands before them, so one pass from the end suffices.
  private mutating func findGates() {
    var readers = [Int?](repeating: nil, count: code.registerCount)
    var isRead = [Bool](repeating: false, count: code.registerCount)
    func meet(_ x: Int, _ y: Int) -> Int {
      var (x, y) = (x, y)
      while x != y {
        if x == Cuts.end || y == Cuts.end { return Cuts.end }
        if depth[x] >= depth[y] { x = gate[x] } else { y = gate[y] }
      }
      return x
    }
    for root in inquiry.roots {
      readers[Int(root.index)] = Cuts.end
      isRead[Int(root.index)] = true
    }
    for register in code.types.indices.reversed() where isRead[register] {
      isNeeded[register] = true
      let through = readers[register] ?? Cuts.end
      gate[register] = through
      depth[register] = through == Cuts.end ? 1 : depth[through] + 1
      guard
        let instruction = code.instruction(of: RegisterID(UInt16(truncatingIfNeeded: register)))
      else { continue }
      code.forEachArgument(of: instruction) {
        let argument = Int($0.index)
        readers[argument] =
          isRead[argument] ? meet(readers[argument] ?? Cuts.end, register) : register
        isRead[argument] = true
      }
    }
  }

  // MARK: Freedom

  /// Whether the private inputs can make the condition hold, and can make it fail, whatever the rest.
  private func isFree(_ condition: RegisterID, by inputs: [Int]) -> Bool {
    let choices = inputs.map { usual[inquiry.unknowns[$0]].map { [$0] } ?? ends(of: $0) }
    let count = choices.reduce(1) { min(4_096, $0 * $1.count) }
    guard count <= 512 else { return false }
    let file = EndFile(tape)
    var found: Set<Int32> = []
    for number in 0..<count {
      var rest = number
      for (input, ends) in zip(inputs, choices) {
        file[RegisterID(UInt16(truncatingIfNeeded: input))] = ends[rest % ends.count]
        rest /= ends.count
      }
      file.run()
      if let value = file[condition].value { found.insert(value) }
      if found.count == 2 { return true }
    }
    return false
  }

  /// The values to try of an input: those at its ends.
  ///
  /// The calendar is thought of as going on beyond the days that a case may state: a person may be
  /// as old as need be on every day.
  private func ends(of input: Int) -> [Ends] {
    let (type, domain) = (code.inputs[input].type, code.inputs[input].domain)
    switch type {
    case .bool: return [Ends(0), Ends(1)]
    case .choice:
      return (0..<31).map { Int32(1) << $0 }.filter { $0 & domain.hi != 0 }.map { Ends($0) }
    case .set: return [Ends(domain.lo), Ends(domain.hi)]
    case .int, .money: return [Ends(domain.lo), Ends(domain.hi)]
    case .day:
      guard PackedDay.daysBetween(domain.lo, domain.hi) > 200 * 365 else {
        return [Ends(domain.lo), Ends(domain.hi)]
      }
      let last = min(domain.hi, PackedDay.last)
      return [
        Ends(PackedDay.addMonths(domain.lo, -300 * 12)), Ends(PackedDay.addMonths(last, 300 * 12)),
      ]
    }
  }
}
