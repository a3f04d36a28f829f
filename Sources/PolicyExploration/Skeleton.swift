import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// The logic of a question without its dates: every comparison of dates is taken for a free fact.
///
/// What is left is the same for every anchor, so it is explored once. Each way in which the
/// condition can hold names the comparisons it needs; whether dates exist for one of these ways is
/// all that has to be looked for day by day. Answers that exclude each other whatever the dates are
/// no way.
struct Skeleton {
  private let inquiry: Inquiry
  private let spans: DateSpans
  private let comparisons: [RegisterID]
  /// The inputs that comparisons read beside dates, such as the readings that choose a date, and
  /// those on which the sources are silent: a way that needs one of them is no way.
  private let feeding: Set<Int>

  /// What a way in which the condition holds asks of one register.
  private struct Literal: Hashable {
    let register: RegisterID
    let ends: Ends

    /// The other answer of a yes or no.
    var opposite: Literal? {
      switch (ends.lo, ends.hi) {
      case (0, 0): Literal(register: register, ends: Ends(1))
      case (1, 1): Literal(register: register, ends: Ends(0))
      default: nil
      }
    }
  }

  init(_ inquiry: Inquiry, spans: DateSpans) {
    self.inquiry = inquiry
    self.spans = spans
    let code = inquiry.code
    let readers = code.readersOfDates
    comparisons = inquiry.needed.filter { register in
      guard code.types[Int(register.index)] == .bool, let i = code.instruction(of: register) else {
        return false
      }
      return code.arguments(of: i).contains { argument in
        switch code.types[Int(argument.index)] {
        case .day, .int, .money: readers.contains(argument)
        case .bool, .choice, .set: false
        }
      }
    }
    let read = inquiry.reached(from: comparisons, stoppingAt: [])
    feeding = Set(read).union(code.inputs.indices.filter(inquiry.isSilent)).filter {
      code.types[$0] != .day
    }
  }

  /// What the logic alone says.
  enum Answer {
    /// The condition never holds.
    case never
    /// It holds for a case of this box.
    case seen(box: [Ends])
    /// It holds exactly where another question does, which is shorter.
    case same(as: Inquiry)
    /// Nothing that helps.
    case unknown

    var isNever: Bool {
      if case .never = self { true } else { false }
    }

    /// Whether dates have to be looked for day by day.
    var isOpen: Bool {
      switch self {
      case .never, .seen: false
      case .same, .unknown: true
      }
    }
  }

  /// An answer, the boxes run for it, and how many of them a partial value hides.
  typealias Found = (Answer, boxes: Int, hidden: Int)

  /// How many ways are followed at most.
  private static let mostWays = 600
  private static let mostBoxes = 200_000

  /// - Parameters:
  ///   - isWanted: whether one case is enough.
  ///   - isDeep: whether the month and day of an origin of anniversaries are taken one by one.
  ///   - budget: how many boxes may be run; of the logic never more than `mostBoxes`.
  /// - Returns: the answer, the boxes run for it, and how many of them a partial value hides.
  func answer(
    isWanted: Bool, budget: Int, isDeep: Bool = false
  ) throws(CodeBuilder.TooManyRegisters) -> Found {
    guard !comparisons.isEmpty,
      let logic = try Logic(
        inquiry, comparisons, feeding, spans, longLook: isDeep ? budget : nil)
    else {
      return (.unknown, 0, 0)
    }
    let explorer = logic.explorer
    if !isWanted { logic.sieve.silent = logic.silent(of: inquiry) }
    let guesses = isWanted ? Guesses(inquiry) : nil
    var ways: Set<[Literal]> = []
    var hidden = 0
    var seen: [Ends]?
    var boxes = 0
    let coverage = explorer.explore(logic.box, budget: min(budget, Skeleton.mostBoxes)) { region in
      let known = logic.known(region)
      guard region.unresolved.isEmpty, !isSaidOfSilence(known) else {
        return hidden += 1
      }
      if let guesses {
        seen = guesses.box(of: known, near: logic.sieve.guess, surely: logic.sieve.days)
        boxes += guesses.boxes
      }
      ways.insert(way(region, logic))
      let isTooMuch = ways.count > 8 * Skeleton.mostWays
      if seen != nil || isTooMuch { explorer.stop() }
    }
    boxes += explorer.boxes
    hidden += logic.sieve.hidden
    if let seen { return (.seen(box: seen), boxes, hidden) }
    guard coverage == .complete, ways.count <= 8 * Skeleton.mostWays else {
      return (.unknown, boxes, hidden)
    }
    if ways.isEmpty { return (.never, boxes, hidden) }
    let short = merged(ways)
    guard short.count <= Skeleton.mostWays, let question = try inquiry(of: short) else {
      return (.unknown, boxes, hidden)
    }
    return (.same(as: question), boxes, hidden)
  }

