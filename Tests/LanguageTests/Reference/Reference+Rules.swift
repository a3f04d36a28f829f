import PolicySyntax
import SourceText

/// A rule or a status as default logic sees it.
struct ReferenceRule {
  let id: String
  let when: ExprSyntax?
  let then: [String: ValueDecl]
  var defeatedBy: [Int] = []
}

extension Reference {
  var rules: [ReferenceRule] {
    let declared = procedure?.rules ?? []
    var rules = declared.map { rule in
      ReferenceRule(
        id: rule.id.value, when: rule.when,
        then: Dictionary(rule.then.map { ($0.name.value, $0.value) }) { first, _ in first })
    }
    for (index, rule) in declared.enumerated() {
      for other in rules.indices {
        let byName = rule.except.rules.contains { $0.value == rules[other].id }
        let possible = rules[other].then["outcome"].map(words) ?? []
        let byOutcome = rule.except.outcomes.contains { possible.contains($0.value) }
        if byName || (byOutcome && other != index) { rules[other].defeatedBy.append(index) }
      }
    }
    return rules
  }

  private var statuses: [ReferenceRule] {
    policy.statuses.map { status in
      let word = ValueDecl.word(status.id)
      let defeaters = policy.statuses.indices.filter { index in
        policy.statuses[index].except.contains { $0.value == status.id.value }
      }
      return ReferenceRule(
        id: status.id.value, when: status.when, then: ["outcome": word], defeatedBy: defeaters)
    }
  }

  /// The words that an output may turn out to be.
  private func words(_ value: ValueDecl) -> Set<String> {
    switch value {
    case .word(let word): [word.value]
    case .table(let table):
      (table.entries.map(\.value) + [table.otherwise].compactMap { $0 }).map(words)
        .reduce(into: []) { $0.formUnion($1) }
    case .overlaid(_, let new, let old): words(new).union(words(old))
    case .expression, .period, .unstated: []
    }
  }

  // MARK: Default logic

  private func applies(_ rule: ReferenceRule) -> Bool? {
    rule.when.flatMap(evaluate)?.bool
  }

  /// Applies, undefeated in this output; who loses its outcome loses all.
  private func stands(_ rule: ReferenceRule, _ output: String, _ rules: [ReferenceRule]) -> Bool? {
    let defeated = any(
      rule.defeatedBy.filter { rules[$0].then[output] != nil }.map { applies(rules[$0]) })
    var parts = [applies(rule), defeated.map { !$0 }]
    if output != "outcome", rule.then["outcome"] != nil {
      parts.append(stands(rule, "outcome", rules))
    }
    return all(parts)
  }

  /// What the standing rules give for an output; nil if that cannot be said.
  func claims(_ output: String, _ rules: [ReferenceRule]) -> Set<ReferenceValue>? {
    var claims: Set<ReferenceValue> = []
    for rule in rules {
      guard let given = rule.then[output] else { continue }
      switch stands(rule, output, rules) {
      case false: continue
      case true:
        guard let value = value(given) else { return nil }
        claims.insert(value)
      case nil: return nil
      }
    }
    return claims
  }

  var outcomes: Set<ReferenceValue>? {
    guard let procedure else { return nil }
    guard !procedure.rules.isEmpty else { return accepted(claims: [.word("accepted")]) }
    return claims("outcome", rules).flatMap { accepted(claims: $0) }
  }

  /// Papers come last.
  private func accepted(claims: Set<ReferenceValue>) -> Set<ReferenceValue>? {
    guard claims == [.word("accepted")], given.papers != nil else { return claims }
    return isIncomplete.map { $0 ? [.word("incomplete")] : claims }
  }

  /// The status on the day.
  var status: ReferenceClaim {
    guard !policy.statuses.isEmpty else { return .notDue }
    guard let claims = claims("outcome", statuses) else { return .unknown }
    return claim(claims, isDue: true)
  }

  private func claim(_ claims: Set<ReferenceValue>, isDue: Bool) -> ReferenceClaim {
    guard isDue else { return .notDue }
    if claims.count > 1 { return .conflict }
    return claims.first.map { .value($0.description) } ?? .gap
  }

