/// Finds answers to propositions that satisfy clauses, or tells that there are none.
///
/// Decides one proposition after another, follows what each decision forces, and learns from every
/// contradiction a clause that keeps it from coming again (conflict-driven clause learning: Marques-Silva
/// and Sakallah 1999; watched literals: Moskewicz and others 2001; minimised clauses: Eén and Sörensson
/// 2003). Clauses may be added between searches, and what was learned is kept. Deterministic.
struct ClauseSolver: ~Copyable {
  enum Answer {
    case possible
    case impossible
    /// Not found out within the budget.
    case unknown
  }

  /// A clause that waits for a literal to become false, and another of its literals.
  struct Watch {
    let clause: Int32
    let other: Literal
  }

  private(set) var count: Int
  /// By literal: 1 it holds, -1 it does not, 0 open.
  private(set) var values: UnsafeMutablePointer<Int8>
  /// By proposition, how many decisions it hangs on at most.
  private(set) var levels: UnsafeMutablePointer<Int32>
  /// By proposition, the clause that forced it; -1 if it was decided or stands by itself.
  private(set) var reasons: UnsafeMutablePointer<Int32>
  /// Every clause: how many literals, and the literals.
  var arena: [Int32] = []
  var watches: [[Watch]]
  var trail: [Literal] = []
  /// By decision, how long the trail was before it.
  private(set) var limits: [Int] = []
  private var head = 0
  var order: VariableOrder
  /// By proposition, whether it takes part in the contradiction looked at.
  var isMarked: [Bool]
  /// By proposition, the answer it had last.
  private var wishes: [Bool]
  /// By proposition, the answer it is to have where nothing was decided yet.
  private var preferred: [Bool]
  private var assumed: [Literal] = []
  /// A clause that was added and does not hold.
  private var pending: Int32 = -1
  private var isRefuted = false
  /// Contradictions met in all.
  private(set) var contradictions = 0

  /// - Parameter count: how many propositions there are.
  init(count: Int) {
    self.count = count
    values = .allocate(capacity: 2 * count)
    values.initialize(repeating: 0, count: 2 * count)
    levels = .allocate(capacity: count)
    levels.initialize(repeating: 0, count: count)
    reasons = .allocate(capacity: count)
    reasons.initialize(repeating: -1, count: count)
    watches = Array(repeating: [], count: 2 * count)
    order = VariableOrder(count: count)
    isMarked = Array(repeating: false, count: count)
    wishes = Array(repeating: false, count: count)
    preferred = wishes
    trail.reserveCapacity(count)
  }

  deinit {
    values.deallocate()
    levels.deallocate()
    reasons.deallocate()
  }

  /// Takes more propositions, and all decisions back.
  ///
  /// - Parameter total: how many there are to be.
  mutating func grow(to total: Int) {
    begin()
    values = ClauseSolver.grown(values, from: 2 * count, to: 2 * total, 0)
    levels = ClauseSolver.grown(levels, from: count, to: total, 0)
    reasons = ClauseSolver.grown(reasons, from: count, to: total, -1)
    watches += Array(repeating: [], count: 2 * (total - count))
    isMarked += Array(repeating: false, count: total - count)
    // What was decided knew nothing of the new ones.
    preferred += Array(repeating: false, count: total - count)
    wishes = preferred
    order.grow(to: total)
    count = total
  }

  private static func grown<Value>(
    _ old: UnsafeMutablePointer<Value>, from count: Int, to total: Int, _ value: Value
  ) -> UnsafeMutablePointer<Value> {
    let new = UnsafeMutablePointer<Value>.allocate(capacity: total)
    new.moveInitialize(from: old, count: count)
    (new + count).initialize(repeating: value, count: total - count)
    old.deallocate()
    return new
  }

  /// Decides only some propositions from now on, what follows from them aside.
  ///
  /// The answers found may leave the others open.
  mutating func restrict(to variables: [Int]) {
    begin()
    order.restrict(to: variables)
  }

  /// Notes that it is better that a literal holds, where nothing speaks against it.
  mutating func prefer(_ literal: Literal) {
    preferred[literal.variable] = !literal.isOpposite
    wishes[literal.variable] = !literal.isOpposite
  }

  /// Whether a literal holds in the answer last found.
  func holds(_ literal: Literal) -> Bool { values[Int(literal.code)] > 0 }

  /// Whether literals hold in the answer last found; until the solver grows, or is gone.
  var answer: (Literal) -> Bool { { [values] in values[Int($0.code)] > 0 } }

  var level: Int { limits.count }

  // MARK: Clauses

  /// Adds a clause before a search, or one that the answer last found does not satisfy.
  mutating func add(_ clause: [Literal]) {
    var literals: [Literal] = []
    literals.reserveCapacity(clause.count)
    for literal in clause where !literals.contains(literal) {
      if literals.contains(!literal) { return }
      let isFixed = levels[literal.variable] == 0
      if isFixed, values[Int(literal.code)] > 0 { return }
      if isFixed, values[Int(literal.code)] < 0 { continue }
      literals.append(literal)
    }
    guard literals.count > 1 else {
      cancel(to: 0)
      guard let only = literals.first else { return isRefuted = true }
      return enqueue(only, because: -1)
    }
    // What was decided last is watched: it is the first to become open again.
    literals.sort { depth($0) > depth($1) }
    let place = attach(literals)
    guard literals.allSatisfy({ values[Int($0.code)] < 0 }) else {
      if values[Int(literals[1].code)] < 0 { cancel(to: 0) }
      return
    }
    cancel(to: Int(levels[literals[0].variable]))
    pending = place
  }

