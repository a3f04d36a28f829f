import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// What answers to comparisons ask of dates, and whether dates answer so.
final class DateTheory {
  /// Whether dates exist.
  enum Verdict {
    case possible([Int: Int32])
    /// Of each of these lists, not all literals can hold together.
    case impossible([[Literal]], isOfDays: Bool)
    case unknown
  }

  let frame: DateConditions.Frame
  let solver: DateSolver
  let comparisons: [RegisterID]
  /// By leaf, the place of a comparison.
  private var places: [Int: Int] = [:]
  /// Conditions that choose dates, behind the comparisons.
  var gates: [Rails] = []
  private let leaves: [Literal]
  private let trusts: [(yes: Literal, no: Literal)]
  let registers: UnsafeMutablePointer<Ends>
  let cores: DateCores
  /// By register, a number that is the same in every code.
  let registerNumbers: [Int]
  /// By place, that of what is answered there.
  let numbers: [Int]
  var coreFrame: DateCores.Frame
  /// By name of a condition, what stands for it.
  var propositions: [Int: Literal] = [:]
  /// The answers that together ask for a condition that has a proposition of its own.
  var asking: [(proposition: Int, answers: [Literal])] = []
  /// The conditions that the last answers asked for.
  private(set) var conditions: [DateCondition] = []
  private(set) var originCount = 0
  private var isWhole = true
  private var problem: DateProblem?

  init(
    _ maker: GraphMaker, _ graph: inout AnswerGraph, _ spans: DateSpans, longLook: Int
  ) throws(GraphMaker.Unsayable) {
    cores = spans.cores
    comparisons = maker.comparisons
    trusts = maker.trusts
    leaves = comparisons.map { graph.leaf(.holds($0)) }
    var chosen = RegisterMap<Int>(count: maker.code.registerCount)
    let read = maker.comparisons.flatMap { comparison in
      maker.code.instruction(of: comparison).map { maker.code.arguments(of: $0) } ?? []
    }
    let choosing = DateTheory.gates(behind: read, maker.code, maker.ranges)
    registerNumbers = cores.registers.numbers(of: maker.inquiry)
    numbers = (comparisons + choosing).map { [registerNumbers] in registerNumbers[Int($0.index)] }
    coreFrame = DateCores.Frame(
      unknowns: Array(registerNumbers.prefix(maker.code.inputs.count)),
      calendars: cores.registers.places(of: maker.code))
    for register in choosing {
      chosen[register] = comparisons.count + gates.count
      gates.append(try maker.rails(register))
    }
    frame = DateConditions.Frame(
      code: maker.code, comparisons: comparisons, places: chosen, ranges: maker.ranges, silent: [],
      isOpenHidden: true)
    solver = DateSolver(
      maker.code, longLook: longLook,
      patterns: DayPatterns(maker.code, spans, numbers: coreFrame.calendars))
    registers = .allocate(capacity: max(1, comparisons.count + gates.count))
    registers.initialize(repeating: Ends(0, 1), count: max(1, comparisons.count + gates.count))
    for (place, leaf) in leaves.enumerated() { places[leaf.variable] = place }
  }

  deinit { registers.deallocate() }

  /// The registers that choose among dates, or numbers that are added to them, behind some of these.
  private static func gates(
    behind registers: [RegisterID], _ code: Code, _ ranges: [Ends]
  ) -> [RegisterID] {
    var seen = RegisterSet(count: code.registerCount)
    var found = seen
    var waiting = registers
    while let next = waiting.popLast() {
      guard ranges[Int(next.index)].isOpen, let i = code.instruction(of: next),
        seen.insert(next)
      else { continue }
      switch i.operation {
      case .select:
        found.insert(i.a)
        waiting += [i.b, i.c]
      case .veil:
        found.insert(i.b)
        waiting += [i.a, i.c]
      case .minimum, .maximum, .anniversary, .anniversaryNextDay:
        if code.types[Int(next.index)] == .day { found.insert(next) }
        waiting += [i.a, i.b]
      default: waiting += code.arguments(of: i)
      }
    }
    return found.all
  }

  /// What the answer of a leaf hangs on besides, where it compares dates: what chooses them, and whether
  /// it is to be trusted.
  func behind(_ leaf: Int) -> [Literal] {
    guard let place = places[leaf] else { return [] }
    let read = frame.code.instruction(of: comparisons[place]).map { frame.code.arguments(of: $0) }
    let choosing = DateTheory.gates(behind: read ?? [], frame.code, frame.ranges)
    return [trusts[place].yes, trusts[place].no]
      + choosing.compactMap { frame.places[$0] }.flatMap { place in
        let gate = gates[place - comparisons.count]
        return [gate.yes, gate.no]
      }
  }