  /// Whether a box says something of a value on which the sources are silent.
  private func isSaidOfSilence(_ known: [Int: Ends]) -> Bool {
    known.keys.contains { $0 < inquiry.unknowns.count && inquiry.isSilent($0) }
  }

  private func way(_ region: borrowing Region, _ logic: Logic) -> [Literal] {
    var way: [Literal] = []
    for (index, place) in logic.inputs.enumerated() {
      let ends = region[RegisterID(UInt16(truncatingIfNeeded: index))]
      let isKept = index < comparisons.count || feeding.contains(Int(place.index))
      guard isKept, ends != logic.box[index] else { continue }
      way.append(Literal(register: place, ends: ends))
    }
    return way
  }

  /// The question whether dates exist for one of the ways; nil where it cannot be put.
  private func inquiry(
    of ways: [[Literal]]
  ) throws(CodeBuilder.TooManyRegisters) -> Inquiry? {
    let code = inquiry.code
    var builder = CodeBuilder()
    var copier = CodeCopier(code, within: code.inputs.map(\.domain))
    for (index, input) in code.inputs.enumerated() {
      let register = builder.input(input.type, domain: input.domain)
      copier.place(RegisterID(UInt16(truncatingIfNeeded: index)), as: register)
    }
    var all: [CodeBuilder.Register] = []
    for way in ways {
      var parts: [CodeBuilder.Register] = []
      for literal in way {
        let register = copier.copy(literal.register, into: &builder)
        guard let part = Skeleton.test(register, literal.ends, &builder) else { return nil }
        parts.append(part)
      }
      all.append(builder.all(parts))
    }
    let target = builder.any(all)
    let assumptions = inquiry.assumptions.map { copier.copy($0, into: &builder) }
    let result = try builder.finish()
    return Inquiry(
      code: result.code, unknowns: inquiry.unknowns, target: result(target),
      assumptions: assumptions.map { result($0) }
    ).relevant
  }

  private static func test(
    _ register: CodeBuilder.Register, _ ends: Ends, _ builder: inout CodeBuilder
  ) -> CodeBuilder.Register? {
    switch builder.type(of: register) {
    case .bool: ends.lo == 1 ? register : builder.not(register)
    case .choice: builder.oneOf(register, ends.hi)
    case .set, .day, .int, .money: nil
    }
  }

  // MARK: Ways

  /// The same ways in fewer words: two that differ in one answer only do not need it.
  private func merged(_ ways: Set<[Literal]>) -> [[Literal]] {
    let bools = Set(comparisons)
    var ways = ways
    var changes = true
    while changes {
      changes = false
      for way in ways.sorted(by: Skeleton.isBefore) where ways.contains(way) {
        for (place, literal) in way.enumerated() {
          guard bools.contains(literal.register), let other = literal.opposite else { continue }
          var twin = way
          twin[place] = other
          guard ways.contains(twin) else { continue }
          ways.remove(way)
          ways.remove(twin)
          twin.remove(at: place)
          ways.insert(twin)
          changes = true
          break
        }
      }
    }
    let sorted = ways.sorted(by: Skeleton.isBefore)
    return sorted.filter { way in
      !sorted.contains { $0.count < way.count && Set($0).isSubset(of: way) }
    }
  }

  private static func isBefore(_ x: [Literal], _ y: [Literal]) -> Bool {
    if x.count != y.count { return x.count < y.count }
    for (a, b) in zip(x, y) where a != b {
      return (a.register.index, a.ends.hi, a.ends.lo) < (b.register.index, b.ends.hi, b.ends.lo)
    }
    return false
  }
}