  /// An open or true literal counts as decided last.
  private func depth(_ literal: Literal) -> Int {
    values[Int(literal.code)] < 0 ? Int(levels[literal.variable]) : .max
  }

  mutating func attach(_ literals: [Literal]) -> Int32 {
    let place = Int32(truncatingIfNeeded: arena.count)
    arena.append(Int32(truncatingIfNeeded: literals.count))
    for literal in literals { arena.append(literal.code) }
    watches[Int((!literals[0]).code)].append(Watch(clause: place, other: literals[1]))
    watches[Int((!literals[1]).code)].append(Watch(clause: place, other: literals[0]))
    return place
  }

  // MARK: Searching

  /// - Parameters:
  ///   - assumptions: what is to hold this time.
  ///   - budget: how many contradictions may be met.
  mutating func solve(assuming assumptions: [Literal], budget: Int) -> Answer {
    if assumptions != assumed {
      begin()
      assumed = assumptions
    }
    let start = contradictions
    var (round, rest) = (1, ClauseSolver.luby(1) * 100)
    while true {
      let conflict = pending >= 0 ? pending : propagate()
      pending = -1
      guard !isRefuted else { return .impossible }
      if conflict >= 0 {
        contradictions += 1
        rest -= 1
        guard level > 0 else {
          isRefuted = true
          return .impossible
        }
        learn(from: conflict)
        if contradictions - start > budget { return .unknown }
        continue
      }
      if rest < 0 {
        round += 1
        rest = ClauseSolver.luby(round) * 100
        cancel(to: 0)
        continue
      }
      switch decision() {
      case .some(let literal): decide(literal)
      case nil: return .possible
      }
      if isBlocked {
        isBlocked = false
        cancel(to: 0)
        return .impossible
      }
    }
  }

  /// Whether an assumption does not hold.
  private var isBlocked = false

  /// What to decide next: assumptions first; nil if all is decided.
  private mutating func decision() -> Literal? {
    while level < assumed.count {
      let literal = assumed[level]
      if values[Int(literal.code)] == 0 { return literal }
      if values[Int(literal.code)] < 0 {
        isBlocked = true
        return literal
      }
      limits.append(trail.count)
    }
    while let variable = order.next() {
      let literal = Literal(variable)
      if values[Int(literal.code)] == 0 { return wishes[variable] ? literal : !literal }
    }
    return nil
  }

  private mutating func decide(_ literal: Literal) {
    guard !isBlocked else { return }
    limits.append(trail.count)
    enqueue(literal, because: -1)
  }

  mutating func enqueue(_ literal: Literal, because clause: Int32) {
    guard values[Int(literal.code)] == 0 else {
      if values[Int(literal.code)] < 0 { isRefuted = true }
      return
    }
    values[Int(literal.code)] = 1
    values[Int((!literal).code)] = -1
    levels[literal.variable] = Int32(truncatingIfNeeded: level)
    reasons[literal.variable] = clause
    trail.append(literal)
  }

  /// Takes all decisions back, and with them what makes a clause fail.
  private mutating func begin() {
    cancel(to: 0)
    pending = -1
  }

  /// Takes back all that hangs on more decisions than so many.
  mutating func cancel(to target: Int) {
    guard level > target else { return }
    let length = limits[target]
    for literal in trail[length...] {
      values[Int(literal.code)] = 0
      values[Int((!literal).code)] = 0
      wishes[literal.variable] = !literal.isOpposite
      order.insert(literal.variable)
    }
    trail.removeLast(trail.count - length)
    limits.removeLast(limits.count - target)
    head = min(head, trail.count)
  }

  /// Follows what is forced.
  ///
  /// - Returns: a clause that does not hold; -1 if there is none.
  private mutating func propagate() -> Int32 {
    while head < trail.count {
      let literal = trail[head]
      head += 1
      if let conflict = follow(literal) {
        head = trail.count
        return conflict
      }
    }
    return -1
  }

  /// Looks at every clause that waited for the opposite of a literal.
  private mutating func follow(_ literal: Literal) -> Int32? {
    var waiting: [Watch] = []
    swap(&waiting, &watches[Int(literal.code)])
    let gone = (!literal).code
    var conflict: Int32?
    var kept = 0
    var next = 0
    while next < waiting.count {
      let watch = waiting[next]
      next += 1
      if values[Int(watch.other.code)] > 0 {
        waiting[kept] = watch
        kept += 1
        continue
      }
      let start = Int(watch.clause) + 1
      if arena[start] == gone { arena.swapAt(start, start + 1) }
      let first = Literal(code: arena[start])
      if values[Int(first.code)] > 0 {
        waiting[kept] = Watch(clause: watch.clause, other: first)
        kept += 1
        continue
      }
      let end = start + Int(arena[start - 1])
      var place = start + 2
      while place < end, values[Int(arena[place])] < 0 { place += 1 }
      if place < end {
        arena.swapAt(start + 1, place)
        let watched = Literal(code: arena[start + 1])
        watches[Int((!watched).code)].append(Watch(clause: watch.clause, other: first))
        continue
      }
      waiting[kept] = Watch(clause: watch.clause, other: first)
      kept += 1
      if values[Int(first.code)] < 0 {
        conflict = watch.clause
        break
      }
      enqueue(first, because: watch.clause)
    }
    if kept < next { waiting.removeSubrange(kept..<next) }
    swap(&waiting, &watches[Int(literal.code)])
    return conflict
  }

  /// How long to search before all decisions are taken back: 1, 1, 2, 1, 1, 2, 4, …
  private static func luby(_ round: Int) -> Int {
    var size = 1
    while size < round + 1 { size *= 2 }
    return size == round + 1 ? size / 2 : luby(round - size / 2 + 1)
  }
}
