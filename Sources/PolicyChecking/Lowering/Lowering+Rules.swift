import CivilTime
import PolicyProgram
import PolicyValues
import SourceText

// Default logic as ordinary instructions: each output is what the standing rules claim.
extension Lowering {
  /// The rule's condition, lowered once.
  func condition(_ index: Int, of rules: [CheckedRule], prefix: String) -> Lowered {
    once("\(prefix):\(rules[index].key)", .bool, at: rules[index].basis.place) {
      lower(rules[index].when)
    }
  }

  /// Applies, and no applicable rule that gives the same output defeats it; who loses its outcome loses all.
  func stands(
    _ index: Int, _ output: OutputName, of rules: [CheckedRule], prefix: String
  ) -> CodeBuilder.Register {
    let key = Standing(rule: index, output: output, prefix: prefix)
    if let done = standing[key] { return done }
    let result = newStands(index, output, of: rules, prefix: prefix)
    standing[key] = result
    return result
  }

  private func newStands(
    _ index: Int, _ output: OutputName, of rules: [CheckedRule], prefix: String
  ) -> CodeBuilder.Register {
    let rule = rules[index]
    let defeaters = rule.defeatedBy.filter { defeater in
      rules[defeater].gives.contains { $0.output == output }
    }
    let applies = condition(index, of: rules, prefix: prefix).register
    let defeated = defeaters.map { condition($0, of: rules, prefix: prefix).register }
    var result = builder.and(applies, builder.not(builder.any(defeated)))
    if output != .outcome, rule.gives.contains(where: { $0.output == .outcome }) {
      result = builder.and(result, stands(index, .outcome, of: rules, prefix: prefix))
    }
    return result
  }

  /// The set of what the standing rules claim for a word's output.
  func claims(
    _ output: OutputName, _ type: ValueType, of rules: [CheckedRule], prefix: String
  ) -> CodeBuilder.Register {
    let full = registerType(type).optionMask
    var claims = builder.constant(0, .set(full))
    for (index, rule) in rules.enumerated() {
      guard let given = rule.gives.first(where: { $0.output == output }) else { continue }
      let value = self.value(given.value, of: rule, output, prefix)
      let stands = stands(index, output, of: rules, prefix: prefix)
      claims = builder.collect(claims, if: stands, value.register)
    }
    return claims
  }

  /// What a rule gives for an output, lowered once.
  func value(_ expr: Expr, of rule: CheckedRule, _ output: OutputName, _ prefix: String) -> Lowered
  {
    once("\(prefix):\(rule.key).\(output.key)", expr.type, at: expr.range) { lower(expr) }
  }

  /// Rules with their terms, for the tables; everything is lowered by now.
  func draft(_ rules: [CheckedRule], prefix: String) -> [DraftRule] {
    rules.indices.map { index in
      let rule = rules[index]
      let condition = condition(index, of: rules, prefix: prefix)
      return DraftRule(
        rule: rule, condition: condition.term, applies: condition.register,
        gives: rule.gives.map { given in
          let value = value(given.value, of: rule, given.output, prefix)
          return (given.output, value.term, stands(index, given.output, of: rules, prefix: prefix))
        })
    }
  }

  // MARK: Outputs

  /// An output as expressions read it.
  func output(_ name: OutputName, _ type: ValueType, at place: SourceRange) -> Lowered {
    guard procedure != nil else { return silent(type, at: place) }
    let output = once("output:\(name.key)", type, at: place) {
      let draft = draftOutput(name, type)
      outputs[name] = draft
      return term(.output(name), readable(draft), type, at: place)
    }
    return term(.output(name), output.register, type, at: place)
  }

  /// A date or an amount as others read it: unknown where nothing gives it, or the rules disagree.
  func readable(_ draft: DraftOutput) -> CodeBuilder.Register {
    guard draft.name != .outcome, draft.name != .to, draft.name != .continuity else {
      return draft.value
    }
    let floor = least(draft.type)
    let given = veiled(draft.value, known: draft.isGiven, floor: floor, .notGiven)
    return veiled(given, known: builder.not(draft.disagrees), floor: floor, .disputed)
  }

  private func draftOutput(_ name: OutputName, _ type: ValueType) -> DraftOutput {
    switch name {
    case .outcome: outcome(type)
    case .to: words(.to, type)
    case .continuity: continuity(type)
    case .validityStarts:
      valued(name, type, procedure?.validityStarts, procedure?.validityBasis)
    case .validityEnds: valued(name, type, procedure?.validityEnds, procedure?.validityBasis)
    case .fee: valued(name, type, procedure?.fee?.value, procedure?.fee?.basis)
    case .completedBy:
      valued(name, type, procedure?.completedBy?.value, procedure?.completedBy?.basis)
    case .record(let fact):
      valued(name, type, procedure?.record.first { $0.fact == fact }?.value, nil)
    }
  }

