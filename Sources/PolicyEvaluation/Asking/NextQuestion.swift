import PolicyProgram
import PolicyValues

/// The fact that an interview should ask for next, and what asking can still separate.
package struct NextQuestion: Sendable {
  /// The fact's index.
  package let fact: Int
  /// The output that waits for it: the outcome first, then what the outcome makes due; nil: which
  /// papers are asked for.
  package let output: OutputName?
  /// The outcomes that are still possible, as bits; 0 where the outcome is known.
  package let outcomes: Int32
  /// Whether it may also come to nothing: rules leave a gap or disagree, or not all was looked at.
  package let mayStayOpen: Bool
  /// For a truth or a choice, the outcomes that each answer leaves possible.
  package let answers: [(value: Int32, outcomes: Int32)]
  /// The rules whose conditions read the fact and may still come out either way.
  package let rules: [Int]
}

extension Question {
  /// How many candidates are looked at, and how many answers of each.
  private static let mostCandidates = 12
  private static let mostAnswers = 12

  /// What to ask next of a case; nil where nothing more can matter, or nobody knows it.
  ///
  /// Of the facts that can still matter, the one after whose answers the fewest others matter on
  /// average; of equals the one whose rule is written first.
  ///
  /// - Parameter unknown: facts that were asked for and are not known.
  package func next(_ input: CaseInput, unknown: Set<String>) -> NextQuestion? {
    let decision = decide(input, .answerAlone)
    for (output, reason) in decision.undetermined {
      guard let name = OutputName(key: output) ?? validity(output) else { continue }
      let facts = reason.facts.filter { !unknown.contains($0) }
      guard reason.why == .needs, !facts.isEmpty else { continue }
      let candidates = facts.compactMap { id in program.facts.firstIndex { $0.id == id } }
      guard name == .outcome else {
        return question(candidates[0], name, decision)
      }
      return best(candidates, input, decision)
    }
    return decision.output(.outcome).known == EngineChoices.accepted
      ? forPapers(input, decision, unknown) : nil
  }

  /// The first fact on which it hangs whether a paper is asked for.
  private func forPapers(
    _ input: CaseInput, _ decision: Decision, _ unknown: Set<String>
  ) -> NextQuestion? {
    let box = box(input)
    for requirement in program.requirements where decision[requirement.asked].isOpen {
      let explorer = explorer("ask \(requirement.asked.index)", targets: [requirement.asked])
      _ = explorer.explore(box, budget: Question.glance) { _ in }
      for register in explorer.mattered {
        guard case .fact(let fact) = program.inputs[Int(register.index)],
          !unknown.contains(program.facts[fact].id)
        else { continue }
        return question(fact, nil, decision)
      }
    }
    return nil
  }

  private func validity(_ key: String) -> OutputName? { key == "validity" ? .validityEnds : nil }

  private func question(
    _ fact: Int, _ output: OutputName?, _ decision: Decision, outcomes: Int32 = 0,
    mayStayOpen: Bool = false, answers: [(value: Int32, outcomes: Int32)] = []
  ) -> NextQuestion {
    NextQuestion(
      fact: fact, output: output, outcomes: outcomes, mayStayOpen: mayStayOpen,
      answers: answers, rules: rulesAsking(fact, decision))
  }

  private func best(
    _ candidates: [Int], _ input: CaseInput, _ decision: Decision
  ) -> NextQuestion? {
    let box = box(input)
    let whole = look(box)
    var found: (score: Int, question: NextQuestion)?
    for fact in candidates.prefix(Self.mostCandidates) {
      guard let place = place(of: fact) else { continue }
      let answers = sample(place, whole.cuts[place] ?? [])
      var sum = 0
      var told: [(value: Int32, outcomes: Int32)] = []
      for answer in answers {
        var answered = box
        answered[place] = answer
        let left = look(answered)
        sum += left.mattering.subtracting([place]).count
        if let value = answer.value { told.append((value, left.outcomes)) }
      }
      // Averages are compared as sums over the same number of answers, in thousandths.
      let score = sum * 1_000 / max(1, answers.count)
      if found.map({ score < $0.score }) ?? true {
        let isFinite = program.code.types[place].isFinite
        found = (
          score,
          question(
            fact, .outcome, decision, outcomes: whole.outcomes,
            mayStayOpen: whole.mayStayOpen, answers: isFinite ? told : [])
        )
      }
    }
    return found?.question
  }

  private func place(of fact: Int) -> Int? {
    program.inputs.firstIndex { if case .fact(fact) = $0 { true } else { false } }
  }

  /// What a glance over a box shows.
  private struct Look {
    var outcomes: Int32 = 0
    var mayStayOpen = false
    /// Inputs that are facts and were split.
    var mattering: Set<Int> = []
    /// By input, the values at which regions begin.
    var cuts: [Int: Set<Int32>] = [:]
  }

  private func look(_ box: [Ends]) -> Look {
    var look = Look()
    guard let asked = asked.first(where: { $0.key == OutputName.outcome.key }) else { return look }
    let explorer = explorer(asked.key, targets: targets(asked))
    let places = program.inputs.indices.filter { place in
      if case .fact = program.inputs[place] { box[place].isOpen } else { false }
    }
    let coverage = explorer.explore(box, budget: Question.glance) { region in
      let claims = region[asked.value]
      look.outcomes |= claims.hi
      if claims.isOpen || claims.lo.nonzeroBitCount != 1 { look.mayStayOpen = true }
      for place in places {
        let ends = region[RegisterID(UInt16(truncatingIfNeeded: place))]
        if ends != box[place] { look.cuts[place, default: []].insert(ends.lo) }
      }
    }
    if coverage != .complete { look.mayStayOpen = true }
    for register in explorer.mattered where places.contains(Int(register.index)) {
      look.mattering.insert(Int(register.index))
    }
    return look
  }

  /// The answers of which an interview may expect any: each option, or one of each stretch.
  private func sample(_ place: Int, _ cuts: Set<Int32>) -> [Ends] {
    let domain = program.code.inputs[place].domain
    switch program.code.types[place] {
    case .bool: return [Ends(0), Ends(1)]
    case .choice:
      return (0..<31).map { Int32(1) << Int32($0) }.filter { domain.hi & $0 != 0 }
        .prefix(Self.mostAnswers).map { Ends(oneOf: $0) }
    case .set: return [domain]
    case .day, .int, .money:
      let starts = Set(cuts).union([domain.lo]).sorted()
      let step = max(1, starts.count / Self.mostAnswers)
      return stride(from: 0, to: starts.count, by: step).map { Ends(starts[$0]) }
    }
  }

  /// The rules that are still open and read a fact.
  private func rulesAsking(_ fact: Int, _ decision: Decision) -> [Int] {
    var reading: [TermID: Bool] = [:]
    func reads(_ id: TermID) -> Bool {
      if let known = reading[id] { return known }
      let term = program[id]
      let found: Bool =
        if case .fact(fact) = term.kind { true } else { term.operands.contains(where: reads) }
      reading[id] = found
      return found
    }
    return program.rules.indices.filter { index in
      decision[program.rules[index].applies].isOpen && reads(program.rules[index].condition)
    }
  }
}
