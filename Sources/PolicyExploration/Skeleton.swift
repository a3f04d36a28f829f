import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// The logic of a question without its dates: every comparison of dates is taken for a free fact.
///
/// What is left is the same for every anchor, so it is explored once. Each way in which the
/// condition can hold names the comparisons it needs; whether dates exist for one of these ways is
/// all that has to be looked for day by day.
struct Skeleton {
  private let inquiry: Inquiry
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

  init(_ inquiry: Inquiry) {
    self.inquiry = inquiry
    let code = inquiry.code
    comparisons = inquiry.needed.filter { register in
      guard code.types[Int(register.index)] == .bool, let i = code.instruction(of: register) else {
        return false
      }
      return code.arguments(of: i).contains { argument in
        switch code.types[Int(argument.index)] {
        case .day, .int, .money: code.readsDates(argument)
        case .bool, .choice, .set: false
        }
      }
    }
    let read = Set(comparisons.flatMap { inquiry.inputs(of: $0) })
    feeding = read.union(code.inputs.indices.filter(inquiry.isSilent)).filter {
      code.types[$0] != .day
    }
  }

  /// How many ways are followed at most.
  private static let mostWays = 600

  /// The question whether dates exist for one of the ways; nil where nothing is gained.
  func reduced() throws(CodeBuilder.TooManyRegisters) -> Inquiry? {
    guard !comparisons.isEmpty, let ways = try ways() else { return nil }
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

  /// The ways in which the condition can hold; nil if there are too many, or dates are needed to tell.
  private func ways() throws(CodeBuilder.TooManyRegisters) -> [[Literal]]? {
    let code = inquiry.code
    var builder = CodeBuilder()
    var copier = CodeCopier(code, within: code.inputs.map(\.domain))
    for comparison in comparisons { copier.place(comparison, as: builder.input(.bool)) }
    var places: [RegisterID] = comparisons
    for index in inquiry.reached(stoppingAt: Set(comparisons)) {
      guard code.types[index] != .day else { return nil }
      let input = code.inputs[index]
      let place = RegisterID(UInt16(truncatingIfNeeded: index))
      copier.place(place, as: builder.input(input.type, domain: input.domain))
      places.append(place)
    }
    let goals = ([inquiry.target] + inquiry.assumptions).map { copier.copy($0, into: &builder) }
    let result = try builder.finish()
    let explorer = Explorer(
      Tape(result.code), targets: [], assumptions: goals.map { result($0) }, isThrifty: true)
    var ways: Set<[Literal]> = []
    var isPlain = true
    let coverage = explorer.explore(result.code.inputs.map(\.domain), budget: 50_000) { region in
      isPlain = isPlain && region.unresolved.isEmpty
      var way: [Literal] = []
      for (index, place) in places.enumerated() {
        let ends = region[RegisterID(UInt16(truncatingIfNeeded: index))]
        let isKept = index < comparisons.count || feeding.contains(Int(place.index))
        guard isKept, ends != result.code.inputs[index].domain else { continue }
        way.append(Literal(register: place, ends: ends))
      }
      ways.insert(way)
      if !isPlain || ways.count > 8 * Skeleton.mostWays { explorer.stop() }
    }
    guard coverage == .complete, isPlain, ways.count <= 8 * Skeleton.mostWays else { return nil }
    let merged = merged(ways)
    return merged.count <= Skeleton.mostWays ? merged : nil
  }

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
