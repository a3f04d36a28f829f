import PolicyEvaluation
import PolicyProgram
import PolicyValues

// What to do next, and until when: read from windows, papers and the rules that would accept.
extension Narrator {
  func nextStep() -> [Block] {
    guard decision.program.procedure != nil else { return [] }
    return section(.headingNext, nextBlocks())
  }

  private func nextBlocks() -> [Block] {
    switch decision.outcome {
    case "accepted": return afterAcceptance()
    case "not-yet": return waitingBlocks()
    case "incomplete": return papersToBring()
    case "refused": return obstacles()
    case "redirected": return [.paragraph(say(.nextRedirected, target))]
    default: return questions()
    }
  }

  // MARK: Accepted

  private func afterAcceptance() -> [Block] {
    var parts: [Inline] = []
    if decision.input.papers == nil, !decision.required.isEmpty {
      parts.append(say(.nextBring, toBring))
    }
    if let fee = decision.output(.fee).known, fee != 0 {
      parts.append(say(.nextPay, speaker.value(fee, .money)))
    }
    if let day = value(.completedBy) { parts.append(say(.nextCompletedBy, day)) }
    if parts.isEmpty, decision.undetermined.isEmpty { parts.append(say(.nextNothing)) }
    guard !parts.isEmpty else { return [] }
    return [.paragraph(language.sentences(parts))]
  }

  /// The papers by name; where one of several will do, what they are is kept apart from the others.
  private var toBring: Inline {
    let requirements = decision.required.map { decision.program.requirements[$0] }
    let (plain, choices) = (
      requirements.filter { $0.id != nil || $0.alternatives.count == 1 },
      requirements.filter { $0.id == nil && $0.alternatives.count > 1 }
    )
    let names = plain.map(speaker.name).joined(by: say(.listComma))
    let any = choices.map { say(.anyOneOf, language.either(speaker.alternatives($0))) }
    return (plain.isEmpty ? any : [names] + any).joined(by: say(.listSemicolon))
  }

  // MARK: Too early

  /// When to come, by looking ahead where somebody did, else by the windows that the rules name.
  private func waitingBlocks() -> [Block] {
    guard let openings = context.outlook?.openings, let first = openings.first else {
      return [.paragraph(waiting)]
    }
    return whenItOpens(first, openings.dropFirst())
  }

  private var waiting: Inline {
    guard let day = speaker.day,
      let next = windows(of: accepting + decision.decidingRules)
        .filter({ $0.opens.map { $0 > day } ?? false })
        .min(by: { ($0.opens ?? 0, $0.index) < ($1.opens ?? 0, $1.index) }), let opens = next.opens
    else { return say(.nextLater) }
    let name = speaker.windowName(next.index)
    guard let closes = next.closes, !isNever(closes) else {
      return say(.nextFrom, speaker.date(opens), name)
    }
    return say(.nextFromUntil, speaker.date(opens), name, speaker.date(closes))
  }

  // MARK: Papers

  private func papersToBring() -> [Block] {
    let items = decision.missing.map { index in
      let requirement = decision.program.requirements[index]
      let ways = speaker.alternatives(requirement)
      guard ways.count > 1 else { return speaker.name(requirement) }
      let any = say(.anyOneOf, language.either(ways))
      return requirement.id == nil ? any : speaker.name(requirement) + say(.inBrackets, any)
    }
    let start = lastDay.map { say(.nextPapersUntil, $0) } ?? say(.nextPapers)
    return [.paragraph(start), .list(items)] + otherLastDays(\.lastDay, lastDay)
  }

  /// The last day of the window in which the request lies.
  var lastDay: Inline? {
    guard let day = speaker.day else { return nil }
    let closing = windows(of: decision.decidingRules).filter { window in
      guard let opens = window.opens, let closes = window.closes else { return false }
      return opens <= day && day <= closes && !isNever(closes)
    }
    return closing.compactMap(\.closes).max().map(speaker.date)
  }

  // MARK: Refused

  /// For each rule that would accept: the rule that defeats it, or its failed conditions.
  private func obstacles() -> [Block] {
    let blocked = self.blocked
    let defeaters = blocked.flatMap(\.children).compactMap { step -> Int? in
      if case .defeat(let by) = step.kind { by } else { nil }
    }
    guard defeaters.isEmpty else {
      let reasons = Set(defeaters).sorted().map { say(.reasonOf, because($0), ruleName($0)) }
      let start = obstacleLastDay.map { say(.nextObstacleUntil, $0) } ?? say(.nextObstacle)
      return [.paragraph(start), .list(reasons)]
        + otherLastDays(\.obstacleLastDay, obstacleLastDay)
    }
    let attempts = accepting.map { failures(explanation.rules[$0]) }.filter { !$0.isEmpty }
    let fewest = attempts.map(\.count).min()
    let failed = attempts.filter { $0.count == fewest }.flatMap { $0 }
    guard !failed.isEmpty else { return [.paragraph(say(.nextNoRuleAccepts))] }
    return [.paragraph(say(.nextFailed)), .list(unique(failed))]
  }

