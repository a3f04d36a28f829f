import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import Testing

@testable import PolicyExploration

/// Clauses, held against trying everything.
@Suite("What clauses show is what trying everything shows")
struct ClauseLaws {
  /// Three propositions a clause, each as it is or its opposite.
  private func clauses(_ count: Int, of variables: Int, _ chance: inout SplitMix64) -> [[Literal]] {
    (0..<count).map { _ in
      (0..<3).map { _ in
        let literal = Literal(Int.random(in: 0..<variables, using: &chance))
        return Bool.random(using: &chance) ? literal : !literal
      }
    }
  }

  private func holds(_ clause: [Literal], _ answers: Int) -> Bool {
    clause.contains { (answers >> $0.variable & 1 == 1) != $0.isOpposite }
  }

  @Test("Answers are found one after another until there are no more", arguments: 0..<60)
  func everyAnswerIsFound(seed: UInt64) throws {
    var chance = SplitMix64(seed: seed)
    let variables = 11
    let clauses = clauses(Int.random(in: 20...52, using: &chance), of: variables, &chance)
    let assumed = Bool.random(using: &chance) ? [!Literal(0), Literal(1)] : []
    let expected = (0..<1 << variables).filter { answers in
      (clauses + assumed.map { [$0] }).allSatisfy { holds($0, answers) }
    }
    var solver = ClauseSolver(count: variables)
    for clause in clauses { solver.add(clause) }
    var found: Set<Int> = []
    while case .possible = solver.solve(assuming: assumed, budget: 100_000) {
      let literals = (0..<variables).map { solver.holds(Literal($0)) ? Literal($0) : !Literal($0) }
      let answers = literals.reduce(0) { $1.isOpposite ? $0 : $0 | 1 << $1.variable }
      try #require(found.insert(answers).inserted, "the same answer twice")
      solver.add(literals.map { !$0 })
    }
    #expect(found.sorted() == expected)
    // What was assumed is no clause: without it, the others are left.
    let others = solver.solve(assuming: [], budget: 100_000)
    let isLeft = (0..<1 << variables).contains { answers in
      clauses.allSatisfy { holds($0, answers) } && !found.contains(answers)
    }
    #expect((others == .possible) == isLeft)
  }

  @Test("Propositions may be added between answers, and clauses about them", arguments: 0..<60)
  func growingChangesNoAnswer(seed: UInt64) throws {
    var chance = SplitMix64(seed: 7_000 + seed)
    let (few, all) = (7, 11)
    let first = clauses(Int.random(in: 8...20, using: &chance), of: few, &chance)
    let second = clauses(Int.random(in: 12...32, using: &chance), of: all, &chance)
    var solver = ClauseSolver(count: few)
    for clause in first { solver.add(clause) }
    var excluded: [[Literal]] = []
    // The last answer is excluded, and nothing is searched for before there are more propositions.
    for _ in 0..<Int.random(in: 1...4, using: &chance) {
      guard case .possible = solver.solve(assuming: [], budget: 100_000) else { break }
      let answers = (0..<few).map { solver.holds(Literal($0)) ? !Literal($0) : Literal($0) }
      excluded.append(Array(answers.prefix(Int.random(in: 3...few, using: &chance))))
      solver.add(excluded[excluded.count - 1])
    }
    solver.grow(to: all)
    for clause in second { solver.add(clause) }
    let expected = (0..<1 << all).filter { answers in
      (first + second + excluded).allSatisfy { holds($0, answers) }
    }
    var found: Set<Int> = []
    while case .possible = solver.solve(assuming: [], budget: 100_000) {
      let literals = (0..<all).map { solver.holds(Literal($0)) ? Literal($0) : !Literal($0) }
      let answers = literals.reduce(0) { $1.isOpposite ? $0 : $0 | 1 << $1.variable }
      try #require(found.insert(answers).inserted, "the same answer twice")
      solver.add(literals.map { !$0 })
    }
    #expect(found.sorted() == expected)
  }

