import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Looks for a case in which a question's condition holds, by clauses.
///
/// Answers to conditions that lead to it are found first, comparisons of dates taken for free; whether
/// dates answer so is found out afterwards, and answers that no dates give are a clause that excludes
/// them wherever they come again.
final class ClauseSearch {
  /// A case: what it says of inputs that are no dates, earliest days for those that matter, and what
  /// these must satisfy.
  struct Found {
    let box: [Ends]
    let days: [Int: Int32]
    let conditions: [DateCondition]
    let originCount: Int
  }

  enum Answer {
    case never
    case found(Found)
    case unknown
  }

  let inquiry: Inquiry
  private let graph: AnswerGraph
  private var solver: ClauseSolver
  private let theory: DateTheory
  private var justification: Justification
  /// What can be asked, by condition.
  private let goals: [RegisterID: Goal]
  /// What is asked now.
  private var goal: Goal
  /// What was spent on what was asked before.
  private var spentBefore = 0
  /// How many answers were passed over that may be possible.
  private var passedOver = 0
  private static let mostPassedOver = 100
  private var isTainted: Bool { passedOver > 0 }
  /// Propositions that stand for one search each.
  private var switches: [Literal]
  private let budget: Int
  private var checks = 0
  /// Inputs that are narrower than they may be, for now, and the literals that say so.
  private var limits: [Int: Ends] = [:]
  private var limiting: [Literal] = []
  /// What is looked for, and the nodes on which it hangs.
  private var cone: (goals: [Literal], nodes: [Int]) = ([], [])
  /// Whether conditions on dates have propositions of their own.
  private var isByConditions = false
  /// How many answers are tried before they have: most searches are over by then.
  private static let firstChecks = 4

  /// Contradictions met, and times that dates were looked for.
  var effort: Int { solver.contradictions + checks }

  /// A condition together with what every case satisfies.
  private struct Goal {
    let roots: [Rails]
    /// Holds where it is not sure that all of them hold.
    let isUnsure: Literal

    init(_ roots: [Rails], in graph: inout AnswerGraph) {
      self.roots = roots
      isUnsure = !graph.all(roots.map(\.yes))
    }
  }

  /// - Parameters:
  ///   - inquiry: what is asked first.
  ///   - conditions: others of its code that may be asked instead, where it reads them.
  ///   - budget: how many contradictions and looks for dates may go into each.
  init(
    _ inquiry: Inquiry, or conditions: [RegisterID] = [], _ spans: DateSpans, budget: Int
  ) throws(GraphMaker.Unsayable) {
    self.inquiry = inquiry
    self.budget = budget
    let maker = try GraphMaker(inquiry)
    var graph = maker.graph
    theory = try DateTheory(maker, &graph, spans, longLook: budget)
    let always = try inquiry.assumptions.map { (root) throws(GraphMaker.Unsayable) in
      try maker.rails(root)
    }
    goal = Goal([try maker.rails(inquiry.target)] + always, in: &graph)
    var goals = [inquiry.target: goal]
    for condition in conditions {
      guard let rails = maker.bools[condition] else { continue }
      goals[condition] = Goal([rails] + always, in: &graph)
    }
    self.goals = goals
    self.graph = graph
    switches = (0..<ClauseSearch.switchesPerGoal * goals.count).map { Literal(graph.count + $0) }
    solver = ClauseSolver(count: graph.count + switches.count)
    let dates = Set(maker.comparisons)
    justification = Justification(graph) { leaf in
      switch leaf {
      case .holds(let register): dates.contains(register) ? 10 : 1
      case .isFirst: 10
      case .has, .atMost, .guess: 1
      }
    }
    solver.add([AnswerGraph.always])
    for (node, parts) in graph.parts.enumerated() {
      guard let (x, y) = parts else { continue }
      let both = Literal(node)
      solver.add([!both, x])
      solver.add([!both, y])
      solver.add([both, !x, !y])
    }
    for clause in maker.clauses { solver.add(clause) }
    // Applicants of whose dates nothing is known tell little.
    for leaf in graph.needed(for: maker.knowing) { solver.prefer(leaf) }
  }

  private static let switchesPerGoal = 8

  /// Takes propositions for all conditions that answers may ask for.
  private func takeConditions() {
    isByConditions = true
    var count = solver.count
    let clauses = theory.clauses(from: &count)
    solver.grow(to: count)
    for clause in clauses { solver.add(clause) }
  }

