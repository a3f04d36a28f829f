import PolicySyntax

extension Reference {
  /// Lets the edition begin: on its first day the rules of the transition write into older records.
  ///
  /// Every rule reads what was there before; what two rules write differently is not known.
  mutating func begin() {
    let first = policy.inForce.map { naive($0.from.first.value) }
    guard let first, !policy.transition.isEmpty,
      let starts = given.facts["permit.starts"]?.day, starts < first
    else { return }
    var then = self
    then.given.facts["day"] = .day(first)
    then.given.facts["request.date"] = .day(first)
    var written: [String: Set<ReferenceValue?>] = [:]
    for rule in policy.transition where rule.when.map({ then.evaluate($0)?.bool }) == true {
      for entry in rule.then {
        written[entry.name.value, default: []].insert(then.value(entry.value))
      }
    }
    for (fact, values) in written {
      given.facts[fact] = values.count == 1 ? values.first.flatMap { $0 } : nil
    }
  }
}
