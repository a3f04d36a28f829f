import CivilTime
import PolicySyntax

extension Reference {
  /// What a permit is on a day: the status, with that day for `day` and without a request.
  func status(on day: NaiveDay, _ policy: String?, _ edition: String?) -> ReferenceValue? {
    let name = policy ?? self.policy.id.value
    guard policy != nil || edition != nil else { return status(on: day, of: self.policy) }
    let named = ([self.policy] + others).filter { $0.id.value == name }
    if let edition {
      return named.first { $0.edition?.value == edition }.flatMap { status(on: day, of: $0) }
    }
    let governing = named.map { governs($0, on: day) }
    guard !governing.contains(nil), let index = governing.firstIndex(of: true) else { return nil }
    return status(on: day, of: named[index])
  }

  private func status(on day: NaiveDay, of policy: PolicyDecl) -> ReferenceValue? {
    if case .value(let word) = asking(policy, on: day).status { .word(word) } else { nil }
  }

  private func governs(_ policy: PolicyDecl, on day: NaiveDay) -> Bool? {
    let governing = policy.governedBy.flatMap(asking(policy, on: day).value)?.day ?? day
    return policy.inForce.map {
      naive(written($0.from)) <= governing && governing <= naive(written($0.until))
    }
  }

  private func written(_ day: DisputedDay) -> CivilDate {
    day.day(under: day.reading.flatMap { given.readings[$0.value] })
  }

  private func asking(_ policy: PolicyDecl, on day: NaiveDay) -> Reference {
    var other = self
    other.policy = policy
    other.procedure = nil
    other.given.facts["day"] = .day(day)
    return other
  }
}