  // MARK: Outputs

  /// An output as expressions read it.
  func output(named name: String) -> ReferenceValue? {
    switch name {
    case "outcome":
      return outcomes.map { .words(Set($0.compactMap(\.word))) }
    case "validity.starts", "validity.ends", "fee", "completed-by":
      guard procedure != nil, let claims = valued(name), claims.count == 1 else { return nil }
      return claims.first
    default: return nil
    }
  }

  /// A date or an amount: of the standing rules, else of the block.
  func valued(_ name: String) -> Set<ReferenceValue>? {
    guard let claims = claims(name, rules) else { return nil }
    if !claims.isEmpty { return claims }
    guard let block = block(name) else { return [] }
    return block().map { [$0] }
  }

  private func block(_ name: String) -> (() -> ReferenceValue?)? {
    guard let procedure else { return nil }
    switch name {
    case "validity.starts": return procedure.validity?.starts.map { value in { self.value(value) } }
    case "validity.ends":
      return procedure.validity.map { validity in { end(of: validity) } }
    case "fee": return procedure.fee.map { fee in { value(fee.value) } }
    case "completed-by": return procedure.completedBy.map { by in { value(by.value) } }
    default:
      return procedure.record.first { $0.name.value == name }.map { entry in { value(entry.value) }
      }
    }
  }

  /// The last day of a validity: under the last overlay that applies, else its own.
  private func end(of validity: ValidityDecl) -> ReferenceValue? {
    for (overlay, other) in validity.overlaid.reversed() {
      guard let applies = name(overlay.value)?.bool else { return nil }
      if applies { return end(of: other) }
    }
    if let ends = validity.ends { return value(ends) }
    return validity.lasts.flatMap(value)
  }

  private func speaks(_ name: String) -> Bool {
    block(name) != nil || rules.contains { $0.then[name] != nil }
  }

  /// The record facts that the procedure may write.
  private var recorded: Set<String> {
    let known: Set<String> = [
      "outcome", "to", "continuity", "validity.starts", "validity.ends", "fee", "completed-by",
    ]
    return Set(rules.flatMap(\.then.keys)).union((procedure?.record ?? []).map(\.name.value))
      .subtracting(known)
  }

  func answer() -> ReferenceAnswer {
    var answer = ReferenceAnswer()
    answer.status = status
    guard procedure != nil else { return answer }
    guard let outcomes else {
      answer.outputs["outcome"] = .unknown
      return answer
    }
    let isAccepted = outcomes == [.word("accepted")]
    let isRedirected = outcomes == [.word("redirected")]
    answer.outputs["outcome"] = claim(outcomes, isDue: true)
    answer.missing = Set(requirements.filter { $0.asked == true && !$0.brought }.map(\.name))
    answer.deciding = deciding(outcomes)
    if speaks("to") {
      answer.outputs["to"] = claims("to", rules).map { claim($0, isDue: isRedirected) } ?? .unknown
    }
    if speaks("continuity") {
      let claims = claims("continuity", rules).flatMap(overGap)
      let isDue = isAccepted || (isRedirected && claims?.isEmpty == false)
      answer.outputs["continuity"] = claims.map { claim($0, isDue: isDue) } ?? .unknown
    }
    for name in ["validity.starts", "validity.ends", "fee", "completed-by"] where speaks(name) {
      let claims = isAccepted ? valued(name) : []
      answer.outputs[name] = claims.map { claim($0, isDue: isAccepted) } ?? .unknown
    }
    for name in recorded {
      let claims = isAccepted ? valued(name) : written(name, by: outcomes)
      answer.outputs[name] = claims.map { claim($0, isDue: !$0.isEmpty) } ?? .unknown
    }
    if isAccepted { answer.statusAfter = statusAfter(answer) }
    return answer
  }