  /// Takes the answers that are needed, and needs what chooses the dates that they read.
  func take(
    _ justification: inout Justification, _ holds: (Literal) -> Bool
  ) {
    for (place, gate) in gates.enumerated() {
      registers[comparisons.count + place] =
        holds(gate.yes) ? Ends(1) : holds(gate.no) ? Ends(0) : Ends(0, 1)
    }
    var taken = -1
    var isGateNeeded = [Bool](repeating: false, count: gates.count)
    while taken < justification.leaves.count {
      taken = justification.leaves.count
      for place in comparisons.indices { registers[place] = Ends(0, 1) }
      for leaf in justification.leaves {
        if let place = places[leaf] { registers[place] = Ends(holds(Literal(leaf)) ? 1 : 0) }
      }
      let asked = DateConditions(frame, registers)
      (conditions, originCount, isWhole) = (asked.all, asked.origins.count, asked.isWhole)
      // What is not to be trusted asks nothing of dates; that it is not has its own reasons.
      for place in asked.hidden {
        let trust = registers[place] == Ends(1) ? trusts[place].yes : trusts[place].no
        if holds(trust) { isWhole = false } else { justification.need(trust, holds) }
      }
      for cause in asked.all.flatMap(\.causes) where cause >= comparisons.count {
        let gate = cause - comparisons.count
        guard !isGateNeeded[gate] else { continue }
        isGateNeeded[gate] = true
        justification.need(literal(cause), holds)
      }
    }
  }

  /// Whether dates exist for the answers last taken.
  ///
  /// - Parameters:
  ///   - days: a condition that the anchor be among some days.
  ///   - holds: which literals hold in these answers.
  func judge(_ days: DateCondition?, _ holds: (Literal) -> Bool) -> Verdict {
    let said = cores.names(conditions, &coreFrame, originCount: originCount)
    let circles = cores.circles(among: said)
    if !circles.isEmpty {
      let literals = circles.map { excluded($0.map { conditions[$0] }, holds) }
      return .impossible(literals, isOfDays: false)
    }
    let all = conditions + (days.map { [$0] } ?? [])
    let problem = solver.problem(all, originCount: originCount)
    self.problem = problem
    switch solver.solve(problem) {
    case .unknown: return .unknown
    case .some(let days): return isWhole ? .possible(days) : .unknown
    case .none(let some):
      // Why: what only the days that are left exclude is of use in this search alone, and to go through
      // all of them again for every condition that might be left out costs more than it saves.
      if days != nil, let driving = some.last, driving.contains(conditions.count) {
        let causes = Set(driving.flatMap { all[$0].causes }).sorted()
        return .impossible([causes.map(literal)], isOfDays: true)
      }
      let few = solver.core(of: all, at: some, originCount: originCount, isThorough: true)
      let names = few.map { cores.name($0, coreFrame) }
      if zip(few, names).allSatisfy({ $0.isOfOrigin || $1 != nil }) {
        cores.add(names.compactMap(\.self))
      }
      return .impossible([excluded(few, holds)], isOfDays: false)
    }
  }

  /// What cannot hold together, since no dates satisfy some conditions.
  private func excluded(
    _ conditions: [DateCondition], _ holds: (Literal) -> Bool
  ) -> [Literal] {
    conditions.flatMap { condition in
      let proposition = cores.name(condition, coreFrame).flatMap { propositions[$0] }
      // Of answers that are not known to ask for it nothing follows from its proposition.
      if let proposition, holds(proposition) { return [proposition] }
      return condition.causes.map(literal)
    }
  }

  /// The earliest day of a date for the answers last judged, on days that are still open; nil if there is
  /// none.
  func next(_ input: Int) -> Int32? {
    isWhole ? problem.flatMap { solver.day(of: input, in: $0) } : nil
  }

  /// The open days from the one just found that do as well, by number, and by how many days any of them may
  /// rise, in whole cycles of leap years.
  func stretch(of input: Int) -> (days: [Int32], room: Int32) {
    problem.map { solver.stretch(of: input, in: $0) } ?? ([], 0)
  }

  /// The literal that holds at a place.
  private func literal(_ place: Int) -> Literal { literal(place, registers[place] == Ends(1)) }

  func literal(_ place: Int, _ isSo: Bool) -> Literal {
    if place < comparisons.count { return isSo ? leaves[place] : !leaves[place] }
    let gate = gates[place - comparisons.count]
    return isSo ? gate.yes : gate.no
  }
}