  /// Asks another condition from now on.
  ///
  /// - Returns: false if it is not among those that can be asked.
  func ask(_ condition: RegisterID) -> Bool {
    guard let goal = goals[condition] else { return false }
    self.goal = goal
    spentBefore = effort
    return true
  }

  /// A case in which the condition may hold, whatever it is that nobody knows.
  func possibly() -> Answer { next(goal.roots.map(\.may), [], nil) }

  /// A case in which it surely holds.
  ///
  /// - Parameter pinned: unknowns that are narrower than they may be.
  func surely(pinning pinned: [Unknown: Ends] = [:]) -> Answer {
    next(goal.roots.map(\.yes), pins(pinned), nil)
  }

  /// A case in which it may hold, and that is not sure.
  func unsurely() -> Answer { next(goal.roots.map(\.may) + [goal.isUnsure], [], nil) }

  /// Whether nothing is read that nobody knows.
  var isDefinite: Bool { goal.roots.allSatisfy(\.isDefinite) }

  /// Looks only where some inputs, bools or choices, are narrower than they may be, until it is told
  /// otherwise.
  ///
  /// - Returns: false if that cannot be said.
  func limit(to limits: [Unknown: Ends]) -> Bool {
    var inputs: [Int: Ends] = [:]
    var literals: [Literal] = []
    for (input, unknown) in inquiry.unknowns.enumerated() {
      guard let ends = limits[unknown] else { continue }
      let own = narrowing(input, to: ends)
      if own.isEmpty { return false }
      literals += own
      inputs[input] = ends
    }
    guard inputs.count == limits.count else { return false }
    (self.limits, limiting) = (inputs, literals)
    return true
  }

  /// The literals that say that a bool has a value, or a choice is none of the other options.
  private func narrowing(_ input: Int, to ends: Ends) -> [Literal] {
    switch inquiry.code.inputs[input].type {
    case .bool:
      let register = RegisterID(UInt16(truncatingIfNeeded: input))
      return graph.number(of: .holds(register)).map { ends == Ends(1) ? [$0] : [!$0] } ?? []
    case .choice(let mask):
      return GraphMaker.bits(mask & ~ends.hi).compactMap {
        graph.number(of: .has(input, option: $0)).map { !$0 }
      }
    case .set, .day, .int, .money: return []
    }
  }

  // MARK: Days

  /// Days of an anchor on which a condition holds for somebody.
  struct Days {
    /// The cases found, in that order.
    var cases: [Found] = []
    /// By place of a day, its case; -1 for none.
    var caseNumbers: [Int32]
    /// The places of days that were not looked at to the end.
    var left: [Int] = []

    /// The places of days on which it holds, in order.
    var places: [Int] { caseNumbers.indices.filter { caseNumbers[$0] >= 0 } }

    func `case`(_ place: Int) -> Found { cases[Int(caseNumbers[place])] }
  }

  /// The days of an anchor on which it surely holds for somebody; nil if it cannot be asked so.
  ///
  /// - Parameter pinned: unknowns that are narrower than they may be.
  func days(of anchor: Int, in anchors: Anchors, pinning pinned: [Unknown: Ends]) -> Days? {
    guard let only = switches.popLast() else { return nil }
    let pins = pins(pinned)
    let tally = DayTally(anchors)
    let chain = DateChain(input: anchor)
    let among = DateCondition(.among, chain, chain, causes: [])
    var days = Days(
      caseNumbers: Array(repeating: -1, count: anchors.representatives.count))
    theory.solver.days = tally
    defer { theory.solver.days = nil }
    let goals = goal.roots.map(\.yes)
    while tally.open > 0 {
      guard case .found(let one) = next(goals, pins + [only], among) else { break }
      let number = Int32(truncatingIfNeeded: days.cases.count)
      days.cases.append(one)
      var day = one.days[anchor]
      while day != nil {
        let alike = theory.stretch(of: anchor)
        for first in alike.days {
          for later in stride(from: first, through: first + alike.room, by: Int(DateCycle.length)) {
            guard let place = tally.place(at: later) else { continue }
            days.caseNumbers[place] = number
            tally.close(place)
          }
        }
        day = tally.open > 0 ? theory.next(anchor) : nil
      }
    }
    if isTainted || isSpent { days.left = tally.places }
    return days
  }

  /// The literals that narrow choices to one option.
  private func pins(_ pinned: [Unknown: Ends]) -> [Literal] {
    var pins: [Literal] = []
    for (node, leaf) in graph.leaves.sorted(by: { $0.key < $1.key }) {
      guard case .has(let input, let option) = leaf, let ends = pinned[inquiry.unknowns[input]],
        let value = ends.value
      else { continue }
      pins.append(value == option ? Literal(node) : !Literal(node))
    }
    return pins
  }

