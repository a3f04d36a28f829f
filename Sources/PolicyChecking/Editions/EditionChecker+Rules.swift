import Diagnostics
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

extension EditionChecker {
  /// Statuses as rules that give one output, the status.
  func rules(_ statuses: [StatusDecl]) -> [CheckedRule] {
    let ids = statuses.map(\.id.value)
    let choice = scope.choices[EngineChoices.status]
    let defeats = statuses.map { status in
      Set(status.except.flatMap { indices(of: $0, in: ids, "status") })
    }
    let conditions = statuses.map { $0.when.flatMap(expressions.condition) }
    complainAboutRings(defeats, ids: statuses.map(\.id), conditions)
    return statuses.enumerated().compactMap { index, status in
      let basis = basis(status.notes, status.id.range)
      guard let when = conditions[index],
        let bit = choice?.bit(status.id.value)
      else { return nil }
      let value = Expr(.literal(bit), .choice(EngineChoices.status), at: status.id.range)
      return CheckedRule(
        id: status.id.value, title: nil, because: status.because, when: when,
        gives: [(.outcome, value)],
        defeatedBy: defeats.indices.filter { defeats[$0].contains(index) }, basis: basis,
        overlay: status.overlay)
    }
  }

  /// The rules of a procedure; a broken one is left out after its complaint.
  func rules(_ rules: [RuleDecl], targets: ChoiceSpec) -> [CheckedRule] {
    let ids = rules.map(\.id.value)
    let given = rules.map { gives($0, targets: targets) }
    let defeats = rules.indices.map { self.defeats(rules[$0], ids, given, own: $0) }
    let conditions = rules.map { $0.when.flatMap(expressions.condition) }
    complainAboutRings(
      rules.map { rule in
        let named = Set(rule.except.rules.map(\.value))
        return Set(ids.indices.filter { named.contains(ids[$0]) })
      },
      ids: rules.map(\.id), conditions)
    return rules.indices.compactMap { index in
      let rule = rules[index]
      let basis = basis(rule.notes, rule.id.range)
      complainIfUncited("the rule", rule.id, rule.notes)
      guard let when = conditions[index] else { return nil }
      return CheckedRule(
        id: rule.id.value, title: rule.title, because: rule.because, when: when,
        gives: given[index], defeatedBy: defeats.indices.filter { defeats[$0].contains(index) },
        basis: basis, overlay: rule.overlay)
    }
  }

  func gives(
    _ rule: RuleDecl, targets: ChoiceSpec
  ) -> [(output: OutputName, value: Expr)] {
    rule.then.compactMap { assignment in
      guard let output = output(assignment.name), let type = type(of: output) else { return nil }
      if output == .to, let value = target(assignment.value, targets) { return (output, value) }
      if output == .outcome { complainAboutIncomplete(assignment.value) }
      return expressions.value(assignment.value, expecting: type).map { (output, $0) }
    }
  }

  /// The output that a key of `then` names: one of the engine's, or a record fact.
  private func output(_ name: Located<String>) -> OutputName? {
    if let output = OutputName(key: name.value) { return output }
    guard let fact = scope.facts[name.value] else {
      let outputs = Blocks.then.fields.map(\.name)
      report(.unknownName(name.value, near: outputs + Array(scope.facts.keys), at: name.range))
      return nil
    }
    guard fact.spec.isRecord else {
      report(.notRecorded(name.value, at: name.range))
      return nil
    }
    return .record(name.value)
  }

  private func type(of output: OutputName) -> ValueType? {
    if case .record(let fact) = output { return scope.facts[fact]?.spec.type }
    return ExprChecker.type(of: output)
  }

  private func complainAboutIncomplete(_ value: ValueDecl) {
    if case .word(let word) = value, word.value == "incomplete" {
      report(.incompleteIsNotGiven(at: word.range))
    }
  }

  private func target(_ value: ValueDecl, _ targets: ChoiceSpec) -> Expr? {
    guard case .word(let word) = value, let bit = targets.bit(word.value) else { return nil }
    return Expr(.literal(bit), .choice(EngineChoices.target), at: word.range)
  }

