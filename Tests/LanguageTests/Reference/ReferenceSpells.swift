import PolicySyntax

/// What spells come to, one day at a time: a month is whole if each of its days lies in a spell.
struct ReferenceSpells {
  let told: [SpellDecl]

  private func covers(_ kind: String, _ day: NaiveDay) -> Bool {
    told.contains {
      $0.kind.value == kind && naive($0.from.value) <= day && day <= naive($0.until.value)
    }
  }

  private func isWhole(_ kind: String, _ year: Int, _ month: Int) -> Bool {
    (1...NaiveDay.length(year, month)).allSatisfy {
      covers(kind, NaiveDay(year: year, month: month, day: $0))
    }
  }

  /// nil where it cannot be said.
  func value(_ rule: SpellRuleDecl, on day: NaiveDay) -> ReferenceValue? {
    let kind = rule.of.value
    let all = told.filter { $0.kind.value == kind }
    guard let first = all.map({ naive($0.from.value) }).min() else { return nil }
    if rule.take.value == "since" {
      guard covers(kind, day) else { return nil }
      var since = day
      while covers(kind, since.previous) { since = since.previous }
      return .day(since)
    }
    var (year, month) = (day.year, day.month)
    var (count, looked) = (0, 0)
    while (year, month) >= (first.year, first.month) {
      (year, month) = month > 1 ? (year, month - 1) : (year - 1, 12)
      looked += 1
      if let within = rule.within?.value, looked > within { break }
      if isWhole(kind, year, month) {
        count += 1
      } else if rule.take.value == "months-in-a-row" {
        break
      }
    }
    return .int(count)
  }
}
