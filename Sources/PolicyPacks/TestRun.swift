import CivilTime
import Diagnostics
import PolicyEvaluation
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText
import YAMLTree

/// How one test of a pack came out.
package struct TestResult {
  package let name: String
  package let place: SourceRange
  /// One complaint for each expectation that is not met, at its place; empty for a pass.
  package let complaints: [Diagnostic]

  package var isPassed: Bool { !complaints.contains { $0.severity == .error } }
}

extension PolicyStore {
  /// Runs every test of a file, in order.
  package func run(_ tests: TestsDecl) -> [TestResult] {
    tests.tests.flatMap { test -> [TestResult] in
      let base = result(test.name, test.given, test.expect, [])
      let under = test.expectUnder.map { variant in
        let label = variant.readings.map { "\($0.reading.value)=\($0.option.value)" }
        return result(
          "\(test.name) under \(label.joined(separator: ", "))", test.given, variant.expect,
          variant.readings)
      }
      return [base] + under
    }
  }

  private func result(
    _ name: String, _ given: CaseDecl, _ expect: ExpectationDecl, _ readings: [ChosenDecl]
  ) -> TestResult {
    let replaced = given.readings.filter { old in
      !readings.contains { $0.reading.value == old.reading.value }
    }
    let written = CaseDecl(
      title: given.title, policy: given.policy, procedure: given.procedure, today: given.today,
      facts: given.facts, papers: given.papers, readings: replaced + readings,
      history: given.history, spells: given.spells, range: given.range)
    if !written.history.isEmpty { return replayed(name, written, expect) }
    let options = Question.Options(sensitivity: false, everyReading: false)
    let answer = answer(written, Selection(options: options))
    var comparison = Comparing(test: name)
    switch answer.value {
    case .decided(let ruling): comparison.compare(ruling, expect)
    case .noEdition(_, _, let reason, _): comparison.compareWithoutEdition(expect, reason)
    // What keeps a case from being decided is complained about already.
    case .refused: break
    }
    let errors = answer.diagnostics.filter { $0.severity == .error }
    return TestResult(name: name, place: given.range, complaints: errors + comparison.complaints)
  }
}

/// Compares what a decision says with what a test expects, key by key.
struct Comparing {
  let test: String
  private(set) var complaints: [Diagnostic] = []

  init(test: String) { self.test = test }

  mutating func compareWithoutEdition(_ expect: ExpectationDecl, _ reason: Undetermined) {
    for entry in expect.entries {
      switch entry.key.value {
      case "undetermined": undetermined(entry, outputs: ["outcome"], reasons: [reason.why])
      case "edition": expectText(entry, found: "none")
      case "because-one-of": fail(entry, found: "[]")
      case "outcome": expectText(entry, found: "undetermined")
      case "because": expectWords(entry, found: [])
      default: fail(entry, found: "no edition in force")
      }
    }
  }

  mutating func compare(_ ruling: Ruling, _ expect: ExpectationDecl) {
    let decision = ruling.decision
    for entry in expect.entries {
      switch entry.key.value {
      case "outcome": expectText(entry, found: decision.outcome ?? "undetermined")
      case "because":
        expectWords(entry, found: decision.decidingRules.map { decision.program.rules[$0].id })
      case "because-one-of":
        expectOne(entry, found: decision.decidingRules.map { decision.program.rules[$0].id })
      case "to": expectText(entry, found: decision.show(.to))
      case "status": expectText(entry, found: decision.showStatus(decision.statusBefore))
      case "status-after": expectText(entry, found: decision.showStatus(decision.statusAfter))
      case "validity": validity(entry, decision)
      case "continuity": expectText(entry, found: decision.show(.continuity))
      case "gap-days": expectText(entry, found: decision.gapDays.map { "\($0)" } ?? "none")
      case "fee": fee(entry, decision)
      case "completed-by": expectText(entry, found: decision.show(.completedBy), unknown: "unknown")
      case "missing": expectWords(entry, found: decision.missing.map(decision.paperName))
      case "required": expectWords(entry, found: decision.required.map(decision.paperName))
      case "edition": expectText(entry, found: ruling.edition.edition)
      case "undetermined":
        undetermined(
          entry, outputs: unique(decision.undetermined.map(\.output)),
          reasons: decision.undetermined.map(\.reason.why))
      case "windows": windows(entry, decision)
      case "overlays": expectWords(entry, found: decision.applyingOverlays)
      case "transition":
        let rules = decision.program.transition?.rules ?? []
        expectWords(entry, found: decision.transitionRules.map { rules[$0].id })
      default: break
      }
    }
  }