  /// The conditions of a policy made by chance, each as it is asked, with the register that shows it.
  private func questions(
    _ program: Program
  ) throws -> [(inquiry: Inquiry, register: RegisterID, suspect: Suspect)] {
    let outcome = try #require(program.output(.outcome))
    var conditions: [(Suspect, RegisterID)] = [
      (.gap(.outcome), outcome.gap), (.conflict(.outcome), outcome.conflict),
    ]
    conditions += program.rules.enumerated().map { (.ruleApplies($0.offset), $0.element.applies) }
    return try conditions.map { suspect, register in
      let inquiry = try suspect.inquiry(into: program).relevant
      return (inquiry, register, suspect)
    }
  }

  @Test("A condition is found to hold exactly if some case shows it", arguments: 200..<260)
  func conditionsHoldWhereCasesShowThem(seed: UInt64) throws {
    var chance = SplitMix64(seed: seed)
    let policy = try SmallPolicy(rules: SmallPolicy.rules(&chance))
    let program = try #require(policy.programs.first { $0.procedure != nil })
    let file = RegisterFile(Tape(program.code))
    let questions = try questions(program)
    // What dates exclude is kept from one question to the next.
    let spans = DateSpans()
    var shown = Set<Int>()
    for point in SmallPolicy.everyCase(program) {
      point.withUnsafeBufferPointer { file.run($0) }
      for (index, question) in questions.enumerated() where file[question.register] == 1 {
        shown.insert(index)
      }
    }
    for (index, question) in questions.enumerated() {
      let words = "\(question.suspect.words), seed \(seed)"
      let search = try ClauseSearch(question.inquiry, spans, budget: 100_000)
      switch search.surely() {
      case .never: #expect(!shown.contains(index), "\(words)")
      case .unknown: Issue.record("no answer: \(words)")
      case .found(let found):
        #expect(shown.contains(index), "\(words)")
        let box = search.box(of: found, near: PackedDay.pack(month: 24_290, day: 1))
        try expectHolds(question.inquiry, box, words)
      }
    }
  }

  @Test(
    "With one value of an input only, it is found exactly if some case with that value shows it",
    arguments: 400..<430)
  func limitsAreThoseOfEveryCase(seed: UInt64) throws {
    var chance = SplitMix64(seed: seed)
    let policy = try SmallPolicy(rules: SmallPolicy.rules(&chance))
    let program = try #require(policy.programs.first { $0.procedure != nil })
    let file = RegisterFile(Tape(program.code))
    let cases = SmallPolicy.everyCase(program)
    for question in try questions(program) {
      var shown: Set<[Int32]> = []
      for point in cases {
        point.withUnsafeBufferPointer { file.run($0) }
        guard file[question.register] == 1 else { continue }
        for (index, value) in point.enumerated() { shown.insert([Int32(index), value]) }
      }
      let search = try ClauseSearch(question.inquiry, DateSpans(), budget: 100_000)
      for (input, unknown) in question.inquiry.unknowns.enumerated() {
        guard let place = program.inputs.indices.first(where: { program.unknown($0) == unknown })
        else { continue }
        // One after another of the same clauses, which keep what they learned.
        for value in program.values(of: place) {
          let type = question.inquiry.code.inputs[input].type
          let ends = type.isChoice ? Ends(oneOf: value) : Ends(value)
          guard search.limit(to: [unknown: ends]) else { continue }
          let words = "\(question.suspect.words) where \(unknown) is \(value), seed \(seed)"
          let isShown = shown.contains([Int32(place), value])
          switch search.surely() {
          case .never: #expect(!isShown, "\(words)")
          case .unknown: Issue.record("no answer: \(words)")
          case .found(let found):
            #expect(isShown, "\(words)")
            #expect(found.box[input] == ends, "\(words)")
          }
        }
      }
    }
  }

  /// Whether the condition holds in a case of a box.
  private func expectHolds(_ inquiry: Inquiry, _ box: [Ends], _ words: String) throws {
    let file = EndFile(Tape(inquiry.code))
    let point = zip(box, inquiry.code.types).map { ends, type in
      type.isChoice ? Ends(ends.hi & (0 &- ends.hi)) : Ends(ends.lo)
    }
    point.withUnsafeBufferPointer { file.run($0) }
    #expect(file[inquiry.target] == Ends(1), "\(words)")
  }