  /// What the rules of an outcome other than acceptance write; what is incomplete writes nothing.
  private func written(
    _ name: String, by outcomes: Set<ReferenceValue>
  ) -> Set<ReferenceValue>? {
    guard outcomes.count == 1, let outcome = outcomes.first, outcome != .word("incomplete") else {
      return []
    }
    let rules = rules
    var written: Set<ReferenceValue> = []
    for rule in rules where rule.then["outcome"].flatMap(value) == outcome {
      guard let given = rule.then[name] else { continue }
      switch stands(rule, name, rules) {
      case false: continue
      case true:
        guard let value = value(given) else { return nil }
        written.insert(value)
      case nil: return nil
      }
    }
    return written
  }

  private func deciding(_ outcomes: Set<ReferenceValue>) -> Set<String> {
    guard outcomes.count == 1, var word = outcomes.first?.word else { return [] }
    if word == "incomplete" { word = "accepted" }
    let rules = rules
    return Set(
      rules.filter { rule in
        rule.then["outcome"].flatMap(value)?.word == word && stands(rule, "outcome", rules) == true
      }.map(\.id))
  }

  /// Where no day lies between, what bridges or resumes continues.
  private func overGap(_ claims: Set<ReferenceValue>) -> Set<ReferenceValue>? {
    let bending: Set<ReferenceValue> = [.word("bridges"), .word("resumes")]
    guard !claims.isDisjoint(with: bending) else { return claims }
    let from = procedure?.gap.map { value($0.from)?.day } ?? name("permit.expires")?.day?.next
    let until = procedure?.gap.map { value($0.until)?.day } ?? name("request.date")?.day?.previous
    guard let first = from, let last = until else { return nil }
    return first <= last ? claims : claims.subtracting(bending).union([.word("continues")])
  }

  private func statusAfter(_ answer: ReferenceAnswer) -> ReferenceClaim {
    guard !policy.statuses.isEmpty, !recorded.isEmpty else { return .notDue }
    var after = self
    for name in recorded {
      guard let claims = valued(name), claims.count <= 1 else { return .unknown }
      if let value = claims.first { after.given.facts[name] = value }
    }
    return after.status
  }

  // MARK: Papers

  struct ReferencePaper {
    let name: String
    let asked: Bool?
    let brought: Bool
  }

  private var isIncomplete: Bool? {
    any(requirements.map { all([$0.asked, !$0.brought]) })
  }

  var requirements: [ReferencePaper] {
    (procedure?.materials ?? []).flatMap { requirements($0, asked: true) }
  }

  private func requirements(_ material: MaterialDecl, asked: Bool?) -> [ReferencePaper] {
    let asked = all([asked, material.when.map { evaluate($0)?.bool } ?? true])
    switch material.content {
    case .none: return []
    case .paper(let name, let must):
      let ways = ways(name.value, must.map(\.value))
      return [ReferencePaper(name: name.value, asked: asked, brought: ways.contains(where: has))]
    case .allOf(let parts): return parts.flatMap { requirements($0, asked: asked) }
    case .anyOf:
      let ways = ways(material)
      let papers = ways.flatMap { $0.filter { !$0.contains(":") } }
        .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      return [
        ReferencePaper(
          name: papers.joined(separator: "|"), asked: asked, brought: ways.contains(where: has))
      ]
    case .table(let subject, let entries, let otherwise):
      guard case .name(let name) = subject, let by = self.name(name.value)?.word else { return [] }
      let entry = entries.first { $0.keys.contains { $0.value == by } }
      return (entry?.value ?? otherwise).map { requirements($0, asked: asked) } ?? []
    }
  }

  private func has(_ papers: [String]) -> Bool {
    papers.allSatisfy { given.papers?.contains($0) == true }
  }

  /// What would do, each with its papers and their qualities.
  private func ways(_ material: MaterialDecl) -> [[String]] {
    switch material.content {
    case .paper(let name, let must): ways(name.value, must.map(\.value))
    case .anyOf(let parts): parts.flatMap(ways)
    case .allOf(let parts):
      parts.map(ways).reduce([[]]) { before, next in
        before.flatMap { way in next.map { way + $0 } }
      }
    case .table, .none: []
    }
  }

  private func ways(_ paper: String, _ qualities: [String]) -> [[String]] {
    let members = groups[paper] ?? []
    return (members.isEmpty ? [paper] : members).map { member in
      [member] + qualities.map { "\(member):\($0)" }
    }
  }
}