  /// Papers come last: acceptable, but a required paper is missing, is `incomplete`.
  ///
  /// A procedure without rules is a happening, always accepted.
  private func outcome(_ type: ValueType) -> DraftOutput {
    let rules = procedure?.rules ?? []
    let claims =
      rules.isEmpty
      ? builder.constant(EngineChoices.accepted, .set(registerType(type).optionMask))
      : claims(.outcome, type, of: rules, prefix: "rule")
    let isAccepted = builder.isOneOf(claims, EngineChoices.accepted)
    let incomplete = builder.and(isAccepted, missingPapers())
    let value = builder.select(incomplete, builder.options(EngineChoices.incomplete), claims)
    return words(.outcome, type, value: value, claims: claims)
  }

  private func words(_ name: OutputName, _ type: ValueType) -> DraftOutput {
    let claims = claims(name, type, of: procedure?.rules ?? [], prefix: "rule")
    return words(name, type, value: claims, claims: claims)
  }

  private func words(
    _ name: OutputName, _ type: ValueType, value: CodeBuilder.Register, claims: CodeBuilder.Register
  ) -> DraftOutput {
    let every = builder.options(registerType(type).optionMask)
    return DraftOutput(
      name: name, type: type, value: value, isGiven: builder.meets(claims, every),
      disagrees: builder.several(claims), block: nil, blockBasis: nil)
  }

  /// If no day lies between, `bridges` and `resumes` are `continues`.
  private func continuity(_ type: ValueType) -> DraftOutput {
    let claims = claims(.continuity, type, of: procedure?.rules ?? [], prefix: "rule")
    let overGap = EngineChoices.bridges | EngineChoices.resumes
    let bends = builder.meets(claims, builder.options(overGap))
    let kept = builder.intersection(
      claims, builder.options(EngineChoices.continues | EngineChoices.restarts))
    let unbroken = builder.collect(kept, if: bends, builder.options(EngineChoices.continues))
    guard let gap = gap() else { return words(.continuity, type, value: claims, claims: claims) }
    let hasDays = builder.atMost(gap.from.register, gap.until.register)
    let value = builder.select(hasDays, claims, unbroken)
    return words(.continuity, type, value: value, claims: value)
  }

  /// The first and the last day that may not count.
  func gap() -> (from: Lowered, until: Lowered)? {
    guard let from = procedure?.gapFrom, let until = procedure?.gapUntil else { return nil }
    return (
      once("gap.from", .date, at: from.range) { lower(from) },
      once("gap.until", .date, at: until.range) { lower(until) }
    )
  }

  /// A date or an amount: of the standing rules, else of the block.
  private func valued(
    _ name: OutputName, _ type: ValueType, _ block: Expr?, _ basis: Basis?
  ) -> DraftOutput {
    let rules = procedure?.rules ?? []
    var given: [(stands: CodeBuilder.Register, value: CodeBuilder.Register)] = []
    for (index, rule) in rules.enumerated() {
      guard let entry = rule.gives.first(where: { $0.output == name }) else { continue }
      let value = value(entry.value, of: rule, name, "rule")
      given.append((stands(index, name, of: rules, prefix: "rule"), value.register))
    }
    let fallback = block.map { block in
      once("block:\(name.key)", type, at: block.range) { lower(block) }
    }
    var result = fallback?.register ?? given.last?.value ?? anything(type)
    for entry in given.reversed() { result = builder.select(entry.stands, entry.value, result) }
    var disagreements: [CodeBuilder.Register] = []
    for (index, first) in given.enumerated() {
      for second in given[(index + 1)...] where second.value != first.value {
        let both = builder.and(first.stands, second.stands)
        disagreements.append(builder.and(both, builder.not(same(first.value, second.value, type))))
      }
    }
    return DraftOutput(
      name: name, type: type, value: result,
      isGiven: fallback == nil ? builder.any(given.map(\.stands)) : builder.bool(true),
      disagrees: builder.any(disagreements), block: fallback?.term, blockBasis: basis)
  }

  func same(
    _ x: CodeBuilder.Register, _ y: CodeBuilder.Register, _ type: ValueType
  ) -> CodeBuilder.Register {
    switch type {
    case .choice(let id):
      builder.any(
        options(id).options.indices.map { index in
          builder.and(builder.oneOf(x, 1 << Int32(index)), builder.oneOf(y, 1 << Int32(index)))
        })
    case .bool, .date, .int, .money, .set: builder.equal(x, y)
    }
  }

  private func anything(_ type: ValueType) -> CodeBuilder.Register {
    switch type {
    case .date: builder.day(PackedDay.never)
    case .money: builder.money(0)
    case .int: builder.int(0)
    case .bool: builder.bool(false)
    case .choice(let id), .set(let id): builder.options(options(id).mask)
    }
  }
}

extension RegisterType {
  /// The options of a choice or a set; none for numbers.
  var optionMask: Int32 {
    switch self {
    case .choice(let mask), .set(let mask): mask
    case .bool, .day, .int, .money: 0
    }
  }
}