  @Test("The days of every date are those of every case", arguments: 300..<330)
  func daysAreThoseOfEveryCase(seed: UInt64) throws {
    var chance = SplitMix64(seed: seed)
    let policy = try SmallPolicy(rules: SmallPolicy.rules(&chance))
    let program = try #require(policy.programs.first { $0.procedure != nil })
    let file = RegisterFile(Tape(program.code))
    let cases = SmallPolicy.everyCase(program)
    let spans = DateSpans()
    for question in try questions(program) {
      let inquiry = question.inquiry
      for (anchor, input) in inquiry.code.inputs.enumerated() where input.type == .day {
        let unknown = inquiry.unknowns[anchor]
        let place = try #require(
          program.inputs.indices.first { index in
            guard case .fact(let fact) = program.inputs[index] else { return false }
            return .fact(program.facts[fact].id) == unknown
          })
        let all = Anchors.each(from: input.domain.lo, through: input.domain.hi)
        let isPinned = Bool.random(using: &chance)
        let pinned = isPinned ? program.usualReadings : [:]
        let search = try ClauseSearch(inquiry, spans, budget: 100_000)
        let found = try #require(search.days(of: anchor, in: all, pinning: pinned))
        #expect(found.left.isEmpty)
        var days: Set<Int32> = []
        for point in cases {
          let isUsual = program.inputs.indices.allSatisfy { index in
            guard case .reading(let reading) = program.inputs[index], isPinned else { return true }
            return program.readings[reading].fallback.map { 1 << Int32($0) } == point[index]
          }
          guard isUsual else { continue }
          point.withUnsafeBufferPointer { file.run($0) }
          if file[question.register] == 1 { days.insert(point[place]) }
        }
        let told = found.places.map { all.representatives[$0].day }
        #expect(Set(told) == days, "\(question.suspect.words) by \(unknown), seed \(seed)")
      }
    }
  }

  /// Years of all dates, of which the first are before or behind those looked at day by day.
  private static let farYears: [(first: Int, last: Int, refusedUntil: Int)] = [
    (1900, 2199, 1960), (2060, 2299, 2100),
  ]

  @Test(
    "Cases outside the years that are looked at day by day are told",
    arguments: farYears, [1, 400])
  func farCasesAreTold(years: (first: Int, last: Int, refusedUntil: Int), shortLook: Int) throws {
    let rule =
      "r0: { when: \"request.date >= \(years.refusedUntil)-01-01 or request.date <= permit.expires "
      + "or permit.expires + 1 month < request.date\", "
    let policy = try SmallPolicy(
      rules: [rule + "then: { outcome: accepted }, cite: law#1 }"],
      dates: "{ from: \(years.first)-01-01, to: \(years.last)-12-31 }")
    let program = try #require(policy.programs.first { $0.procedure != nil })
    let gap = try #require(
      sight(.gap(.outcome), in: program, budget: 100_000, shortLook: shortLook))
    let witness = try #require(gap.witness)
    let filed = try #require(witness.value(of: "request.date"))
    #expect(filed < PackedDay.pack(month: Int32(years.refusedUntil) * 12, day: 1))
    #expect(filed > witness.value(of: "permit.expires") ?? .max)
    #expect(gap.isComplete)
    guard shortLook == 1 else { return }
    // By clauses, days are counted of all years that a date may lie in.
    func number(_ year: Int) -> Int {
      Int(PackedDay.toDayNumber(PackedDay.pack(month: Int32(year) * 12, day: 1)))
    }
    let anchors = try #require(gap.anchors)
    #expect(anchors.total == number(years.last + 1) - number(years.first))
    #expect(anchors.count == number(years.refusedUntil) - number(years.first) - 1)
  }
}

extension Program {
  /// What an input stands for, if that is a fact or a reading.
  func unknown(_ input: Int) -> Unknown? {
    switch inputs[input] {
    case .fact(let fact): .fact(facts[fact].id)
    case .reading(let reading): .reading(readings[reading].id)
    case .papers, .papersGiven, .silent: nil
    }
  }
}
