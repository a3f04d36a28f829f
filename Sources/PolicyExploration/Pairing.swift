import PolicyProgram
import PolicyValues

/// What two programs share, and how they are put on one workbench.
struct Pairing {
  let a: Program
  let b: Program
  let sharedFacts: [String]
  let factsOnlyInA: [String]
  let factsOnlyInB: [String]
  let ownReadings: [String]
  /// Facts of one name that mean different things.
  private let alone: Set<String>
  /// The options of a shared fact that both sides have.
  private let options: [String: Int32]

  init(_ a: Program, _ b: Program) {
    self.a = a
    self.b = b
    let other = Dictionary(b.facts.map { ($0.id, $0) }) { first, _ in first }
    var options: [String: Int32] = [:]
    var alone: Set<String> = []
    for fact in a.facts {
      guard let twin = other[fact.id] else { continue }
      guard Pairing.isAlike(fact.type, twin.type) else {
        alone.insert(fact.id)
        continue
      }
      if let mask = Pairing.common(fact.type, a, b) { options[fact.id] = mask }
      if options[fact.id] == 0 { alone.insert(fact.id) }
    }
    self.options = options
    self.alone = alone
    let shared = a.facts.map(\.id).filter { other[$0] != nil && !alone.contains($0) }
    sharedFacts = shared
    factsOnlyInA = a.facts.map(\.id).filter { !shared.contains($0) }
    factsOnlyInB = b.facts.map(\.id).filter { !shared.contains($0) }
    ownReadings = Pairing.own(a, b) + Pairing.own(b, a)
  }

  private static func isAlike(_ x: ValueType, _ y: ValueType) -> Bool {
    switch (x, y) {
    case (.choice, .choice), (.set, .set): true
    default: x == y
    }
  }

  /// The options that have the same name and the same bit on both sides; nil for other types.
  private static func common(_ type: ValueType, _ a: Program, _ b: Program) -> Int32? {
    guard case .choice(let id) = type else {
      if case .set(let id) = type { return common(a.choices[id], b.choices[id]) }
      return nil
    }
    return common(a.choices[id], b.choices[id])
  }

  private static func common(_ x: ChoiceSpec?, _ y: ChoiceSpec?) -> Int32 {
    guard let x, let y else { return 0 }
    return zip(x.options, y.options).enumerated().reduce(0) { mask, entry in
      entry.element.0.id == entry.element.1.id ? mask | 1 << Int32(entry.offset) : mask
    }
  }

  /// The readings of one side that the other does not have with the same options.
  private static func own(_ x: Program, _ y: Program) -> [String] {
    x.readings.filter { reading in
      !y.readings.contains {
        $0.id == reading.id && $0.options.map(\.id) == reading.options.map(\.id)
      }
    }.map(\.id)
  }

  /// Own readings stay at their defaults; without one they are open.
  private func settled(_ program: Program) -> [String: Int32] {
    var fixed: [String: Int32] = [:]
    for reading in program.readings where ownReadings.contains(reading.id) {
      fixed[reading.id] = reading.fallback.map { 1 << Int32($0) } ?? reading.mask
    }
    return fixed
  }

  /// Both programs on one workbench: what they share is one thing there.
  func copies(on bench: Workbench) -> (one: ProgramCopy, other: ProgramCopy) {
    (
      ProgramCopy(a, on: bench, readings: settled(a), facts: options, alone: alone),
      ProgramCopy(b, on: bench, readings: settled(b), facts: options, alone: alone)
    )
  }

  /// The questions whether the two sides ever stand in contrast, for contrasts of which that is not
  /// settled before anything is looked at.
  func questions(_ contrasts: [Contrast]) throws(CodeBuilder.TooManyRegisters) -> Questions {
    let bench = Workbench()
    let (one, other) = copies(on: bench)
    let open = contrasts.map { ($0, $0.condition(one, other, bench)) }.filter {
      bench.builder.constantValue($0.1) != 0
    }
    let claims = open.map { $0.0.claims(one, other, bench) }
    var either: [BehaviourDiff.Aspect: [CodeBuilder.Register]] = [:]
    for (entry, own) in zip(open, claims) { either[entry.0.aspect, default: []] += [entry.1] + own }
    let aspects = BehaviourDiff.Aspect.allCases.filter { either[$0] != nil }
    let anything = aspects.map { bench.builder.any(either[$0] ?? []) }
    let all = try bench.inquiries(anything + open.map(\.1) + claims.joined())
    var questions = Questions(
      code: all.first?.code, together: Dictionary(uniqueKeysWithValues: zip(aspects, all)))
    let each = all.dropFirst(aspects.count)
    var rest = each.dropFirst(open.count)
    for (entry, (question, count)) in zip(open, zip(each, claims.map(\.count))) {
      let own = rest.prefix(count)
      rest = rest.dropFirst(count)
      try questions.add(entry.0, question, claims: Array(own))
    }
    return questions
  }

  /// A witness of the first program as the second is asked about; what the first does not know is left
  /// to be found.
  func witnessOfB(_ witness: Witness) -> Witness? {
    var known: [Unknown: Ends] = [:]
    for fact in witness.facts where sharedFacts.contains(fact.id) {
      known[.fact(fact.id)] = Ends(fact.value)
    }
    for reading in a.readings where !ownReadings.contains(reading.id) {
      let chosen = witness.readings.first { $0.id == reading.id }?.option
      let usual = reading.fallback.map { Int32(1) << Int32($0) }
      if let option = chosen ?? usual { known[.reading(reading.id)] = Ends(option) }
    }
    for (unknown, value) in witness.others { known[unknown] = Ends(value) }
    let bench = Workbench()
    _ = ProgramCopy(b, on: bench)
    let always = bench.builder.bool(true)
    do throws(CodeBuilder.TooManyRegisters) {
      let inquiry = try bench.inquiry(always)
      let near = witness.value(of: "request.date") ?? witness.value(of: "day") ?? 0
      return WitnessFinder(inquiry: inquiry, program: b).witness(known, near: near)
    } catch {
      return nil
    }
  }
}
