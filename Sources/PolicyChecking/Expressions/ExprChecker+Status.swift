import Diagnostics
import PolicySyntax
import PolicyValues
import SourceText

extension ExprChecker {
  /// `status [of POLICY] on DATE [under EDITION]`: the policy and the edition must exist, and an edition of
  /// the same policy must be an earlier one.
  func status(
    _ policy: Located<String>?, _ day: ExprSyntax, _ edition: Located<String>?, _ range: SourceRange
  ) -> Expr? {
    let day = check(day, expecting: .date)
    guard let target = target(policy, edition, range), let day else { return nil }
    return Expr(.status(target, on: day), .choice(EngineChoices.status), at: range)
  }

  private func target(
    _ policy: Located<String>?, _ edition: Located<String>?, _ range: SourceRange
  ) -> StatusTarget? {
    guard let home else { return nil }
    if policy == nil, edition == nil {
      guard home.hasStatuses else {
        report(.nothingSaysStatus(home.policy, at: range))
        return nil
      }
      asksOwnStatus = true
      return .own
    }
    let name = policy?.value ?? home.policy
    let editions = home.neighbours.editions(name)
    guard !editions.isEmpty || policy == nil else {
      if let policy { report(.unknownReference("policy", policy, near: [])) }
      return nil
    }
    guard let edition else { return .policy(name) }
    let askable = editions.filter { head in
      name != home.policy || home.from.map { head.from < $0 } ?? true
    }
    guard let head = editions.first(where: { $0.edition == edition.value }) else {
      report(.unknownStatusEdition(edition, of: name, known: askable.map(\.edition)))
      return nil
    }
    if !askable.contains(where: { $0.edition == head.edition }) {
      report(.laterStatusEdition(edition))
      return nil
    }
    return .edition("\(name)@\(edition.value)")
  }
}

extension EditionChecker {
  /// A status that asks for the status by the same rules would ask without end.
  func checkStatusesDoNotAskThemselves(_ statuses: [CheckedRule]) {
    guard expressions.asksOwnStatus else { return }
    for status in statuses {
      var seen: Set<String> = []
      for place in status.when.ownStatuses(expressions, &seen) {
        report(.statusAsksItself(at: place))
      }
    }
  }
}

extension Expr {
  /// The places that ask for the status by the rules of the same edition, through names.
  fileprivate func ownStatuses(
    _ checker: ExprChecker, _ seen: inout Set<String>
  ) -> [SourceRange] {
    var result: [SourceRange] = []
    func enter(_ key: String, _ body: () -> Expr?) {
      guard seen.insert(key).inserted else { return }
      result += body()?.ownStatuses(checker, &seen) ?? []
    }
    func enterWindow(_ name: String) {
      enter("\(name).opens") { checker.windowEnd(name, isOpening: true) }
      enter("\(name).closes") { checker.windowEnd(name, isOpening: false) }
    }
    switch kind {
    case .status(.own, _): result.append(range)
    case .definition(let name): enter(name) { checker.definition(name) }
    case .windowEnd(let name, _), .relative(_, _, let name): enterWindow(name)
    case .table(let table):
      if case .windows(_, let rows) = table.subject { rows.flatMap(\.windows).forEach(enterWindow) }
    default: break
    }
    for part in parts { result += part.ownStatuses(checker, &seen) }
    return result
  }
}

extension Diagnostic {
  /// P0310: a status that would need itself.
  static func statusAsksItself(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .statusAsksItself, "a status asks here what the status is, by the same rules", at: range,
      "would ask itself", help: "name an earlier edition with `under`, or ask in a procedure")
  }

  /// P0311: an edition that the policy does not have.
  static func unknownStatusEdition(
    _ edition: Located<String>, of policy: String, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .badStatusEdition, "`\(policy)` has no edition `\(edition.value)`", at: edition.range,
      "unknown edition",
      help: nearest(to: edition.value, in: known).map { "write `\($0)`" }
        ?? (known.isEmpty ? nil : "the editions are \(quoted(known))"))
  }

  /// P0311: an edition that is not earlier than the one that asks.
  static func laterStatusEdition(_ edition: Located<String>) -> Diagnostic {
    Diagnostic(
      .badStatusEdition, "`under` names an earlier edition, and `\(edition.value)` is not earlier",
      at: edition.range, "not before this edition",
      help: "name an edition that was in force before this one")
  }

  /// P0312: a policy that says nothing of statuses.
  static func nothingSaysStatus(_ policy: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .noStatusRules, "`\(policy)` says nothing of what a permit is on a day", at: range,
      "asks for a status", help: "add `status:` to the policy")
  }

  /// P0313: a status of another edition that reads what this one does not know.
  static func statusReadsUnknown(
    _ kind: String, _ name: String, of edition: String, at range: SourceRange, place: SourceRange?
  ) -> Diagnostic {
    Diagnostic(
      .statusOutOfReach, "the status by `\(edition)` depends on the \(kind) `\(name)`", at: range,
      "not known in the same way here", others: place.map { [Label($0, "declared here")] } ?? [],
      help: "use the same vocabularies and options in both")
  }

  /// P0314: an edition with complaints of its own.
  static func statusOfBroken(_ edition: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .brokenStatusSource, "`\(edition)` has errors of its own, so its statuses cannot be used",
      at: range, "needs `\(edition)`", help: "correct `\(edition)` first")
  }
}
