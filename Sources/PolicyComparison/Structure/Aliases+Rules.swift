import PolicyChecking
import PolicyProgram

extension Aliases {
  /// Finds rules that two editions have under different ids: the same condition and effects, else
  /// the only rule on each side with that outcome and continuity that tests the same windows.
  mutating func matchRules(_ mine: [Facet], _ theirs: [Facet]) {
    let (first, second) = (RuleSketch.sketches(mine), RuleSketch.sketches(theirs))
    for (procedure, rules) in second {
      let known = first[procedure] ?? [:]
      for key in [\RuleSketch.whole, \.role] {
        let taken = Set((self.rules[procedure] ?? [:]).values)
        let named = self.rules[procedure] ?? [:]
        let left = known.filter { rules[$0.key] == nil && !taken.contains($0.key) }
        let right = rules.filter { known[$0.key] == nil && named[$0.key] == nil }
        match(left, right, procedure, by: key)
      }
    }
  }

  private mutating func match(
    _ left: [String: RuleSketch], _ right: [String: RuleSketch], _ procedure: String,
    by key: KeyPath<RuleSketch, String?>
  ) {
    func unique(_ rules: [String: RuleSketch]) -> [String: String] {
      let keyed = rules.compactMap { id, rule in rule[keyPath: key].map { (key: $0, id: id) } }
      return Dictionary(grouping: keyed, by: \.key).filter { $0.value.count == 1 }
        .compactMapValues { $0.first?.id }
    }
    let mine = unique(left)
    for (key, id) in unique(right) {
      if let name = mine[key] { rules[procedure, default: [:]][id] = name }
    }
  }
}

/// What a rule is known by where its id says nothing.
private struct RuleSketch {
  private var condition = ""
  private var gives: [String] = []

  /// Condition and effects.
  var whole: String? {
    condition.isEmpty ? nil : ([condition] + gives.sorted()).joined(separator: "\n")
  }

  /// Outcome and continuity with the windows that the condition tests; nil: it tests none.
  var role: String? {
    let words = condition.split { $0 == " " || $0 == "(" || $0 == ")" }
    let tests = words.indices.dropLast().filter { ["before", "in", "after"].contains(words[$0]) }
      .map { "\(words[$0]) \(words[$0 + 1])" }
    let effects = gives.filter { $0.hasPrefix("outcome") || $0.hasPrefix("continuity") }
    guard !tests.isEmpty, !effects.isEmpty else { return nil }
    return (Set(tests).sorted() + effects.sorted()).joined(separator: "\n")
  }

  static func sketches(_ facets: [Facet]) -> [String: [String: RuleSketch]] {
    var result: [String: [String: RuleSketch]] = [:]
    for facet in facets {
      guard case .rule(let procedure, let id) = facet.part else { continue }
      switch facet.aspect {
      case .when:
        result[procedure, default: [:]][id, default: RuleSketch()].condition = facet.meaning
      case .gives(let output):
        result[procedure, default: [:]][id, default: RuleSketch()].gives
          .append("\(output.key) \(facet.meaning)")
      default: continue
      }
    }
    return result
  }
}