  /// Days for a case, near a day where that can be.
  ///
  /// - Parameter pinned: days of some inputs.
  func days(of found: Found, near day: Int32, pinning pinned: [Int: Int32] = [:]) -> [Int: Int32] {
    defer { theory.solver.floor = nil }
    let problem = theory.solver.problem(found.conditions, originCount: found.originCount)
    for months in [-6, -36, -120, -1200] {
      theory.solver.floor = PackedDay.toDayNumber(PackedDay.addMonths(day, Int32(months)))
      if case .some(let days) = theory.solver.solve(problem, pinned: pinned) { return days }
    }
    return found.days
  }

  // MARK: Searching

  private var isSpent: Bool {
    effort - spentBefore >= budget || theory.solver.isSpent
      || passedOver > ClauseSearch.mostPassedOver
  }

  /// Decides only what answers to some literals hang on, and what these ask of dates.
  private func take(_ goals: [Literal]) {
    cone = (goals, graph.cone(of: goals, behind: theory.behind))
    var isInside = [Bool](repeating: false, count: graph.count)
    for node in cone.nodes { isInside[node] = true }
    let asked = theory.asking.filter { $0.answers.allSatisfy { isInside[$0.variable] } }
    solver.restrict(to: cone.nodes + asked.map(\.proposition))
  }

  private func next(
    _ goals: [Literal], _ assumed: [Literal], _ days: DateCondition?
  ) -> Answer {
    if goals != cone.goals { take(goals) }
    while !isSpent {
      if !isByConditions, checks >= ClauseSearch.firstChecks {
        takeConditions()
        take(goals)
      }
      switch solver.solve(
        assuming: limiting + assumed + goals, budget: budget - (effort - spentBefore))
      {
      case .unknown: return .unknown
      case .impossible: return isTainted ? .unknown : .never
      case .possible: if let found = look(goals, assumed, days) { return .found(found) }
      }
    }
    return .unknown
  }

  /// A case for the answers found; nil if there is none, and they are then excluded.
  private func look(
    _ goals: [Literal], _ assumed: [Literal], _ days: DateCondition?
  ) -> Found? {
    let holds = solver.answer
    justification.begin(cone.nodes, holds)
    for goal in goals { justification.need(goal, holds) }
    theory.take(&justification, holds)
    assert(justification.leaves.allSatisfy { holds(Literal($0)) != holds(!Literal($0)) })
    checks += 1
    switch theory.judge(days, holds) {
    case .possible(let found):
      return Found(
        box: box(), days: found, conditions: theory.conditions,
        originCount: theory.originCount)
    case .impossible(let excluded, let isOfDays):
      // What only these days exclude is excluded in this search.
      let only = isOfDays ? assumed.suffix(1).map { !$0 } : []
      if excluded.count > 1 { solver.cancel(to: 0) }
      for literals in excluded { solver.add(literals.map { !$0 } + only) }
    case .unknown:
      passedOver += 1
      solver.add(
        justification.leaves.map { holds(Literal($0)) ? !Literal($0) : Literal($0) })
    }
    return nil
  }

  /// What the answers that are needed say of the inputs.
  private func box() -> [Ends] {
    var box = inquiry.code.inputs.map(\.domain)
    for node in justification.leaves {
      let isSo = solver.holds(Literal(node))
      switch graph.leaves[node] {
      case .holds(let register):
        if Int(register.index) < box.count { box[Int(register.index)] = Ends(isSo ? 1 : 0) }
      case .has(let input, let option): box[input] = narrowed(box[input], input, option, isSo)
      case .atMost(let input, let most):
        let ends = box[input]
        box[input] =
          isSo ? Ends(ends.lo, min(ends.hi, most)) : Ends(max(ends.lo, most + 1), ends.hi)
      case .isFirst, .guess, nil: break
      }
    }
    for (input, ends) in limits {
      let isChoice = inquiry.code.inputs[input].type.isChoice
      box[input] = isChoice ? Ends(oneOf: box[input].hi & ends.hi) : ends
    }
    return box
  }

  private func narrowed(_ ends: Ends, _ input: Int, _ option: Int32, _ isSo: Bool) -> Ends {
    guard inquiry.code.inputs[input].type.isChoice else {
      return isSo ? Ends(ends.lo | option, ends.hi) : Ends(ends.lo, ends.hi & ~option)
    }
    return Ends(oneOf: isSo ? option : ends.hi & ~option)
  }
}
