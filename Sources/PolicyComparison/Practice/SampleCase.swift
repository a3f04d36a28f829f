import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Decides about one sample permit, and answers what is asked for in the applicant's favour.
final class SampleCase {
  let question: Question
  private let prelude: Prelude
  /// The first day of the permit's period.
  var starts: CivilDate
  /// The prelude's program, kept ready: it is asked before every decision.
  private let before: Question
  /// Facts that the edition's vocabularies have; others cannot be stated.
  private let facts: [String: FactSpec]
  /// How many decisions one search may take.
  private static let patience = 300
  private var left = 0

  init(_ question: Question, _ prelude: Prelude, starts: CivilDate) {
    self.question = question
    self.prelude = prelude
    self.starts = starts
    before = Question(prelude.program)
    let all = question.program.facts + prelude.program.facts
    facts = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
  }

  /// What is known beside the day of filing.
  struct Known {
    var facts: [String: Int32] = [:]

    func with(_ fact: String, _ value: Int32) -> Known {
      var known = self
      known.facts[fact] = value
      return known
    }
  }

  /// A grown-up who has lived in the place for long; none of the agents' grounds is met.
  var plain: Known {
    let year = starts.year
    func day(_ years: Int) -> Int32 { starts.adding(months: 12 * years, .monthEnd)?.packed ?? 0 }
    var known = Known()
    for fact in ["permit.starts", "permit.issued"] { known.facts[fact] = starts.packed }
    if !prelude.presumptions.contains(where: { $0.fact == "permit.expires" }) {
      known.facts["permit.expires"] = day(1)
    }
    known.facts["applicant.born"] = day(-min(30, year - 1900))
    known.facts["residence.registered"] = day(-2)
    known.facts["applicant.disabled"] = 0
    known.facts["applicant.mobility-impaired"] = 0
    return known
  }

  func decide(_ known: Known, on day: CivilDate) -> Decision {
    question.decide(
      input(known, on: day), Question.Options(sensitivity: false, everyReading: false))
  }

  /// What is stated, and what is presumed beside it.
  private func input(_ known: Known, on day: CivilDate) -> CaseInput {
    var input = CaseInput()
    let days = ["request.date": day.packed, "day": day.packed]
    for (fact, value) in known.facts.merging(days, uniquingKeysWith: { $1 })
    where facts[fact] != nil {
      input.facts[fact] = CaseInput.StatedFact(value: value, place: nil)
    }
    var registers = before.run(before.box(input))
    var isBehind = false
    for presumption in prelude.presumptions where input.value(of: presumption.fact) == nil {
      var found = registers.value(of: presumption.term, prelude.program)
      // Why: what is definite stays so, whatever more is known.
      if found == nil, isBehind {
        registers = before.run(before.box(input))
        isBehind = false
        found = registers.value(of: presumption.term, prelude.program)
      }
      guard let value = found else { continue }
      isBehind = true
      // Why: which presumptions mattered is not asked here, and costs more than the decision.
      input.facts[presumption.fact] = CaseInput.StatedFact(value: value, place: nil)
    }
    return input
  }

  /// Whether the facts stated contradict what every case must satisfy.
  private func isImpossible(_ known: Known, on day: CivilDate) -> Bool {
    let registers = before.run(before.box(input(known, on: day)))
    return prelude.assumptions.contains { registers.value(of: $0, prelude.program) == 0 }
  }

  /// Answers that lead to acceptance; nil: none were found.
  func accepted(_ known: Known, on day: CivilDate) -> (Known, Decision)? {
    left = Self.patience
    return search(known, on: day) { $0 == "accepted" }
  }

  /// Answers that lead to an outcome: acceptance where that can be had.
  func decided(_ known: Known, on day: CivilDate) -> (Known, Decision) {
    if let accepted = accepted(known, on: day) { return accepted }
    left = Self.patience
    return search(known, on: day) { _ in true } ?? (known, decide(known, on: day))
  }

  /// Depth first over what is still needed, in the order in which the decision asks.
  private func search(
    _ known: Known, on day: CivilDate, until isWanted: (String) -> Bool
  ) -> (Known, Decision)? {
    guard left > 0 else { return nil }
    left -= 1
    let decision = decide(known, on: day)
    if let outcome = decision.outcome { return isWanted(outcome) ? (known, decision) : nil }
    guard case .undetermined(let reasons) = decision.output(.outcome),
      let fact = reasons.flatMap(\.facts).first(where: { known.facts[$0] == nil }),
      let spec = facts[fact]
    else { return nil }
    for value in answers(spec) {
      let more = known.with(fact, value)
      if isImpossible(more, on: day) { continue }
      if let found = search(more, on: day, until: isWanted) { return found }
    }
    return nil
  }

  /// What a person might answer, the plain answers first.
  private func answers(_ fact: FactSpec) -> [Int32] {
    switch fact.type {
    case .bool: return [0, 1]
    case .choice(let id):
      let count = question.program.choices[id]?.options.count ?? 0
      return (0..<count).map { 1 << Int32($0) }
    case .set: return [0, fact.domain.hi]
    case .date:
      let years = [0, -1, 2].compactMap { starts.adding(months: 12 * $0, .monthEnd)?.packed }
      return years.filter { fact.domain.lo <= $0 && $0 <= fact.domain.hi }
    case .int, .money: return [fact.domain.hi, fact.domain.lo]
    }
  }
}

extension [Ends] {
  fileprivate func value(of term: TermID, _ program: Program) -> Int32? {
    self[Int(program[term].register.index)].value
  }
}
