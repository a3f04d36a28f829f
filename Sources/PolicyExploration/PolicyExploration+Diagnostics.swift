import Diagnostics
import PolicyProgram
import SourceText

extension Diagnostic {
  /// P0701: an applicant nobody decides about.
  static func undecided(_ output: OutputName, _ program: Program, _ seen: Sighting) -> Diagnostic {
    let name = program.procedure?.id ?? ""
    let message =
      output == .outcome
      ? "no rule of `\(name)` decides about some applicants\(seen.extent)"
      : "`\(output.key)` of `\(name)` is due for some applicants and nothing gives it\(seen.extent)"
    return Diagnostic(
      .undecided, message, at: program.place, seen.example,
      help: output == .outcome ? "add a rule for them" : "let a rule or a block give it")
  }

  /// P0702: an applicant about whom rules disagree.
  static func disagreement(
    _ output: OutputName, _ program: Program, _ seen: Sighting
  ) -> Diagnostic {
    let rules = (seen.witness?.standing(output) ?? []).map { program.rules[$0] }
    let names = rules.map { "`\($0.id)`" }.joined(separator: " and ")
    return Diagnostic(
      .disagreement,
      "\(names.isEmpty ? "rules" : names) give different values for `\(output.key)`\(seen.extent)",
      at: rules.first?.basis.place ?? program.place, seen.example,
      others: rules.dropFirst().map { Label($0.basis.place, "and this one") },
      help: "name one of them under `except` of the other, or narrow a condition")
  }

  /// P0703: a rule whose condition never holds.
  static func ruleNeverApplies(_ rule: Rule) -> Diagnostic {
    Diagnostic(
      .idleRule, "the condition of `\(rule.id)` never holds", at: rule.basis.place, "never applies",
      help: "take the rule away, or correct its condition")
  }

  /// P0703: a rule that is defeated each time it applies.
  static func ruleNeverStands(_ rule: Rule, _ program: Program) -> Diagnostic {
    let others = rule.defeatedBy.map { program.rules[$0] }
    return Diagnostic(
      .idleRule, "`\(rule.id)` is defeated each time it applies", at: rule.basis.place,
      "never stands", others: others.map { Label($0.basis.place, "defeats it") },
      help: "take the rule away, or narrow what defeats it")
  }

  /// P0704: a status that no permit reaches.
  static func idleStatus(_ status: Rule) -> Diagnostic {
    Diagnostic(
      .idleStatus, "no permit ever has the status `\(status.id)`", at: status.basis.place,
      "never reached", help: "take the status away, or correct its condition")
  }

  /// P0705: a permit with no status, or with several.
  static func notOneStatus(
    _ seen: Sighting, _ program: Program, at place: SourceRange
  ) -> Diagnostic {
    let several = seen.suspect == .severalStatuses
    return Diagnostic(
      .notOneStatus,
      several
        ? "some permits have several statuses on one day\(seen.extent)"
        : "some permits have no status\(seen.extent)",
      at: place, seen.example,
      help: several ? "name one status under `except` of the other" : "add a status for them")
  }

  /// P0706: a paper that nobody is asked for.
  static func idlePaper(_ paper: Requirement, of procedure: String) -> Diagnostic {
    Diagnostic(
      .idlePaper, "`\(procedure)` never asks for `\(paper.name)`", at: paper.basis.place,
      "its condition never holds", help: "take the paper away, or correct its condition")
  }

  /// P0707: a window that closes before it opens.
  static func emptyWindow(_ window: Window, _ seen: Sighting) -> Diagnostic {
    Diagnostic(
      .emptyWindow, "the window `\(window.id)` closes before it opens\(seen.extent)",
      at: window.basis.place, seen.example, help: "count both ends from the same day")
  }

  /// P0708: a reading that changes nothing.
  static func idleReading(_ id: String, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .idleReading, "no option of `\(id)` changes a decision", at: place, "never matters",
      help: "take the reading away, or let a rule depend on it")
  }

  /// P0709: a way of counting that decides something, without a source.
  static func uncitedConvention(_ hinge: Hinge) -> Diagnostic {
    let counting = hinge.recounting
    let told = hinge.told.map {
      "; with `\(counting.other)` it is `\($0.other)`, not `\($0.inForce)`"
    }
    return Diagnostic(
      .uncitedConvention,
      "`\(hinge.subject)` hangs on `\(counting.convention)`, for which no source is named"
        + hinge.sighting.extent,
      at: counting.place, hinge.sighting.example + (told ?? ""),
      help: "name a source under `cite` of the conventions, or let a reading choose")
  }

  /// P0710: a validity that is over when it is granted.
  static func validityOver(
    _ procedure: String, _ seen: Sighting, at place: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .validityOver,
      "`\(procedure)` grants a validity that is over on the day of the request\(seen.extent)",
      at: place, seen.example, help: "let the validity end later, or refuse the request")
  }
}

extension Program {
  fileprivate var place: SourceRange {
    procedure?.basis.place ?? rules.first?.basis.place
      ?? SourceFile(path: "policy", bytes: []).wholeRange
  }
}

extension Sighting {
  /// How often it was seen, as the end of a sentence.
  fileprivate var extent: String {
    let reading = needsReading ? " under a reading that is not the default" : ""
    guard let anchors, anchors.count > 0 else { return reading }
    if anchors.isEvery { return reading }
    return "\(reading), where `\(anchors.fact)` is \(anchors.words) "
      + "(\(isComplete ? "" : "at least ")\(anchors.count) of \(anchors.total) days)"
  }

  fileprivate var example: String { witness.map { "for example \($0.summary)" } ?? "" }
}