  /// The rules that would accept and are defeated.
  private var blocked: [Step] {
    explanation.rules.filter { step in
      guard case .rule(let index) = step.kind, case .defeated = step.verdict else { return false }
      return accepting.contains(index)
    }
  }

  /// The last day on which a request without the obstacle would be accepted.
  var obstacleLastDay: Inline? { lastDay(of: blocked) }

  private func lastDay(of steps: [Step]) -> Inline? {
    let rules = steps.compactMap { if case .rule(let index) = $0.kind { index } else { nil } }
    guard let day = speaker.day else { return nil }
    let ends = windows(of: rules).compactMap { window -> Int32? in
      guard let opens = window.opens, let closes = window.closes, opens <= day, day <= closes,
        !isNever(closes)
      else { return nil }
      return closes
    }
    return ends.max().map(speaker.date)
  }

  // MARK: Undetermined

  private func questions() -> [Block] {
    var facts: [String] = []
    for (output, reason) in decision.undetermined where output == OutputName.outcome.key {
      for fact in reason.facts where !facts.contains(fact) { facts.append(fact) }
    }
    guard !facts.isEmpty else { return [.paragraph(say(.nextNoAnswer))] }
    return [.paragraph(say(.nextAnswer)), .list(facts.map(question))]
  }

  /// The question that asks for a fact, with the fact's id.
  func question(_ id: String) -> Inline {
    let fact = decision.program.facts.first { $0.id == id }
    guard let words = fact.map({ $0.ask ?? $0.label }) else { return .code(id) }
    return language.capitalised(say(.question, speaker.text(words), .code(id)))
  }

  // MARK: Looking around

  /// The rules that give `accepted`.
  var accepting: [Int] {
    let program = decision.program
    return program.rules.indices.filter { index in
      guard let given = program.rules[index].given(.outcome) else { return false }
      return speaker.known(given.value).hi & EngineChoices.accepted != 0
    }
  }

  /// What failed in a rule, each in one sentence with its values.
  func failures(_ step: Step) -> [Inline] {
    guard case .term(let id) = step.kind else { return step.children.flatMap(failures) }
    guard case .fails = step.verdict else { return [] }
    switch decision.program[id].kind {
    case .all, .any: return step.children.flatMap(failures)
    case .definition:
      let inner = step.children.flatMap(failures)
      return inner.isEmpty ? [speaker.condition(id).sentence] : inner
    case .table:
      // What it was chosen by stands last.
      let inner = step.children.dropLast().flatMap(failures)
      return inner.isEmpty ? [speaker.condition(id).sentence] : inner
    case .not: return [opposite(step) ?? speaker.condition(id).sentence]
    default: return [speaker.condition(id).sentence]
    }
  }

  /// What holds together and should not, of a failed `not (… and …)`.
  private func opposite(_ step: Step) -> Inline? {
    guard let inner = step.children.first, case .term(let id) = inner.kind else { return nil }
    switch decision.program[id].kind {
    case .all, .any:
      let parts = inner.children.compactMap { part -> Inline? in
        guard case .term(let id) = part.kind, case .holds = part.verdict else { return nil }
        return speaker.condition(id).sentence
      }
      return parts.isEmpty ? nil : parts.joined(by: language == .zh ? "；" : "; ")
    default: return nil
    }
  }

  func unique(_ lines: [Inline]) -> [Inline] {
    var seen: Set<Inline> = []
    return lines.filter { seen.insert($0).inserted }
  }

  struct Span {
    let index: Int
    let opens: Int32?
    let closes: Int32?
  }

  /// The windows that the conditions of some rules ask about, in the program's order.
  func windows(of rules: [Int]) -> [Span] {
    let program = decision.program
    var found: Set<Int> = []
    var seen: Set<TermID> = []
    func walk(_ id: TermID) {
      guard seen.insert(id).inserted else { return }
      if case .relative(_, let window) = program[id].kind { found.insert(window) }
      program[id].operands.forEach(walk)
    }
    for rule in rules { walk(program.rules[rule].condition) }
    return found.sorted().map { index in
      let window = program.windows[index]
      return Span(
        index: index, opens: speaker.known(window.opens).value,
        closes: speaker.known(window.closes).value)
    }
  }
}
