import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicySyntax
import PolicyTestSupport
import PolicyValues
import StandardFunctions
import Testing

/// The flat trace is the explanation's tree, read in a cheaper way.
@Suite struct TraceTests {
  @Test("A trace tells the same verdicts of the same terms as the explanation, in the same order")
  func traceIsTheTree() throws {
    let folder = Repository.root.appending(path: "bench/policies").path
    let store = PolicyStore(folders: [folder], library: StandardFunctions().functions)
    let edition = try #require(store.base("fictional/permit@2024-01"))
    let question = try #require(store.question(edition, procedure: "endorse").value)
    let program = question.program
    let reader = TraceReader(program)
    let file = RegisterFile(question.tape)
    let room = UnsafeMutableBufferPointer<TraceStep>.allocate(capacity: reader.capacity)
    defer { room.deallocate() }
    var random = SplitMix64(seed: 7)
    var verdicts: Set<TraceStep.Verdict> = []
    for _ in 0..<300 {
      let (input, values) = randomCase(program, &random)
      values.withUnsafeBufferPointer { file.run($0) }
      let count = reader.read(file.registers(), into: room)
      let steps = room[..<count].filter { $0.kind != .value }
      let options = Question.Options(sensitivity: false, everyReading: false)
      let told = explain(question.decide(input, options))
      let tree = (told.rules + told.statuses + told.requirements).flatMap(conditions)
      #expect(steps.map { Told($0) } == tree)
      verdicts.formUnion(steps.map(\.verdict))
    }
    #expect(verdicts == [.holds, .fails, .defeated])
  }

  @Test("A step asked for by its name is the one that the whole explanation has")
  func stepsAreThoseOfTheWhole() throws {
    let folder = Repository.root.appending(path: "bench/policies").path
    let store = PolicyStore(folders: [folder], library: StandardFunctions().functions)
    let edition = try #require(store.base("fictional/permit@2024-01"))
    let question = try #require(store.question(edition, procedure: "endorse").value)
    var random = SplitMix64(seed: 11)
    var kinds: Set<Substring> = []
    for _ in 0..<100 {
      let (input, _) = randomCase(question.program, &random)
      let options = Question.Options(sensitivity: false, everyReading: false)
      let decision = question.decide(input, options)
      let whole = explain(decision)
      let steps = (whole.rules + whole.statuses + whole.requirements).map { ($0.id, $0) }
      let dates = whole.dates.map { ("output.\($0.name)", $0.step) }.filter { named in
        question.program.outputs.contains { "output.\($0.name.key)" == named.0 }
      }
      for (name, step) in steps + dates {
        kinds.formUnion(name.split(separator: ".").prefix(1))
        #expect(explainStep(name, of: decision).map { "\($0)" } == "\(step)")
      }
      #expect(explainStep("rule.of-nothing", of: decision) == nil)
    }
    #expect(kinds == ["rule", "status", "paper", "output"])
  }

  @Test("The benchmark's policy passes its own tests")
  func benchPolicyPasses() throws {
    let folder = Repository.root.appending(path: "bench/policies").path
    let store = PolicyStore(
      folders: [folder], library: StandardFunctions().functions, withTests: true)
    let files = try #require(store.pack("fictional")).testFiles
    let results = try files.flatMap { file in
      let reader = Reader()
      let root = try #require(file.document.root)
      return store.run(try #require(reader.tests(root)))
    }
    #expect(results.count > 15)
    #expect(results.filter { !$0.isPassed }.flatMap(\.complaints).map(\.message) == [])
  }

  /// A step without its values.
  struct Told: Equatable {
    let kind: TraceStep.Kind
    let index: Int
    let verdict: TraceStep.Verdict

    init(_ step: TraceStep) {
      (kind, index, verdict) = (step.kind, Int(step.index), step.verdict)
    }

    init?(_ step: Step) {
      switch step.kind {
      case .rule(let index): (kind, self.index) = (.rule, index)
      case .status(let index): (kind, self.index) = (.status, index)
      case .requirement(let index): (kind, self.index) = (.requirement, index)
      case .defeat(let index): (kind, self.index) = (.defeat, index)
      // A trace holds no transition: a batch is decided from records that have it behind them.
      case .transition: return nil
      case .term(let term): (kind, self.index) = (.condition, Int(term.index))
      case .otherStatus: return nil
      }
      switch step.verdict {
      case .holds: verdict = .holds
      case .fails: verdict = .fails
      case .defeated: verdict = .defeated
      case .open, .value: return nil
      }
    }
  }

  /// The conditions of a step in the order of a walk; values and their sums are left out.
  private func conditions(_ step: Step) -> [Told] {
    (Told(step).map { [$0] } ?? []) + step.children.flatMap(conditions)
  }

  /// A random case near the windows, as the engine takes it in and as its inputs.
  private func randomCase(
    _ program: Program, _ random: inout SplitMix64
  ) -> (CaseInput, [Int32]) {
    let papers = Set(program.paperBits.keys.filter { _ in random.next() % 4 != 0 })
    var input = CaseInput(papers: papers)
    let start = Int32(2_024 * 12) << 5
    for fact in program.facts {
      let value: Int32 =
        switch fact.type {
        case .date: start + Int32(random.next() % 12) << 5 + Int32(random.next() % 28) + 1
        case .bool: Int32(random.next() % 2)
        case .choice, .set: 1 << Int32(random.next() % 4)
        case .int, .money: Int32(random.next() % 40)
        }
      input.facts[fact.id] = CaseInput.StatedFact(value: value, place: nil)
    }
    let values = program.inputs.map { spec -> Int32 in
      switch spec {
      case .fact(let index): input.value(of: program.facts[index].id) ?? 0
      case .papers: papers.reduce(0) { $0 | 1 << Int32(program.paperBits[$1] ?? 0) }
      case .papersGiven: 1
      case .reading, .silent: 0
      }
    }
    return (input, values)
  }
}
