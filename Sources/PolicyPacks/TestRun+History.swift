import CivilTime
import Diagnostics
import PolicyReplay
import PolicySyntax
import PolicyValues
import SourceText
import YAMLTree

extension PolicyStore {
  /// Runs a test that tells a history.
  func replayed(
    _ name: String, _ written: CaseDecl, _ expect: ExpectationDecl
  ) -> TestResult {
    let asked = expect.entries.first { $0.key.value == "at" }.flatMap { Reader().date($0.value) }
    let bound = history(written, until: asked?.value)
    var comparison = Comparing(test: name)
    if let history = bound.value?.replay() { comparison.compare(history, expect) }
    let errors = bound.diagnostics.filter { $0.severity == .error }
    return TestResult(name: name, place: written.range, complaints: errors + comparison.complaints)
  }
}

extension Comparing {
  /// Compares what a history comes to on its asked day.
  mutating func compare(_ history: History, _ expect: ExpectationDecl) {
    let interval = history.interval(on: history.asked)
    let ledger = history.ledger
    for entry in expect.entries {
      switch entry.key.value {
      case "at": break
      case "status": expectText(entry, found: history.statusWord(interval))
      case "rule": expectText(entry, found: interval?.rule?.id ?? "none")
      case "edition":
        let edition = interval?.edition?.split(separator: "@").last.map(String.init)
        expectText(entry, found: edition ?? "none")
      case "accumulated":
        expectText(entry, found: ledger.accumulated.map { "\($0)" } ?? "undetermined")
      case "counted-since": expectText(entry, found: day(ledger.countedSince, history))
      case "continuous-since": expectText(entry, found: day(ledger.continuousSince, history))
      case "flagged":
        let flagged = history.moments.filter(\.judgement.isFlagged)
        expectWords(entry, found: flagged.map(\.event.name))
      case "ledger": segments(entry, history)
      default: fail(entry, found: "nothing of this; the test tells a history")
      }
    }
  }

  private func day(_ day: CivilDate?, _ history: History) -> String {
    if history.state.continuity.isUnknown { return "undetermined" }
    return day?.description ?? "never"
  }

  private mutating func segments(_ entry: ExpectationDecl.Entry, _ history: History) {
    guard case .sequence(let rows, _) = entry.value else { return }
    let found = history.ledger.segments
    if rows.count != found.count { fail(entry, found: "\(found.count) segments") }
    for (row, segment) in zip(rows, found) {
      guard case .mapping(let fields, _) = row else { continue }
      for field in fields {
        let text =
          switch field.key.text {
          case "from": segment.from.description
          case "until": segment.until.description
          case "kind": segment.kind.rawValue
          case "days": "\(segment.days)"
          default: history.rule(of: segment) ?? "none"
          }
        let key = Located("ledger.\(field.key.text)", at: field.key.range)
        expectText(.init(key: key, value: field.value), found: text)
      }
    }
  }
}

extension History {
  /// A status as a test states it.
  package func statusWord(_ interval: StatusInterval?) -> String {
    interval.map { $0.name ?? "undetermined" } ?? "none"
  }

  /// The rule at a segment's boundary: that of the event that made it, or of the status that waits.
  package func rule(of segment: Segment) -> String? {
    guard let moment = segment.moment else {
      return segment.kind == .grace || segment.kind == .gap
        ? interval(on: segment.from)?.rule?.id : nil
    }
    guard let decision = moments[moment].decision else { return nil }
    return decision.decidingRules.first.map { decision.program.rules[$0].id }
  }
}
