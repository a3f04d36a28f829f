import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Walks two explanations of one case side by side.
struct PartingFinder {
  private let first: Side
  private let second: Side

  /// What one side explains of the steps asked about, by their ids.
  private struct Side {
    let decision: Decision
    let steps: [String: Step]

    init(_ decision: Decision, _ ids: [String]) {
      self.decision = decision
      let found = ids.compactMap { id in explainStep(id, of: decision).map { (id, $0) } }
      steps = Dictionary(found) { first, _ in first }
    }
  }

  /// - Parameter ids: rules, statuses, papers and outputs: the steps that may be asked about.
  init(_ first: Decision, _ second: Decision, _ ids: [String]) {
    self.first = Side(first, ids)
    self.second = Side(second, ids)
  }

  /// Where the two sides part in some steps of either, each point once.
  func partings(_ ids: [String]) -> [Parting] {
    var seen: Set<String> = []
    return ids.compactMap { id -> Parting? in
      guard let path = path(first.steps[id], second.steps[id]), let point = path.last else {
        return nil
      }
      let key = "\(point.first?.place.place ?? "") \(point.second?.place.place ?? "")"
      return seen.insert(key).inserted ? Parting(steps: path.reversed()) : nil
    }
  }

  // MARK: Points

  /// From a step down to what differs first; nil: nothing does.
  private func path(_ x: Step?, _ y: Step?) -> [Parting.Pair]? {
    guard x != nil || y != nil else { return nil }
    let pair = Parting.Pair(
      id: x?.id ?? y?.id ?? "", first: x.flatMap { side($0, first) },
      second: y.flatMap { side($0, second) })
    guard let x, let y else { return [pair] }
    guard x.verdict != y.verdict || x.value != y.value else { return nil }
    let twins = x.children.compactMap { child in
      y.children.first { $0.id == child.id }.map { (child, $0) }
    }
    let deciding = twins.filter { decides($0.0, $0.1, x) } + twins
    for (child, twin) in deciding {
      if let below = path(child, twin) { return [pair] + below }
    }
    return [pair]
  }

  /// Whether a day lies on the other side of the day asked about.
  private func decides(_ x: Step, _ y: Step, _ parent: Step) -> Bool {
    guard case .term(let id) = parent.kind,
      case .relative = first.decision.program[id].kind,
      let day = parent.children.first?.value?.value, let mine = x.value?.value,
      let theirs = y.value?.value
    else { return false }
    return (day < mine) != (day < theirs) || (day > mine) != (day > theirs)
  }

  private func side(_ step: Step, _ explained: Side) -> Parting.Side? {
    let program = explained.decision.program
    func side(
      _ text: String, _ basis: Basis, _ verdict: Step.Verdict? = nil
    ) -> Parting.Side {
      Parting.Side(
        text: text, verdict: verdict ?? step.verdict, value: nil, type: .bool,
        place: basis.place)
    }
    switch step.kind {
    case .rule(let index), .defeat(let index):
      return side(program.rules[index].id, program.rules[index].basis)
    case .status(let index): return side(program.statuses[index].id, program.statuses[index].basis)
    case .requirement(let index):
      // Why: what is told is that it is asked for; nobody speaks of papers here.
      return side(
        program.requirements[index].paper, program.requirements[index].basis, .holds)
    case .term(let id):
      let term = program[chosen(id, step, in: program)]
      return Parting.Side(
        text: term.place.text, verdict: step.verdict, value: step.value, type: term.type,
        place: term.place)
    case .otherStatus, .transition: return nil
    }
  }

  /// Of a table the entry that was taken.
  private func chosen(_ id: TermID, _ step: Step, in program: Program) -> TermID {
    guard case .table = program[id].kind, let entry = step.children.first,
      case .term(let inner) = entry.kind
    else { return id }
    return chosen(inner, entry, in: program)
  }

  // MARK: Lines

  /// The lines that some steps of one side rest on and those of the other do not, as `path:line`.
  func lines(_ mine: [String], _ theirs: [String]) -> (first: [String], second: [String]) {
    let (x, y) = (lines(mine, first), lines(theirs, second))
    let (own, other) = (Set(x), Set(y))
    return (x.filter { !other.contains($0) }, y.filter { !own.contains($0) })
  }

  private func lines(_ ids: [String], _ explained: Side) -> [String] {
    var found: [String] = []
    var seen: Set<String> = []
    func visit(_ step: Step) {
      if let place = side(step, explained)?.place.place, seen.insert(place).inserted {
        found.append(place)
      }
      step.children.forEach(visit)
    }
    for id in ids { explained.steps[id].map(visit) }
    return found
  }
}
