import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Puts a question into a graph: every condition of the code becomes a literal for "surely so" and one
/// for "surely not".
struct GraphMaker {
  /// The code reads something that cannot be put so.
  struct Unsayable: Error {}

  let code: Code
  let ranges: [Ends]
  let inquiry: Inquiry
  /// By register, whether its value is a date or counted from dates.
  let datesRead: [Bool]
  var graph = AnswerGraph()
  /// By register that is a bool, its rails.
  private(set) var bools: RegisterMap<Rails>
  /// By register that is a choice or a set, its options with their rails.
  private(set) var masks: RegisterMap<[Int32: Rails]>
  /// By register that is a number that does not come from dates, what it may be.
  private(set) var values: RegisterMap<[GuardedNumber]>
  var knownDates: [DateKey: Rails] = [:]
  /// Comparisons of dates, in order.
  var comparisons: [RegisterID] = []
  /// By comparison, where its answer is to be trusted: that it holds, and that it does not.
  var trusts: [(yes: Literal, no: Literal)] = []
  /// What makes dates known that may not be.
  var knowing: [Literal] = []
  /// By input that is a number, where it is cut.
  var cuts: [Int: Set<Int32>] = [:]

  struct DateKey: Hashable {
    let register: RegisterID
    let isLate: Bool
  }

  init(_ inquiry: Inquiry) throws(Unsayable) {
    self.inquiry = inquiry
    code = inquiry.code
    let file = EndFile(Tape(inquiry.code))
    file.run()
    ranges = Array(file.all)
    datesRead = GraphMaker.datesRead(inquiry.code)
    let count = inquiry.code.registerCount
    bools = RegisterMap(count: count)
    masks = RegisterMap(count: count)
    values = RegisterMap(count: count)
    for register in inquiry.needed { try put(register) }
    orderCuts()
  }

  /// By register, whether its value is a date or counted from dates; conditions that choose it do not
  /// count.
  private static func datesRead(_ code: Code) -> [Bool] {
    var reads = code.inputs.map { $0.type == .day }
    reads += Array(repeating: false, count: code.constants.count)
    for instruction in code.instructions {
      let (a, b, c) = (instruction.a, instruction.b, instruction.c)
      let parts: [RegisterID]
      switch instruction.operation {
      case .select: parts = [b, c]
      case .veil: parts = [a, c]
      default: parts = code.arguments(of: instruction)
      }
      let isValue = code.types[reads.count] != .bool
      reads.append(isValue && parts.contains { reads[Int($0.index)] })
    }
    return reads
  }

  /// The rails of a condition.
  func rails(_ register: RegisterID) throws(Unsayable) -> Rails {
    if let rails = bools[register] { return rails }
    throw Unsayable()
  }

  /// Clauses that say what the leaves may be.
  var clauses: [[Literal]] = []

  // MARK: Registers

  func range(_ register: RegisterID) -> Ends { ranges[Int(register.index)] }

  private mutating func put(_ register: RegisterID) throws(Unsayable) {
    switch code.types[Int(register.index)] {
    case .bool: bools[register] = try bool(register)
    case .choice(let mask), .set(let mask): masks[register] = try options(register, mask)
    case .int, .money:
      if !datesRead[Int(register.index)] { values[register] = try numbers(register) }
    case .day:
      if let i = code.instruction(of: register), isExtreme(i.operation),
        range(register).isOpen
      {
        bools[register] = Rails(graph.leaf(.isFirst(register)))
      }
    }
  }

  private func isExtreme(_ operation: Operation) -> Bool {
    switch operation {
    case .minimum, .maximum, .anniversary, .anniversaryNextDay: true
    default: false
    }
  }

  private mutating func bool(_ register: RegisterID) throws(Unsayable) -> Rails {
    if let value = range(register).value { return Rails(value == 1) }
    guard let i = code.instruction(of: register) else {
      let isSilent = inquiry.isSilent(Int(register.index))
      return isSilent ? graph.unknown(.guess(register)) : Rails(graph.leaf(.holds(register)))
    }
    switch i.operation {
    case .and: return graph.and(try rails(i.a), try rails(i.b))
    case .or: return graph.or(try rails(i.a), try rails(i.b))
    case .andNot: return graph.and(try rails(i.a), !(try rails(i.b)))
    case .not: return !(try rails(i.a))
    case .select: return graph.choose(try rails(i.a), try rails(i.b), try rails(i.c))
    case .veil:
      return graph.trusted(try rails(i.a), where: try rails(i.b), else: .guess(register))
    case .meets: return try meets(i)
    case .lacks: return !(try meets(i))
    case .includesAll: return try includesAll(i)
    case .isExactly: return try isExactly(i)
    case .several: return several(try mask(i.a).sorted { $0.key < $1.key }.map(\.value))
    case .oneOf: return try oneOf(i)
    case .atMost where !datesRead[Int(i.a.index)] && !datesRead[Int(i.b.index)]:
      return try compareNumbers(register, i)
    case .atMost, .hasDay: return try compareDates(register, i)
    default: throw Unsayable()
    }
  }
}
