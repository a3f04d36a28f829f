import CivilTime
import PolicyProgram
import PolicyValues

/// What may change in a case, and what follows it.
package struct ChangeRules {
  /// The outcomes asked for, as bits; nil: every other.
  package var want: Int32?
  /// Facts whose values are held within some ends.
  package var within: [String: Ends]
  /// Facts presumed from others: they follow, and are computed anew. By fact, what it hangs on.
  package var derived: [String: Set<String>]
  /// The case with all that is presumed presumed anew.
  package var presuming: (CaseInput) -> CaseInput

  package init(
    want: Int32? = nil, within: [String: Ends] = [:], derived: [String: Set<String>] = [:],
    presuming: @escaping (CaseInput) -> CaseInput = { $0 }
  ) {
    self.want = want
    self.within = within
    self.derived = derived
    self.presuming = presuming
  }
}

extension Question {
  private static let singleBudget = 20_000
  private static let pairBudget = 2_000

  /// The nearest changes of one fact, then of two, that give other outcomes.
  ///
  /// Facts of which nothing is known stay unknown: a change counts only if it leads to its outcome
  /// whatever they are. Two facts are tried where none suffices alone. What is presumed from a fact
  /// that changes is presumed anew.
  package func nearestChanges(_ input: CaseInput, _ rules: ChangeRules) -> NearestChanges {
    let decision = decide(input, .answerAlone)
    guard let output = program.output(.outcome), let current = decision.output(.outcome).known
    else { return NearestChanges(decision: decision, wants: []) }
    let search = NearestSearch(self, outcome: output.value)
    let all = EngineChoices.outcomes.indices.map { Int32(1) << Int32($0) }
    let wants = all.filter { bit in bit != current && rules.want.map { $0 & bit != 0 } ?? true }
    return NearestChanges(
      decision: decision, wants: wants.map { want($0, input, rules, search) })
  }

  private func want(
    _ bit: Int32, _ input: CaseInput, _ rules: ChangeRules, _ search: NearestSearch
  ) -> NearestChanges.Want {
    let movables = movables(input, rules)
    var isComplete = true
    func tried(_ some: [Movable], _ budget: Int) -> NearestChanges.Change? {
      let (change, isFinished) = nearest(some, bit, input, rules, search, budget)
      isComplete = isComplete && isFinished
      return change
    }
    var changes = movables.compactMap { tried([$0], Question.singleBudget) }
    if changes.isEmpty {
      for (index, first) in movables.enumerated() {
        for second in movables[(index + 1)...] {
          if let change = tried([first, second], Question.pairBudget) { changes.append(change) }
        }
      }
    }
    let sorted = changes.enumerated().sorted {
      ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
    }
    return NearestChanges.Want(
      outcome: bit, changes: sorted.map(\.element), isComplete: isComplete)
  }

  // MARK: What may change

  /// A fact, or the papers.
  private struct Movable {
    /// nil: the papers.
    let fact: Int?
    let free: [(input: Int, domain: Ends)]
  }

  private func movables(_ input: CaseInput, _ rules: ChangeRules) -> [Movable] {
    var result: [Movable] = []
    var papers: [(input: Int, domain: Ends)] = []
    let box = box(input)
    for (place, spec) in program.inputs.enumerated() {
      switch spec {
      case .fact(let index):
        let fact = program.facts[index]
        guard input.value(of: fact.id) != nil else { continue }
        let whole = program.code.inputs[place].domain
        let domain = rules.within[fact.id].map { Ends(max($0.lo, whole.lo), min($0.hi, whole.hi)) }
        result.append(Movable(fact: index, free: [(place, domain ?? whole)]))
      case .papers where input.papers != nil:
        // Leaving papers at home is worth saying only to who asks for it.
        let whole = program.code.inputs[place].domain.hi
        let have = box[place].lo
        papers.append(
          (place, rules.want == EngineChoices.incomplete ? Ends(0, have) : Ends(have, whole)))
      default: break
      }
    }
    if !papers.isEmpty { result.append(Movable(fact: nil, free: papers)) }
    return result
  }