  /// The rules that a rule defeats, by index: those it names, and those that may give an outcome it names.
  private func defeats(
    _ rule: RuleDecl, _ ids: [String], _ given: [[(output: OutputName, value: Expr)]], own: Int
  ) -> Set<Int> {
    var result = Set(rule.except.rules.flatMap { indices(of: $0, in: ids, "rule") })
    for outcome in rule.except.outcomes {
      guard let bit = EngineChoices.bit(outcome.value, in: EngineChoices.outcomes) else {
        report(
          .unknownOption(outcome, of: "outcome", options: EngineChoices.outcomes.map(\.id)))
        continue
      }
      for index in given.indices where index != own {
        let outcomes = given[index].first { $0.output == .outcome }?.value.possibleBits ?? 0
        if outcomes & bit != 0 { result.insert(index) }
      }
    }
    return result
  }

  /// Every rule of a name: an overlay makes two of one.
  private func indices(of name: Located<String>, in ids: [String], _ kind: String) -> [Int] {
    let found = ids.indices.filter { ids[$0] == name.value }
    if found.isEmpty { report(.unknownReference(kind, name, near: ids)) }
    return found
  }

  /// `except` may not be a ring, and a chain of three is pointed out, unless its conditions exclude one
  /// another: then the three never apply together.
  private func complainAboutRings(
    _ defeats: [Set<Int>], ids: [Located<String>], _ conditions: [Expr?]
  ) {
    let demands = conditions.map { $0.map { Demands(of: $0, expressions) } }
    func exclude(_ one: Int, _ other: Int) -> Bool {
      guard let one = demands[one], let other = demands[other] else { return false }
      return one.excludes(other)
    }
    func names(_ path: [Int]) -> [String] { path.map { ids[$0].value } }
    var inRing: Set<Int> = []
    for start in defeats.indices where !inRing.contains(start) {
      guard let ring = ring(from: start, defeats) else { continue }
      inRing.formUnion(ring)
      report(.exceptionCycle(names(ring + [start]), at: ids[start].range))
    }
    for start in defeats.indices where !inRing.contains(start) {
      for second in defeats[start].sorted() where !inRing.contains(second) {
        for third in defeats[second].sorted() where !inRing.contains(third) {
          if exclude(start, second) || exclude(second, third) || exclude(start, third) { continue }
          report(.exceptionChain(names([start, second, third]), at: ids[start].range))
        }
      }
    }
  }

  /// A shortest way from a rule back to itself; nil if there is none. O(rules + exceptions).
  private func ring(from start: Int, _ defeats: [Set<Int>]) -> [Int]? {
    var paths: [[Int]] = [[start]]
    var seen: Set<Int> = []
    var next = 0
    while next < paths.count {
      let path = paths[next]
      next += 1
      for index in defeats[path[path.count - 1]].sorted() {
        if index == start { return path }
        if seen.insert(index).inserted { paths.append(path + [index]) }
      }
    }
    return nil
  }

  /// Statuses, and windows used in them, read record facts, `day` and readings only.
  func checkStatusesReadTheRecord(_ statuses: [CheckedRule]) {
    for status in statuses {
      for fact in status.when.facts(in: self).sorted() where fact != "day" {
        guard let spec = scope.facts[fact]?.spec, !spec.isRecord else { continue }
        report(.recordOnly(fact, at: status.when.range))
      }
    }
  }
}

extension Diagnostic {
  /// P0306: a rule that writes what is not of the record.
  static func notRecorded(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .recordOnly, "`\(name)` is said with a request and cannot be written", at: range,
      "not a record fact", help: "declare it with `record: true`, or leave it out")
  }

  /// P0301: the outcome that only papers can give.
  static func incompleteIsNotGiven(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .typeMismatch, "`incomplete` follows from missing papers and is given by no rule", at: range,
      "not for rules", help: "list the papers under `materials`")
  }
}
