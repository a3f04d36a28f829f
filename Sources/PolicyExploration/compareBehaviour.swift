import CivilTime
import PolicyProgram
import PolicyValues

/// Runs two programs in lock-step over everything that both can be asked.
///
/// - Parameters:
///   - budget: how many boxes one question may run.
///   - filed: days of filing from which applicants are taken where that can be.
///   - spread: does the aspects, one after another unless it is said otherwise; what is found is the same.
/// - Returns: nil if a question is too large to be put as a program.
package func compareBehaviour(
  _ a: Program, _ b: Program, budget: Int = 2_000_000, filed: ClosedRange<CivilDate>? = nil,
  spread: Spread = inTurn
) -> BehaviourDiff? {
  let pairing = Pairing(a, b)
  do throws(CodeBuilder.TooManyRegisters) {
    let all = BehaviourDiff.Aspect.allCases
    let questions = try pairing.questions(all.flatMap(pairing.contrasts))
    let (open, claims) = (questions.all, questions.claims)
    let days = filed.map { $0.lowerBound.packed...$0.upperBound.packed }
    let weights = all.map { aspect in open.count { $0.contrast.aspect == aspect } }
    let found = results(
      of: all.count, by: spread, weight: { weights[$0] }
    ) { number -> AspectDiff? in
      let aspect = all[number]
      var asking = Asking(
        pairing: pairing, questions: open.filter { $0.contrast.aspect == aspect }, claims: claims,
        together: questions.together[aspect], budget: budget, filed: days)
      // Too large a question leaves a gap, and then there is no answer.
      return try? asking.differences(in: aspect)
    }
    let aspects = found.compactMap(\.self)
    guard aspects.count == all.count else { return nil }
    return BehaviourDiff(
      a: a, b: b, sharedFacts: pairing.sharedFacts, factsOnlyInA: pairing.factsOnlyInA,
      factsOnlyInB: pairing.factsOnlyInB, ownReadings: pairing.ownReadings, aspects: aspects)
  } catch {
    return nil
  }
}

/// Puts the questions about one aspect of two programs, one after another.
private struct Asking {
  let pairing: Pairing
  let questions: [Questions.Question]
  let claims: [Questions.Claim]
  let budget: Int
  let filed: ClosedRange<Int32>?
  private let memo = SearchMemo()
  /// What is known of dates, kept from one question to the next.
  private let spans = DateSpans()
  /// By claim, whether its side may make it, and how many boxes are hidden.
  private var made: [Int: (isMade: Bool, hidden: Int)] = [:]
  /// All questions and claims by clauses in one, so that what is learned of one is known of all; nil if
  /// that cannot be, or there is one question only.
  private let together: ClauseSearch?

  init(
    pairing: Pairing, questions: [Questions.Question], claims: [Questions.Claim],
    together: Inquiry?, budget: Int, filed: ClosedRange<Int32>?
  ) {
    self.pairing = pairing
    self.questions = questions
    self.claims = claims
    self.budget = budget
    self.filed = filed
    let asked = questions.flatMap { [$0.shared] + $0.claims.map { claims[$0].shared } }
    let (spans, isOne) = (spans, questions.count < 2)
    self.together =
      isOne
      ? nil
      : together.flatMap { try? ClauseSearch($0.relevant, or: asked, spans, budget: budget) }
  }

  /// What clauses tell of a condition in the code that all questions share.
  private enum Told {
    case never
    case holds
    /// It may hold, and nobody knows.
    case unknowable
    /// They come to no end, or do not tell.
    case unsure
  }

  private func told(_ condition: RegisterID) -> Told {
    guard let together, together.ask(condition), together.limit(to: [:]) else { return .unsure }
    switch together.surely() {
    case .found: return .holds
    case .unknown: return .unsure
    case .never: break
    }
    if together.isDefinite { return .never }
    return switch together.possibly() {
    case .never: .never
    case .found: .unknowable
    case .unknown: .unsure
    }
  }