  // MARK: One search

  private func nearest(
    _ some: [Movable], _ want: Int32, _ input: CaseInput, _ rules: ChangeRules,
    _ search: NearestSearch, _ budget: Int
  ) -> (NearestChanges.Change?, isFinished: Bool) {
    let names = Set(some.compactMap { $0.fact.map { program.facts[$0].id } })
    let followers = rules.derived.filter { follower, origins in
      !origins.isDisjoint(with: names) && input.facts[follower] == nil
        && input.presumed[follower] != nil && !names.contains(follower)
    }.map(\.key)
    let base = box(input, openFacts: Set(followers))
    let follow: (([Int: Int32]) -> [Int: Ends]?)? =
      followers.isEmpty ? nil : { self.following($0, followers, input, rules) }
    var own = base
    for free in some.flatMap(\.free) { own[free.input] = box(input)[free.input] }
    let found = search.search(
      own, free: some.flatMap(\.free), want: want, budget: budget, following: follow)
    switch found {
    case .none: return (nil, true)
    case .unfinished: return (nil, false)
    case .found(let point, let distance):
      let parts = some.compactMap { part($0, point, own, want, alone: some.count == 1, search) }
      return (
        parts.count < some.count
          ? nil
          : NearestChanges.Change(
            parts: parts, distance: distance), true
      )
    }
  }

  /// What is presumed anew once facts have other values.
  private func following(
    _ point: [Int: Int32], _ followers: [String], _ input: CaseInput, _ rules: ChangeRules
  ) -> [Int: Ends]? {
    var changed = input
    for (place, value) in point {
      guard case .fact(let index) = program.inputs[place] else { continue }
      changed.facts[program.facts[index].id] = CaseInput.StatedFact(value: value, place: nil)
    }
    for fact in followers { changed.presumed[fact] = nil }
    let presumed = rules.presuming(changed)
    var result: [Int: Ends] = [:]
    for (place, spec) in program.inputs.enumerated() {
      guard case .fact(let index) = spec, followers.contains(program.facts[index].id),
        let value = presumed.presumed[program.facts[index].id]
      else { continue }
      result[place] = Ends(value)
    }
    return result
  }

  /// A change in words of the program; nil where nothing changes.
  private func part(
    _ movable: Movable, _ point: [Int: Int32], _ base: [Ends], _ want: Int32, alone: Bool,
    _ search: NearestSearch
  ) -> NearestChanges.Part? {
    guard let fact = movable.fact else {
      var (add, drop): ([String], [String]) = ([], [])
      for (name, bit) in program.paperBits {
        guard let free = movable.free.first(where: { word($0.input) == bit / 31 }),
          let new = point[free.input]
        else { continue }
        let (old, mask) = (base[free.input].lo, Int32(1) << Int32(bit % 31))
        if new & ~old & mask != 0 { add.append(name) }
        if old & ~new & mask != 0 { drop.append(name) }
      }
      return add.isEmpty && drop.isEmpty ? nil : .papers(add: add.sorted(), drop: drop.sorted())
    }
    let (place, domain) = movable.free[0]
    guard let new = point[place], new != base[place].lo else { return nil }
    var others = new
    if alone, case .choice = program.code.types[place] {
      for bit in (0..<31).map({ Int32(1) << Int32($0) }) where domain.hi & bit != 0 {
        let option: [(input: Int, domain: Ends)] = [(place, Ends(bit))]
        if case .found = search.search(base, free: option, want: want, budget: 1) { others |= bit }
      }
    }
    return .fact(fact, from: base[place].lo, to: new, others: others)
  }

  private func word(_ place: Int) -> Int? {
    if case .papers(let word) = program.inputs[place] { word } else { nil }
  }
}