  private func unique(_ words: [String]) -> [String] {
    words.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private mutating func validity(_ entry: ExpectationDecl.Entry, _ decision: Decision) {
    guard case .mapping(let ends, _) = entry.value else { return }
    for end in ends {
      let output: OutputName = end.key.text == "from" ? .validityStarts : .validityEnds
      let key = Located("validity.\(end.key.text)", at: end.key.range)
      expectText(
        .init(key: key, value: end.value), found: decision.show(output), unknown: "unknown")
    }
  }

  private mutating func windows(_ entry: ExpectationDecl.Entry, _ decision: Decision) {
    guard case .mapping(let windows, _) = entry.value else { return }
    for window in windows {
      guard let spec = decision.program.windows.first(where: { $0.id == window.key.text }),
        case .mapping(let ends, _) = window.value
      else {
        fail(entry, found: "no window `\(window.key.text)`")
        continue
      }
      for end in ends {
        let term = end.key.text == "opens" ? spec.opens : spec.closes
        let day = decision[decision.program[term].register].value
        let key = Located("\(spec.id).\(end.key.text)", at: end.key.range)
        expectText(
          .init(key: key, value: end.value),
          found: day.map { CivilDate(packed: $0).description } ?? "unknown")
      }
    }
  }

  private mutating func fee(_ entry: ExpectationDecl.Entry, _ decision: Decision) {
    guard case .scalar(let scalar) = entry.value else { return }
    let found = decision.show(.fee)
    if case .money(let fen)? = readExpression(scalar).value?.kind {
      let expected = showAmount(Int32(clamping: fen))
      if expected != found { fail(entry, found: found) }
    } else if !(scalar.text == "unknown" && found == "undetermined") {
      fail(entry, found: found)
    }
  }

  // MARK: Single comparisons

  mutating func expectText(
    _ entry: ExpectationDecl.Entry, found: String, unknown: String? = nil
  ) {
    guard case .scalar(let scalar) = entry.value else { return }
    if scalar.text == found || (unknown == scalar.text && found == "undetermined") { return }
    fail(entry, found: found)
  }

  mutating func expectWords(_ entry: ExpectationDecl.Entry, found: [String]) {
    guard Set(words(entry)) != Set(found) else { return }
    fail(entry, found: "[\(found.joined(separator: ", "))]")
  }

  /// Some rule decided, and none that is not among those named.
  private mutating func expectOne(_ entry: ExpectationDecl.Entry, found: [String]) {
    guard found.isEmpty || !Set(found).isSubset(of: words(entry)) else { return }
    fail(entry, found: "[\(found.joined(separator: ", "))]")
  }

  /// What stays open: outputs, or the reasons why, or both; those named are all that there are.
  private mutating func undetermined(
    _ entry: ExpectationDecl.Entry, outputs: [String], reasons: [Undetermined.Why]
  ) {
    let reasons = unique(reasons.map(\.rawValue))
    let expected = Set(words(entry))
    let known = Set(Undetermined.Why.allCases.map(\.rawValue))
    let (why, what) = (expected.intersection(known), expected.subtracting(known))
    let isMet =
      expected.isEmpty
      ? outputs.isEmpty
      : (why.isEmpty || why == Set(reasons)) && (what.isEmpty || what == Set(outputs))
    guard !isMet else { return }
    fail(entry, found: "[\((outputs + reasons).joined(separator: ", "))]")
  }

  private func words(_ entry: ExpectationDecl.Entry) -> [String] {
    switch entry.value {
    case .scalar(let scalar): [scalar.text]
    case .sequence(let items, _):
      items.compactMap { if case .scalar(let scalar) = $0 { scalar.text } else { nil } }
    case .mapping: []
    }
  }

  mutating func fail(_ entry: ExpectationDecl.Entry, found: String) {
    complaints.append(.testFailed(test, entry.key.value, found: found, at: entry.value.range))
  }
}

extension Diagnostic {
  /// P0610: an expectation that is not met.
  static func testFailed(
    _ test: String, _ key: String, found: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .testFailed, "`\(test)` expects another `\(key)`", at: range, "the decision says: \(found)")
  }
}