  mutating func differences(
    in aspect: BehaviourDiff.Aspect
  ) throws(CodeBuilder.TooManyRegisters) -> AspectDiff {
    var changes: [BehaviourChange] = []
    var left = 0
    var hidden = 0
    for question in questions {
      if let concealed = try neverSaid(question) {
        hidden += concealed
        continue
      }
      let told = told(question.shared)
      if told == .never { continue }
      if told == .unknowable, question.inquiry.mayHaveParts {
        hidden += 1
        continue
      }
      let (contrast, inquiry) = (question.contrast, question.inquiry)
      let search = try search(
        inquiry, isWanted: false, told == .holds ? together : nil, budget: budget)
      left = max(left, search.left)
      hidden += search.hidden
      var found = search.witness
      if found == nil { found = try anybody(inquiry, search) }
      guard let witness = found else { continue }
      let other = pairing.witnessOfB(witness)
      let when = try pairing.conditions(
        inquiry, witness, search.clauses, memo, spans, budget: budget)
      let anchors = search.witness == nil ? nil : search.anchors
      changes.append(
        BehaviourChange(
          aspect: aspect, from: contrast.from, to: contrast.to, isBetter: contrast.isBetter,
          anchors: anchors, when: when, witness: witness, witnessOfB: other,
          needsReading: search.needsReading, rulesA: rules(witness, contrast),
          rulesB: other.map { rules($0, contrast) } ?? []))
    }
    let sorted = changes.enumerated().sorted { x, y in
      let (more, less) = (x.element.anchors?.count ?? 0, y.element.anchors?.count ?? 0)
      return more == less ? x.offset < y.offset : more > less
    }
    return AspectDiff(
      aspect: aspect, changes: sorted.map(\.element), left: left, hidden: hidden)
  }

  private func search(
    _ inquiry: Inquiry, isWanted: Bool, _ clauses: ClauseSearch? = nil, budget: Int
  ) throws(CodeBuilder.TooManyRegisters) -> Search {
    let finder = WitnessFinder(inquiry: inquiry, program: pairing.a, filed: filed)
    var search = Search(
      finder: finder, isWanted: isWanted, spans: spans, memo: memo)
    search.clauses = clauses
    try search.look(for: inquiry, budget: budget)
    return search
  }

  /// An applicant all the same, where looking everywhere came to no end and to nobody.
  private func anybody(
    _ inquiry: Inquiry, _ search: Search
  ) throws(CodeBuilder.TooManyRegisters) -> Witness? {
    guard search.left > 0 else { return nil }
    return try self.search(inquiry, isWanted: true, budget: max(1, budget / 2)).witness
  }

  /// How many boxes hide the answer where one side never says its part; nil: both may say theirs.
  private mutating func neverSaid(
    _ question: Questions.Question
  ) throws(CodeBuilder.TooManyRegisters) -> Int? {
    for number in question.claims {
      let claim: (isMade: Bool, hidden: Int)
      if let known = made[number] { claim = known } else { claim = try self.claim(number) }
      made[number] = claim
      if !claim.isMade { return claim.hidden }
    }
    return nil
  }

  private func claim(
    _ number: Int
  ) throws(CodeBuilder.TooManyRegisters) -> (isMade: Bool, hidden: Int) {
    switch told(claims[number].shared) {
    case .holds: return (true, 0)
    case .never: return (false, 0)
    case .unknowable, .unsure: break
    }
    let claim = claims[number].inquiry
    let isSilent = try claim.restsOnSilence()
    let search = try search(claim, isWanted: true, budget: max(1, budget / (isSilent ? 40 : 4)))
    // What only a silent source may say nobody is told; unless it cannot be, that is hidden.
    if isSilent { return (false, search.left > 0 ? max(1, search.hidden) : search.hidden) }
    return (search.witness != nil || search.left > 0, search.hidden)
  }

  private func rules(_ witness: Witness, _ contrast: Contrast) -> [String] {
    contrast.outputs.flatMap { witness.standing($0) }.reduce(into: []) { ids, index in
      let id = witness.program.rules[index].id
      if !ids.contains(id) { ids.append(id) }
    }
  }
}
